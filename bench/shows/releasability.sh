#!/usr/bin/env bash
# Every role for five nations and bodies asks every route of a running server for records of every kind at every
# release. The routes are the server's own list: one that the matrix does not know fails. Then a database with
# hidden records is compared, answer by answer, with one without them. docs/releasability.md is the matrix.
source "$(dirname "$0")/common.sh"
run_tests server ReleasabilityMatrixTest
grep -h '^figures: ' "$work/log"
holds "readers" "$(seen readers most)" ">=" 20
holds "routes" "$(seen routes most)" ">=" 100
holds "records" "$(seen records most)" ">=" 50
holds "answers without a leak" "$(seen answers sum)" ">=" 10000
holds "answers compared with a database without the hidden records" "$(seen compared sum)" ">=" 100
holds "differing" "$(seen differing sum)" = 0
judged
