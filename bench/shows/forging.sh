#!/usr/bin/env bash
# Every leaf of a plan file of the shipped case changed in turn (numbers, texts, flags, days), every element
# taken out, and in lists doubled: each is found, or its key is named as claimed; none is believed.
source "$(dirname "$0")/common.sh"
export MUSTER_FORGERIES="$work/forgeries"
run_tests stages ForgedPlanTest
line=$(cat "$MUSTER_FORGERIES")
echo "$line"
grep -qE '^[0-9]{4,} forgeries: [0-9]+ found, [0-9]+ claimed, 0 believed$' <<<"$line"
