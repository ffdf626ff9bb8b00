#!/usr/bin/env bash
# The pages in a real browser: axe finds no violation, as of and as known on answer by address.
source "$(dirname "$0")/common.sh"
command -v chromium >/dev/null || { echo "needs chromium on the PATH"; exit 1; }
run_tests server '*PagesTest'
echo "pages passed in the browser"
