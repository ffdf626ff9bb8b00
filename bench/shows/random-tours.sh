#!/usr/bin/env bash
# 500 tiny random tour problems (levels, certificates, rest, caveats, activities with seats): cost
# equals brute force, bound not above it and proven again by the second pricer, each reason true.
source "$(dirname "$0")/common.sh"
run_tests engine TourPlanningTest
grep -h 'tiny tour problems' "$work/log"
echo "500 random tour problems: cost = brute force, bound <= cost and proven again, every reason true"
