#!/usr/bin/env bash
# Kills an import twenty times at random moments (SIGKILL) and opens the database after each: it must
# hold the old or the new case whole. Prints how often it was which.
source "$(dirname "$0")/common.sh"
run_tests stages KilledImportTest
holds "kills" "$(seen kills)" ">=" 20
holds "inside the transaction" "$(seen inside)" ">=" 5
holds "old case whole" "$(seen old-case-whole)" ">=" 5
holds "new case whole" "$(seen new-case-whole)" ">=" 1
holds "torn" "$(($(seen kills) - $(seen old-case-whole) - $(seen new-case-whole)))" = 0
judged
