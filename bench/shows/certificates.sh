#!/usr/bin/env bash
# Each certificate of a run proves its bound again by the second pricer, case by case; exactly, no rule
# left out, on the smaller instances (up to 12). Says which prove less than the last line of the solver
# (where only CP-SAT had proven that). Takes numbers of instances (default 1-12).
# MUSTER_SECONDS says how long each is solved (20).
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/instances.sh"
seconds=${MUSTER_SECONDS:-20}
unproven='' relaxed='' less='' count=0
bound() { sed -n 's/.* bound=\([0-9]*\) gap=.*/\1/p' | tail -n 1; }
for n in ${*:-$(numbers 12)}; do
  count=$((count + 1))
  said=$(./muster roster solve "$(instance "$n")" --seconds "$seconds" --threads 2 \
    --out "$work/$n.csv" --certificate "$work/$n.cert" --quiet | tail -n 1)
  echo "$said"
  began=$(date +%s%N)
  if ./muster roster check "$(instance "$n")" "$work/$n.csv" --certificate "$work/$n.cert" >"$work/$n.log"; then
    echo "instance $n: $(grep '^claimed' "$work/$n.log"), $((($(date +%s%N) - began) / 1000000)) ms"
  else
    unproven="$unproven $n"
    tail -n 4 "$work/$n.log"
  fi
  if [ "$(bound <"$work/$n.log")" -lt "$(echo "$said" | bound)" ]; then less="$less $n"; fi
  if ! grep -q '^No rule was left out' "$work/$n.log"; then
    relaxed="$relaxed $n"
    grep '^Left out' "$work/$n.log"
    if [ "$n" -le 12 ]; then unproven="$unproven $n"; fi
  fi
done
echo "not proven again:${unproven:- none}; less than the solver said on:${less:- none}; rules left out on:${relaxed:- none}"
holds "certificates" "$count" ">=" 1
holds "not proven again in full" "$(wc -w <<<"$unproven")" = 0
judged
