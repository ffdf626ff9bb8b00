#!/usr/bin/env bash
# 500 tiny random shift problems: cost equals brute force, bound not above it and proven again; each
# reason compared with trying every calendar.
source "$(dirname "$0")/common.sh"
run_tests engine 'TinyShiftsTest,ShiftReasonsTest'
grep -h 'reasons of' "$work/log"
echo "500 random shift problems: cost = brute force, bound <= cost and proven again, every reason true"
