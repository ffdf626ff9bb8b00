#!/usr/bin/env bash
# After 20 s a roster within 30 % of the best known on each of the public instances 1-19.
# Takes numbers of instances.
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/instances.sh"
source "$(dirname "$0")/rosters.sh"
bench_rosters 20 "" ${*:-$(numbers 19)}
awk -F, '
  NR > 1 { n++; gap = $5 == "" ? 9.99 : ($5 - $7) / $7; if (gap >= worst) { worst = gap; where = $1 } if (gap > 0.30) far = far " " $1 }
  END {
    printf "above 30 %%:%s\n", far == "" ? " none" : far
    printf "figures: n=%d worst=%.1f where=%s\n", n, 100 * worst, where
  }' "$work/results.csv" | tee "$work/log"
holds "instances for 20 s" "$(seen n)" ">=" 1
holds "% worst gap to the best known" "$(seen worst)" "<=" 30
judged
