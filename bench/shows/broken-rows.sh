#!/usr/bin/env bash
# A case with something in a cell that its column does not take, in each column of each table in turn: every page
# answers, and names what it cannot read. Then the other way round: every kind of value that a column takes, in every
# column, shows on every page.
source "$(dirname "$0")/common.sh"
run_tests server 'BrokenRowsTest'
grep -h -E 'with a broken row|broken in turn|accepted values' "$work/log"
