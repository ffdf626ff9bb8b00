#!/usr/bin/env bash
# State of readiness on day X as known on day Y, on 30 nations, 20 cycles, 5,000 goals and 2,000 units:
# prints milliseconds for the first question with the knowledge of a day and for the next, on each database.
source "$(dirname "$0")/common.sh"
run_tests stages ReadinessScaleTest
grep '^readiness' "$work/log"
