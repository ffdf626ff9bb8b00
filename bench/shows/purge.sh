#!/usr/bin/env bash
# A hundred planted names, numbers and notes: registered, backed up, searched, purged. Before and after they are
# readable in no file of the data folder, its journal, the backups or the keys.
source "$(dirname "$0")/common.sh"
run_tests stages EvacuationStoreTest
log=$work/log
holds "tests of what is kept and purged" "$(passed)" ">=" 7
judged
