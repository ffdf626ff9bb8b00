#!/usr/bin/env bash
# 500 tiny random shift problems: cost equals brute force, bound not above it and proven again; each
# reason compared with trying every calendar.
source "$(dirname "$0")/common.sh"
run_tests engine 'TinyShiftsTest,ShiftReasonsTest'
holds "random shift problems at the cost that trying every roster finds, each bound proven again" "$(($(seen shift-problems) + $(seen without-roster)))" = 500
holds "of them with a roster" "$(seen shift-problems)" ">" 350
holds "true reasons with their extra cost" "$(seen with-extra-cost)" ">" 500
holds "by one rule" "$(seen forbidden-by-one)" ">" 500
holds "by several together" "$(seen forbidden-by-several)" ">" 150
judged
