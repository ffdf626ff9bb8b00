#!/usr/bin/env bash
# A case with something in a cell that its column does not take, in each column of each table in turn: every page
# answers, and names what it cannot read. Then the other way round: every kind of value that a column takes, in every
# column, shows on every page.
source "$(dirname "$0")/common.sh"
export MUSTER_SHOW_EVERY_PAGE=1
run_tests server 'BrokenRowsTest'
holds "tests passed" "$(passed)" ">=" 3
holds "tables with a broken row in turn" "$(seen tables-in-turn)" ">=" 38
holds "columns broken in turn" "$(seen columns-in-turn)" ">=" 300
holds "answers, each naming what it could not read" "$(seen column-answers)" ">=" 1000
holds "accepted values tried" "$(seen accepted-values)" ">=" 100
holds "values that some page leaves out" "$(seen left-out)" = 0
judged
