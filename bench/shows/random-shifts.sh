#!/usr/bin/env bash
# 500 tiny random shift problems: cost equals brute force, bound not above it, each reason true.
source "$(dirname "$0")/common.sh"
run_tests engine TinyShiftsTest
echo "500 random shift problems: cost = brute force, bound <= cost and proven again, every reason true"
