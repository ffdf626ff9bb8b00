#!/usr/bin/env bash
# Control-C while a lift of Kabul's size is planned: within two seconds of it the process has ended, and the best plan so
# far, lawful and with its bound, is in the file. Takes after how many seconds (default 3, 10 and 30) and the seed.
source "$(dirname "$0")/common.sh"
# Job control gives each run a process group of its own, in which the interrupt is not ignored.
set -m
export JAVA_TOOL_OPTIONS=-Xmx6g
./muster lift draw --shape kabul --seed "${2:-3}" --out "$work/problem.json" | tail -n 1
worst=0 count=0 lawful=0
for after in ${1:-3 10 30}; do
  ./muster lift solve "$work/problem.json" --seconds 600 --threads 2 --quiet --out "$work/plan.json" >"$work/said" &
  solving=$!
  sleep "$after"
  sent=$(date +%s%N)
  kill -INT $solving
  wait $solving || true
  millis=$((($(date +%s%N) - sent) / 1000000))
  count=$((count + 1))
  if ./muster lift check "$work/problem.json" "$work/plan.json" >"$work/check"; then lawful=$((lawful + 1)); fi
  echo "after $after s: ended $millis ms after Control-C, $(tail -n 1 "$work/said")"
  if [ $millis -gt $worst ]; then worst=$millis; fi
  rm -f "$work/plan.json"
done
holds "runs stopped by Control-C" "$count" ">=" 1
holds "with a lawful plan" "$lawful" = "$count"
holds "ms to the slowest end" "$worst" "<=" 2000
judged
