#!/usr/bin/env bash
# 500 tiny random shift problems: cost equals brute force, bound not above it and proven again.
source "$(dirname "$0")/common.sh"
run_tests engine TinyShiftsTest
echo "500 random shift problems: cost = brute force, bound <= cost and proven again"
