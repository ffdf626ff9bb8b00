#!/usr/bin/env bash
# 720 tiny random lifts, half of them with onward aircraft, of which every plan is tried: the plan costs what the best
# costs, no bound lies above it, and the second proof gives every bound again. Every rule of the checker is broken by
# one plan, every field of a problem and of a plan is broken in turn and named, the same seed and steps give the same
# plan.
source "$(dirname "$0")/common.sh"
run_tests engine 'TinyLiftsTest,OnwardTest,LiftCheckerTest,LiftFormatTest,LiftPlannerTest,LiftReplanTest,BegunFlightsTest,FromNowOnTest,LiftReasonsTest'
holds "random lifts of which every plan is tried, half of them with onward aircraft, bound never above, proven again" "$(seen lift-problems sum)" = 720
holds "of them planned at the cost of the best" "$(seen as-cheap sum)" = 720
holds "of them in which somebody goes" "$(seen somebody-goes sum)" ">=" 300
holds "plans made again, lawful by what is written, bound proven again, nobody inside lost" "$(seen replanned sum)" = 1314
holds "tests of rules, fields, planning again and reasons" "$(passed)" ">=" 38
judged
