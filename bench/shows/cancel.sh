#!/usr/bin/env bash
# Control-C after some seconds: the roster so far is written within two seconds of it.
# Takes numbers of instances (default 7 12 19).
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/instances.sh"
# Job control gives each run a process group of its own, in which the interrupt is not ignored.
set -m
./muster --version >/dev/null
worst=0 count=0 written=0
for number in "${@:-7 12 19}"; do
  for n in $number; do
    file=$(instance "$n")
    ./muster roster solve "$file" --seconds 600 --threads 2 --out "$work/$n.csv" >"$work/log" 2>&1 &
    pid=$!
    sleep 15
    sent=$(date +%s%N)
    kill -INT $pid
    wait $pid || true
    millis=$((($(date +%s%N) - sent) / 1000000))
    count=$((count + 1))
    if ./muster roster check "$file" "$work/$n.csv" >"$work/check"; then written=$((written + 1)); fi
    tail -n 1 "$work/check"
    echo "instance $n: answered $millis ms after Control-C"
    if [ $millis -gt $worst ]; then worst=$millis; fi
  done
done
holds "runs stopped by Control-C" "$count" ">=" 1
holds "with a sound roster" "$written" = "$count"
holds "ms to the slowest answer" "$worst" "<=" 2000
judged
