#!/usr/bin/env bash
# A hundred planted names, papers and telephone numbers, and pictures of faces, typed and sent in a real browser that keeps
# its profile, read, searched, seen at a station, backed up and purged by the button; and the same past the pages. Before
# and after they are readable in no byte of the data folder, its journal, the backups, the keys or the profile; of a
# picture neither what was sent nor what is kept.
source "$(dirname "$0")/common.sh"
run_tests stages EvacuationStoreTest
log=$work/log
holds "tests of what is kept and purged" "$(passed)" ">=" 5
run_tests server EvacuationPurgePagesTest
holds "planted words" "$(seen planted)" ">=" 100
holds "runs of planted pictures" "$(seen pictures)" ">=" 8
holds "files searched" "$(seen files)" ">=" 50
holds "found before" "$(seen before)" = 0
holds "found after" "$(seen after)" = 0
judged
