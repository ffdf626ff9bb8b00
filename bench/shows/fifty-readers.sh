#!/usr/bin/env bash
# Fifty readers on facts, overview, timeline and plan while one writes, at the real server on this machine: prints
# answers a second and how long they took, and ends with 0 where there are at least 400 a second in all, 99 of 100
# within 500 ms, and each of one revision of the case. It takes two cores for a minute and a half, those of the
# readers included; other programs beside it make its figures worse.
source "$(dirname "$0")/common.sh"
port=${MUSTER_SHOW_PORT:-8319}
./muster demo --once --fresh --data="$work/demo" >"$work/log" 2>&1 || { tail -n 5 "$work/log"; exit 1; }
once=$(./muster user add --body=AZE --db="$work/demo/muster.db" --role=national-planner reader |
  sed -n 's/^One-time password: //p')
./muster serve --db="$work/demo/muster.db" --port="$port" >"$work/serve" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true; rm -rf "$work"' EXIT
for _ in $(seq 240); do
  if grep -q 'Muster is at' "$work/serve"; then break; fi
  sleep 0.5
done
eval "$(sed -n '/^jdk_version()/,/^}/p; /^find_jdk()/,/^}/p' muster)"
wanted=25
"$(find_jdk)/bin/java" bench/src/main/java/org/muster/bench/reading/FiftyReaders.java "$port" azerbaijan reader "$once" |
  tee "$work/said" || true
line=$(tail -n 1 "$work/said")
holds "readers" "$(sed -n 's/^\([0-9]*\) readers.*/\1/p' <<<"$line")" = 50
holds "rows written meanwhile" "$(sed -n 's/.*(\([0-9]*\) rows written).*/\1/p' <<<"$line")" ">" 0
holds "requests a second" "$(sed -n 's/.*: \([0-9]*\) requests a second.*/\1/p' <<<"$line")" ">=" 400
holds "ms under which 99 % are" "$(sed -n 's/.*99 % under \([0-9]*\) ms.*/\1/p' <<<"$line")" "<" 500
holds "answers wrong or of two revisions" "$(sed -n 's/.* \([0-9]*\) answers wrong or of two revisions.*/\1/p' <<<"$line")" = 0
judged
