#!/usr/bin/env bash
# Every role for five nations and bodies asks every route of a running server for records of every kind at every
# release. The routes are the server's own list: one that the matrix does not know fails. Then a database with
# hidden records is compared, answer by answer, with one without them. docs/releasability.md is the matrix.
source "$(dirname "$0")/common.sh"
run_tests server ReleasabilityMatrixTest
grep -h 'answers looked at\|answers compared' "$work/log"
echo "$(grep -ho '[0-9]* readers, [0-9]* routes, [0-9]* records, [0-9]* answers' "$work/log" | sort -n | tail -n 1), 0 leaks"
