#!/usr/bin/env bash
# 500 tiny random guard problems (two nations, reliefs, shifts, reserves, qualifications that lapse, caveats, leave,
# what came before, shares): the cost equals what trying every roster finds, no bound lies above it and each is proven
# again by the second pricer; every reason is true and the least number of people right, by brute force too.
source "$(dirname "$0")/common.sh"
run_tests engine 'TinyGuardsTest#fiveHundredCostWhatBruteForceFinds,GuardReasonsTest,GuardLeastTest,OddGuardsTest'
holds "random guard problems at the cost that trying every roster finds, bound never above" "$(seen guard-problems)" = 500
holds "of them with seats that must stay empty" "$(seen with-gaps)" ">=" 1
holds "problems of which every reason is true" "$(seen guard-reasoned most)" = 500
holds "reasons" "$(seen reasons sum)" ">=" 5000
holds "problems that need as few as trying everything finds" "$(seen guard-least most)" = 500
holds "tests of reasons, of who is needed and of odd guards" "$(passed)" ">=" 30
judged
