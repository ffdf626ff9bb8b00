#!/usr/bin/env bash
# Every kind of value that a column takes, in every column that takes it: every page answers and leaves nothing out.
source "$(dirname "$0")/common.sh"
export MUSTER_SHOW_EVERY_PAGE=1
run_tests stages 'EdtfTest,EdtfProperties,DomainTest'
run_tests server 'BrokenRowsTest'
holds "tests passed" "$(passed)" ">=" 50
holds "accepted values tried" "$(seen accepted-values)" ">=" 500
holds "answers" "$(seen value-answers)" ">=" 10000
holds "values that some page leaves out" "$(seen left-out)" = 0
judged
