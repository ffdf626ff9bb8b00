#!/usr/bin/env bash
# Shows that a value outside its domain is reported at exactly its file, line and column, for every
# column of every table, and that texts come back unchanged. Prints the figures.
source "$(dirname "$0")/common.sh"
run_tests stages EveryColumnTest
holds "tables" "$(seen tables)" ">=" 38
holds "columns" "$(seen columns)" ">=" 500
holds "values outside their domain, each reported at its file, line and column" "$(seen wrong-values least)" ">" 2500
holds "odd texts unchanged" "$(seen odd-texts)" ">" 300
judged
