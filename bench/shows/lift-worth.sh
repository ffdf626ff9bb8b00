#!/usr/bin/env bash
# What a unit more of a bottleneck is worth (a screener, a place to park, beds, seats): solved again with it, the cost
# changes by what was said, within the bounds, on a hundred tiny lifts and a hundred drawn ones. What a price says lies
# between what the best plan saves with more and what it loses with less. The change that is named for a party that is
# left takes it along, and less of it does not.
source "$(dirname "$0")/common.sh"
run_tests engine LiftReasonsTest,LiftChangeTest
holds "bottlenecks of tiny lifts solved again" "$(seen bottlenecks)" ">=" 100
holds "of drawn ones" "$(seen drawn-bottlenecks)" ">=" 100
holds "of some worth" "$(seen of-some-worth sum)" ">=" 60
holds "prices compared with the best plans" "$(seen prices-compared)" ">=" 100
holds "of them refuted if they were thrice as high" "$(seen refuted-if-thrice)" ">=" 10
holds "changes named and applied" "$(seen changes-applied)" ">=" 200
judged
