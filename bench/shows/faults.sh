#!/usr/bin/env bash
# What a machine does to a server: another program holds the lock, a page of the file is damaged, the clock is
# set back. No audited reading is lost, and each fault is told to whoever runs it. (kill-import.sh kills;
# twenty-writers.sh counts acknowledged writes.)
source "$(dirname "$0")/common.sh"
run_tests server FaultsTest,AuditTest,SecondFactorsTest,StoreTroubleTest
log=$work/log
holds "pages shown while the lock was held" "$(seen shown-while-locked)" = 0
holds "longest answer while the lock was held, s" "$(seen locked-longest-s)" "<=" 15
holds "readings without their row" "$(seen readings-lost)" = 0
holds "damaged files opened" "$(seen damaged-opened)" = 0
holds "faults told on the page" "$(seen faults-told)" ">=" 1
holds "tests passed" "$(passed)" ">=" 20
judged
