#!/usr/bin/env bash
# Many small writes share one durable commit: writes a second one by one and by sixty-four threads at once, on
# SQLite and on PostgreSQL, and on a disk that takes 5 ms for each sync (strace plays it; where it may not trace,
# that part fails by name). Killed in the middle ten times, no acknowledged write is lost.
source "$(dirname "$0")/common.sh"
run_tests stages GroupCommitTest
log=$work/log
holds "SQLite one by one, writes a second" "$(seen sqlite-alone-per-s)" ">" 0
holds "shared" "$(seen sqlite-shared-per-s)" ">=" 1000
holds "writes a commit" "$(seen sqlite-writes-a-commit)" ">=" 4
holds "PostgreSQL one by one" "$(seen postgres-alone-per-s)" ">" 0
holds "shared" "$(seen postgres-shared-per-s)" ">=" 1000
holds "writes a commit" "$(seen postgres-writes-a-commit)" ">=" 4
holds "disk of 5 ms a sync, one by one" "$(seen slow-alone-per-s)" "<=" 200
holds "shared" "$(seen slow-shared-per-s)" ">=" 1000
holds "kills in the middle" "$(seen writer-kills)" = 10
holds "writes acknowledged before them" "$(seen acknowledged)" ">=" 500
holds "of them lost" "$(seen acknowledged-lost)" = 0
judged
