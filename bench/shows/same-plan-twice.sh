#!/usr/bin/env bash
# The same seed and step limit on one thread give the same plan file, byte for byte.
source "$(dirname "$0")/common.sh"
for run in 1 2; do
  ./muster plan cases/azerbaijan --steps 300 --seed 5 --threads 1 --out "$work/$run.json" | tail -n 1
done
cmp "$work/1.json" "$work/2.json"
./muster plan check cases/azerbaijan "$work/1.json" | tail -n 1
echo "identical: $(sha256sum <"$work/1.json" | cut -c1-64)"
