#!/usr/bin/env bash
# Kills an import twenty times at random moments (SIGKILL) and opens the database after each: it must
# hold the old or the new case whole. Prints how often it was which.
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B -pl engine,stages test -Dlong -Dtest=KilledImportTest -Dsurefire.failIfNoSpecifiedTests=false |
  grep -E '^kills=|ERROR|FAIL'
