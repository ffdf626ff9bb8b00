#!/usr/bin/env bash
# The same seed and step limit on one thread give the same plan file, byte for byte: of tours, and of a lift.
source "$(dirname "$0")/common.sh"
for run in 1 2; do
  ./muster plan cases/azerbaijan --steps 300 --seed 5 --threads 1 --out "$work/$run.json" | tail -n 1
done
./muster plan check cases/azerbaijan "$work/1.json" >"$work/check" || true
tail -n 1 "$work/check"
holds "plan files" "$(find "$work" -name '[12].json' -size +1k | wc -l)" = 2
holds "different ones" "$(cmp -s "$work/1.json" "$work/2.json" && echo 0 || echo 1)" = 0
holds "that pass their check" "$(tail -n 1 "$work/check" | grep -c 'checked, bound proven$' || true)" = 1
./muster lift draw --shape small --seed 4 --out "$work/lift.json" >/dev/null
for run in 1 2; do
  ./muster lift solve "$work/lift.json" --steps 50000 --seed 5 --threads 1 --quiet --out "$work/lift-$run.json"
done
holds "lift plans" "$(find "$work" -name 'lift-[12].json' -size +1k | wc -l)" = 2
holds "different ones" "$(cmp -s "$work/lift-1.json" "$work/lift-2.json" && echo 0 || echo 1)" = 0
holds "lawful" "$(./muster lift check "$work/lift.json" "$work/lift-1.json" >"$work/check" && echo 1 || echo 0)" = 1
judged
