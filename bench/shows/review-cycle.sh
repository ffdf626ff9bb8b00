#!/usr/bin/env bash
# One whole cycle in a real browser by five people signed in side by side: guidance, survey (by keyboard, and as a
# workbook edited by a spreadsheet library in between), goals with a tracked change and an Ally's reservation, a
# suspension and a resumption, two keys, and an assessment that is locked. Prints people, moves, cells, conflicts.
source "$(dirname "$0")/common.sh"
command -v chromium >/dev/null || { echo "needs chromium on the PATH"; exit 1; }
run_tests server WholeCyclePagesTest
holds "tests passed in the browser" "$(passed)" ">=" 1
holds "moves on the pages by five people" "$(seen moves)" ">=" 10
holds "cells edited in the workbook" "$(seen cells)" ">=" 5
judged
