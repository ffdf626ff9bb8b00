#!/usr/bin/env bash
# The pages in a real browser: axe finds no violation, as of and as known on answer by address.
source "$(dirname "$0")/common.sh"
command -v chromium >/dev/null || { echo "needs chromium on the PATH"; exit 1; }
run_tests server '*PagesTest'
holds "tests of pages passed in the browser" "$(passed)" ">=" 20
holds "skipped" "$(grep -c 'Skipped: [1-9]' "$work/log" || true)" = 0
judged
