#!/usr/bin/env bash
# What a unit more of a bottleneck is worth (a screener, a place to park, beds, seats): solved again with it, the cost
# changes by what was said, within the bounds, on a hundred tiny lifts and a hundred drawn ones.
source "$(dirname "$0")/common.sh"
run_tests engine LiftReasonsTest
holds "bottlenecks of tiny lifts solved again" "$(seen bottlenecks)" ">=" 100
holds "of drawn ones" "$(seen drawn-bottlenecks)" ">=" 100
judged
