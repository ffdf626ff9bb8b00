#!/usr/bin/env bash
# Writes a case drawn by seed into a folder, the same bytes for the same arguments:
#   bench/drawn-case.sh DIR UNITS SEED [--equal] [--lines N] [--posts N] [--officers N] [--months N]
# Lines, posts and officers go by the units unless they are named: 60 units have 20, 20 and 40; 200 have 80, 60
# and 120; 600 have 300, 500 and 900; 1,500 have 800, 2,000 and 3,000; the horizon has 36 months.
folder=$(realpath -m "${1:?DIR is missing, then UNITS and SEED}")
source "$(dirname "$0")/shows/common.sh"
drawn_case "$folder" "${2:?UNITS is missing}" "${3:?SEED is missing}" "${@:4}"
