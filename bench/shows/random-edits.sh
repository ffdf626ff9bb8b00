#!/usr/bin/env bash
# Ten thousand random edits by forms, API, choices and merges: every page answers after each hundred, the case is sound,
# and export, import, export gives the same bytes; what the API refuses, the form and check refuse in the same words.
source "$(dirname "$0")/common.sh"
export MUSTER_EDITS=10000
run_tests stages 'DoorRulesTest'
run_tests server 'RandomEditsTest'
holds "tests passed" "$(passed)" ">=" 25
holds "edits" "$(seen edits)" ">=" 10000
holds "edits that were taken" "$(seen done)" ">=" 2000
holds "edits that were refused" "$(seen refused)" ">=" 500
holds "refusals told alike by API, form and check" "$(seen refused-alike)" ">=" 200
holds "choices made and undone" "$(seen choices)" ">=" 200
holds "merges" "$(seen merges)" ">=" 200
holds "pages that answered" "$(seen pages)" ">=" 1800
holds "round trips of the same bytes" "$(seen round-trips)" ">=" 100
judged
