#!/usr/bin/env bash
# Scans of an evacuation at the real server on this machine: 150,000 people on file, 50 devices that send 1,000 scans
# a second over HTTP, half of them at the gates and half in holding, where the same people come a little later; each
# answer is durable. Prints scans a second and how long answers took; then kills the server with -9 in the middle of
# the same load, MUSTER_SHOW_KILLS times, and asks for each acknowledged scan: none may be missing, none doubled.
# Meanwhile somebody goes round the pages and searches names. Takes about twenty minutes; MUSTER_SHOW_PEOPLE, _RATE,
# _SECONDS and _KILLS make it shorter; MUSTER_SHOW_DB is the JDBC address of an empty PostgreSQL database to try that
# instead of SQLite.
source "$(dirname "$0")/common.sh"
people=${MUSTER_SHOW_PEOPLE:-150000} rate=${MUSTER_SHOW_RATE:-1000} seconds=${MUSTER_SHOW_SECONDS:-300}
kills=${MUSTER_SHOW_KILLS:-20} port=${MUSTER_SHOW_PORT:-8329} devices=${MUSTER_SHOW_DEVICES:-50}
db=${MUSTER_SHOW_DB:-$work/data/muster.db}
mkdir -p "$work/data"
./muster import cases/azerbaijan --db="$db" >"$work/log" 2>&1 || { tail -n 5 "$work/log"; exit 1; }
site=(--db="$db" --keys="$work/data/keys")
./muster evacuation open LOAD --case=azerbaijan --name="Load" --illustrative "${site[@]}" >>"$work/log"
./muster evacuation drill LOAD --people="$people" "${site[@]}" | tee -a "$work/log"
# Their numbers, families together, as the ids of the events that registered them have them.
run_bench org.muster.bench.evacuation.LoggedScans "$db" registered | sed 's/^drill-[0-9]*-D-\([0-9]*\)-\([0-9]*\)$/\1 \2/' |
  sort -n -k1 -k2 | sed 's/\([0-9]*\) \([0-9]*\)/D-\1.\2/' >"$work/people"
echo >>"$work/log"
holds "people on file" "$(wc -l <"$work/people")" = "$people"
for i in $(seq "$devices"); do
  stop=$([ "$i" -le "$((devices / 2))" ] && echo gate || echo holding)
  ./muster evacuation device LOAD --station="$stop-$i" --stop="$stop" "${site[@]}" | cut -d' ' -f2
done >"$work/tokens"
eval "$(sed -n '/^jdk_version()/,/^}/p; /^find_jdk()/,/^}/p' muster)"
wanted=25
java=$(find_jdk)/bin/java
server=''
trap '[ -z "$server" ] || kill -9 $server 2>/dev/null || true; rm -rf "$work"' EXIT
begin() {
  ./muster serve --db="$db" --port="$port" --key-file="$work/data/muster.key" >"$work/serve" 2>&1 &
  server=$!
  for _ in $(seq 240); do
    if grep -q 'Muster is at' "$work/serve"; then return; fi
    sleep 0.5
  done
  tail -n 5 "$work/serve"
  exit 1
}
load() {
  "$java" bench/src/main/java/org/muster/bench/evacuation/ScanLoad.java "http://127.0.0.1:$port" "$work/tokens" \
    "$work/people" "$1" "$2" "$3"
}
once=$(./muster user add --body=AZE --db="$db" --role=national-planner looker | sed -n 's/^One-time password: //p')
begin
# What is measured is a server at work, not its first seconds.
load "$rate" 15 "$work/first" >"$work/warm"
"$java" bench/src/main/java/org/muster/bench/evacuation/BoardLook.java "http://127.0.0.1:$port" azerbaijan looker \
  "$once" "$((seconds - 20))" >"$work/looked" 2>&1 &
looker=$!
load "$rate" "$seconds" "$work/acked" | tee -a "$work/log"
wait $looker || { tail -n 5 "$work/looked"; exit 1; }
tee -a "$work/log" <"$work/looked"
log=$work/log
holds "devices" "$(seen devices)" = "$devices"
holds "scans a second" "$(seen a-second)" ">=" "$((rate * 95 / 100))"
holds "ms under which 99 % are" "$(seen p99-ms)" "<" 100
holds "calls that failed" "$(seen failed-calls)" = 0
holds "ms of the slowest page, 99 % under" "$(seen slowest-page-ms)" "<" 500
holds "searches of names" "$(seen searches)" ">=" 20
holds "of them empty" "$(seen searches-empty)" = 0
holds "ms under which 99 % of them are" "$(seen search-ms)" "<" 100
cat "$work/first" "$work/acked" >"$work/all"
for round in $(seq "$kills"); do
  load "$rate" 6 "$work/acked" >"$work/killed" 2>&1 &
  loader=$!
  sleep "$((2 + round % 3))"
  kill -9 $server
  wait $server 2>/dev/null || true
  wait $loader 2>/dev/null || true
  cat "$work/acked" >>"$work/all"
  begin
done
kill $server 2>/dev/null || true
wait $server 2>/dev/null || true
server=''
sort -u "$work/all" >"$work/sorted"
run_bench org.muster.bench.evacuation.LoggedScans "$db" >"$work/there"
sort "$work/there" -o "$work/there"
holds "kills" "$kills" = "$kills"
holds "acknowledged scans" "$(wc -l <"$work/sorted")" ">" 0
holds "of them missing" "$(comm -23 "$work/sorted" <(sort -u "$work/there") | wc -l)" = 0
holds "doubled" "$(uniq -d "$work/there" | wc -l)" = 0
judged
