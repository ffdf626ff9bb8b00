#!/usr/bin/env bash
# Writes an audit log, then tampers with copies of it behind Muster's back: each cell of each of a few rows altered,
# rows removed, moved, put in and cut off the end. The command line must find every one.
source "$(dirname "$0")/common.sh"
command -v sqlite3 >/dev/null && sql() { sqlite3 "$1" "$2"; } || sql() {
  python3 -c 'import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2]); c.commit()' "$1" "$2"
}
db="$work/log.db"
./muster import cases/azerbaijan --db "$db" >/dev/null
for i in $(seq 1 9); do ./muster user add "person$i" --db "$db" --body AZE --role viewer >/dev/null; done
head=$(./muster audit head --db "$db")
./muster audit verify --db "$db" --head "$head"
found=0
tried=0
tamper() { # WHAT SQL
  tried=$((tried + 1))
  cp "$db" "$work/bad.db"
  sql "$work/bad.db" "$2"
  if ./muster audit verify --db "$work/bad.db" --head "$head" >"$work/said"; then
    echo "NOT FOUND: $1"
  else
    found=$((found + 1))
    printf '%-42s %s\n' "$1" "$(head -n 1 "$work/said")"
  fi
}
for row in 1 5 10; do
  for column in at actor verb ids previous hash; do
    tamper "row $row: $column altered" "update audit set \"$column\" = \"$column\" || 'x' where seq = $row"
  done
  tamper "row $row removed" "delete from audit where seq = $row"
done
tamper "rows 3 and 4 changed places" \
  "update audit set seq = 99 where seq = 3; update audit set seq = 3 where seq = 4; update audit set seq = 4 where seq = 99"
tamper "row 4 removed, the rest counted anew" \
  "delete from audit where seq = 4; update audit set seq = -seq where seq > 4; update audit set seq = -seq - 1 where seq < 0"
tamper "a row put in at the end" \
  "insert into audit select max(seq) + 1, max(at), 'nobody', 'sign-in', '', 'p', 'h' from audit"
tamper "the last row cut off" "delete from audit where seq = (select max(seq) from audit)"
tamper "the last five rows cut off" "delete from audit where seq > (select max(seq) - 5 from audit)"
tamper "the whole log emptied" "delete from audit"
holds "changes to the log" "$tried" ">=" 20
holds "found" "$found" = "$tried"
judged
