#!/usr/bin/env bash
# The shipped case comes back byte for byte from import and export through a database, and random sound
# cases do from files and from both databases.
source "$(dirname "$0")/common.sh"
./muster import cases/azerbaijan --db "$work/a.db"
./muster export "$work/out" --db "$work/a.db"
diff -r --exclude=README.md cases/azerbaijan "$work/out"
run_tests stages 'CaseFileProperties,ImportProperties,ImportTest'
echo "$(find "$work/out" -type f | wc -l) files of the shipped case identical; random cases the same on files, SQLite and PostgreSQL"
