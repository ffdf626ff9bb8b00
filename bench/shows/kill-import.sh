#!/usr/bin/env bash
# Kills an import twenty times at random moments (SIGKILL) and opens the database after each: it must
# hold the old or the new case whole. Prints how often it was which.
source "$(dirname "$0")/common.sh"
run_tests stages KilledImportTest
grep -o 'kills=.*' "$work/log"
