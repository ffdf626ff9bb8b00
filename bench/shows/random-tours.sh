#!/usr/bin/env bash
# 500 tiny random tour problems (levels, certificates, rest, caveats, activities with seats): cost
# equals brute force, bound not above it and proven again by the second pricer, each reason true.
source "$(dirname "$0")/common.sh"
run_tests engine 'TourPlanningTest#plansFiveHundredTinyProblemsAsWellAsTryingEverything'
holds "random tour problems at the cost that trying every plan finds, bound never above" "$(seen tour-problems)" = 500
holds "proven best by a certificate" "$(seen certified-best)" ">=" 498
holds "best by column generation alone" "$(seen columns-best)" ">=" 499
holds "proven by it" "$(seen columns-proven)" ">=" 498
judged
