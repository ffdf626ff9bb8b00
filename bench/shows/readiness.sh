#!/usr/bin/env bash
# State of readiness on day X as known on day Y, on 30 nations, 20 cycles, 5,000 goals and 2,000 units:
# prints milliseconds for the first question after the start, after a change of the longest table, and for
# the next, on each database. The first three years warm the virtual machine up.
source "$(dirname "$0")/common.sh"
run_tests stages ReadinessScaleTest
grep '^figures: database' "$work/log" | tee "$work/all"
# The last year asked for, on each database.
grep 'known=2024' "$work/all" >"$work/last"
holds "databases" "$(wc -l <"$work/last")" = 2
holds "ms for the first question after the start" "$(log=$work/all seen first-after-the-start most)" "<=" 2000
holds "after a change of the longest table" "$(log=$work/last seen after-a-change most)" "<=" 200
holds "for the next" "$(log=$work/last seen next most)" "<=" 200
judged
