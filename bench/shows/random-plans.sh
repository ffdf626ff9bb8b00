#!/usr/bin/env bash
# 500 tiny random planning cases: cost equals brute force, bound not above it, reasons true, remedies close.
source "$(dirname "$0")/common.sh"
run_tests engine 'TourPlanningTest#everyReasonIsTrueAndEveryRemedyClosesItsGapOnFiveHundred'
holds "gaps of 500 random planning cases" "$(seen gaps)" ">=" 500
holds "true reasons by rules" "$(seen rule-reasons)" ">=" 500
holds "true reasons by cost" "$(seen cost-reasons)" ">=" 80
holds "remedies that close their gap" "$(seen closing-remedies)" ">=" 200
judged
