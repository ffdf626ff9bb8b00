#!/usr/bin/env bash
# State of readiness on day X as known on day Y, on 30 nations, 20 cycles, 5,000 goals and 2,000 units:
# prints milliseconds for the first question after the start, after a change of the longest table, and for
# the next, on each database. The first three years warm the virtual machine up.
source "$(dirname "$0")/common.sh"
run_tests stages ReadinessScaleTest
grep '^readiness' "$work/log"
