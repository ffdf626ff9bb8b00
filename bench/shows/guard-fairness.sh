#!/usr/bin/env bash
# Half a year of a guard of 48 planned week by week, with leave, sickness, swaps, late arrivals and a ledger that goes
# on: between any two people of the same nation and skills nights and weekends for each day of being there differ by no
# more than one tour, or the rule that forces more is named.
# Takes the seed (default 1).
source "$(dirname "$0")/common.sh"
run_bench org.muster.bench.guard.HalfYear 48 10 26 "${1:-1}" 300 | tee "$work/log"
holds "weeks" "$(seen weeks)" = 26
holds "people who fell sick" "$(seen sick)" ">=" 10
holds "swaps" "$(seen swaps)" ">=" 5
holds "comparable pairs" "$(seen pairs)" ">=" 100
holds "nights between the two farthest apart" "$(seen widest-nights)" "<=" 2
holds "weekends" "$(seen widest-weekends)" "<=" 2
holds "pairs more than one apart, each with the rule that forces it" "$(seen beyond-one)" "<=" 6
holds "of them without a rule that forces it" "$(seen unforced)" = 0
judged
