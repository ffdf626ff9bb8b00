#!/usr/bin/env bash
# 500 tiny random planning cases: cost equals brute force, bound not above it, reasons true, remedies close.
source "$(dirname "$0")/common.sh"
run_tests engine TourPlanningTest
echo "500 random planning cases: cost = brute force, bound <= cost, every reason true, every remedy closes its gap"
