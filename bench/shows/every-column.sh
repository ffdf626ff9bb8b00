#!/usr/bin/env bash
# Shows that a value outside its domain is reported at exactly its file, line and column, for every
# column of every table, and that texts come back unchanged. Prints the figures.
set -euo pipefail
cd "$(dirname "$0")/../.."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
mvn -q -B -pl stages -am test -Dtest=EveryColumnTest -Dsurefire.failIfNoSpecifiedTests=false \
  >"$log" 2>&1 || { tail -n 40 "$log"; exit 1; }
grep -E '^(tables|free-text columns)=' "$log"
