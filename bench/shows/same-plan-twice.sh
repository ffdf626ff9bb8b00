#!/usr/bin/env bash
# The same seed and step limit on one thread give the same plan file, byte for byte.
source "$(dirname "$0")/common.sh"
for run in 1 2; do
  ./muster plan cases/azerbaijan --steps 300 --seed 5 --threads 1 --out "$work/$run.json" | tail -n 1
done
./muster plan check cases/azerbaijan "$work/1.json" >"$work/check" || true
tail -n 1 "$work/check"
holds "plan files" "$(find "$work" -name '[12].json' -size +1k | wc -l)" = 2
holds "different ones" "$(cmp -s "$work/1.json" "$work/2.json" && echo 0 || echo 1)" = 0
holds "that pass their check" "$(tail -n 1 "$work/check" | grep -c 'checked$' || true)" = 1
judged
