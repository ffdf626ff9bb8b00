#!/usr/bin/env bash
# The same seed and step limit on one thread give the same roster and the same certificate, byte for
# byte. Takes numbers of instances (default 2 6 12).
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/instances.sh"
count=0 same=0
for n in ${*:-2 6 12}; do
  count=$((count + 1))
  for run in 1 2; do
    ./muster roster solve "$(instance "$n")" --seconds 3600 --steps 300 --seed 5 --threads 1 \
      --out "$work/$n-$run.csv" --certificate "$work/$n-$run.cert" --quiet | tail -n 1
  done
  if cmp "$work/$n-1.csv" "$work/$n-2.csv" && cmp "$work/$n-1.cert" "$work/$n-2.cert"; then same=$((same + 1)); fi
done
holds "instances" "$count" ">=" 1
holds "with identical rosters and certificates" "$same" = "$count"
judged
