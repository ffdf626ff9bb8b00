#!/usr/bin/env bash
# Cases drawn by seed, planned in a time: networks compiled within a second for each hundred units, the last line
# within the seconds and a tenth (at least 2 s; starting and reading apart, as `muster check` takes for them), a plan
# on disk that passes its check when killed at half time, and the gap. Takes UNITS:SECONDS or UNITS:SECONDS:equal
# (default 60:20 60:30 60:30:equal 200:60 200:60:equal 600:60); MUSTER_SEED says which are drawn (1).
# Wanted after 30 s: 60 units at most 15 %, equal ones 5 %; 200 equal ones after 60 s 8 %. Of the others the gap is told.
source "$(dirname "$0")/common.sh"
seed=${MUSTER_SEED:-1}
./muster --version >/dev/null
now() { date +%s%N; }
for wanted in ${*:-60:20 60:30 60:30:equal 200:60 200:60:equal 600:60}; do
  IFS=: read -r units seconds equal <<<"$wanted"
  case=$work/$wanted
  drawn_case "$case" "$units" "$seed" ${equal:+--equal}
  began=$(now)
  ./muster check "$case"
  apart=$((($(now) - began) / 1000000))
  run_bench org.muster.bench.drawn.DrawnCompile "$case" | tee "$work/compile"
  compiled=$(log=$work/compile seen compile-ms)

  began=$(now)
  ./muster plan "$case" --seconds "$seconds" --threads 2 --seed 1 --out "$work/plan.json" >"$work/said" 2>"$work/progress"
  took=$((($(now) - began) / 1000000 - apart))
  tail -n 1 "$work/said"
  gap=$(tail -n 1 "$work/said" | sed -n 's/.* gap=\([0-9.]*\)%.*/\1/p')

  ./muster plan "$case" --seconds "$seconds" --threads 2 --seed 2 --out "$work/killed.json" >/dev/null 2>&1 &
  running=$!
  sleep "$(awk -v a=$apart -v s="$seconds" 'BEGIN { print a / 1000 + s / 2 }')"
  kill -KILL $running
  wait $running 2>/dev/null || true
  kept=0
  if ./muster plan check "$case" "$work/killed.json" >"$work/check"; then kept=1; else tail -n 3 "$work/check"; fi

  limit=100
  case $units:$equal in
    60:equal) if [ "$seconds" -ge 30 ]; then limit=5; fi ;;
    60:) if [ "$seconds" -ge 30 ]; then limit=15; fi ;;
    200:equal) if [ "$seconds" -ge 60 ]; then limit=8; fi ;;
  esac
  holds "$wanted: ms to compile" "$compiled" "<=" "$((units * 10 > 1000 ? units * 10 : 1000))"
  holds "ms to the last line" "$took" "<=" "$((seconds * 1000 + (seconds > 20 ? seconds * 100 : 2000)))"
  holds "sound plans on disk when killed" "$kept" = 1
  holds "% gap" "$gap" "<=" "$limit"
  rm -f "$work/plan.json" "$work/killed.json"
done
judged
