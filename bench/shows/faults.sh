#!/usr/bin/env bash
# What a machine does to a server while eight people write and one reads without a pause: it is killed, its disk
# fills, PostgreSQL is stopped, started and killed; another program holds the lock, a page of the file is damaged,
# the clock is set back. No acknowledged write and no audited reading is lost, and each fault is told to whoever
# runs it. Real processes; where this machine lets nobody mount a small disk, that part says so and is left out.
source "$(dirname "$0")/common.sh"
run_tests server FaultsUnderWritingTest,FaultsTest,HeadKeeperTest
run_tests stages AuditTest,SecondFactorsTest,StoreTroubleTest
log=$work/log

# under FAULT NAME: what was acknowledged and shown while it happened.
under() {
  holds "$1: writes acknowledged" "$(seen "$2-acknowledged")" ">=" 100
  holds "lost" "$(seen "$2-lost")" = 0
  holds "restricted claims shown" "$(seen "$2-shown")" ">=" 1
  holds "without a row in the audit log" "$(seen "$2-reads-lost")" = 0
}
holds "kills of the server" "$(seen killed)" = 3
under "killed" killed
skipped=$(sed -n 's/.*\(this machine lets nobody mount a small disk[^<]*\).*/\1/p' \
  server/target/surefire-reports/TEST-org.muster.server.FaultsUnderWritingTest.xml | head -n 1)
if [ -n "$skipped" ]; then
  echo "full disk: left out: $skipped"
else
  under "full disk" full-disk
  holds "refused meanwhile" "$(seen full-disk-refused)" ">=" 50
  holds "told" "$(seen full-disk-told)" = 1
fi
holds "restarts of PostgreSQL" "$(seen postgresql-restarts)" = 2
under "PostgreSQL restarted" postgresql
holds "told" "$(seen postgresql-told)" = 1
holds "pages shown while the lock was held" "$(seen shown-while-locked)" = 0
holds "longest answer while the lock was held, s" "$(seen locked-longest-s)" "<=" 15
holds "readings without their row" "$(seen readings-lost)" = 0
holds "told" "$(seen faults-told)" ">=" 1
holds "damaged files opened" "$(seen damaged-opened)" = 0
holds "tests passed" "$(passed)" ">=" 20
judged
