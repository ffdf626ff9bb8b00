#!/usr/bin/env bash
# The shipped case comes back byte for byte from import and export through a database, and random sound
# cases do from files and from both databases.
source "$(dirname "$0")/common.sh"
./muster import cases/azerbaijan --db "$work/a.db"
./muster export "$work/out" --db "$work/a.db"
run_tests stages 'CaseFileProperties,ImportProperties,ImportTest'
holds "files of the shipped case" "$(find "$work/out" -type f | wc -l)" ">=" 40
holds "that differ" "$(diff -rq --exclude=README.md cases/azerbaijan "$work/out" | wc -l)" = 0
holds "tests by random cases on files, SQLite and PostgreSQL passed" "$(passed)" ">=" 10
judged
