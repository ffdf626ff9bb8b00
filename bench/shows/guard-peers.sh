#!/usr/bin/env bash
# guard-120 and guard-500 (two nations, 30 and 110 posts, reliefs of two hours, four weeks) by the engine, by CP-SAT on
# the best compact model that we can write and by Timefold as its manual recommends, with two threads and equal
# processor time each, every roster through the checker: no rule broken, every empty seat explained, within 1 % and
# 3 % of the proven bound, and neither peer cheaper.
# Takes seconds (default 60) and the seed of the draw (default 1).
source "$(dirname "$0")/common.sh"
seconds=${1:-60} seed=${2:-1}
for size in "120 30" "500 110"; do
  # shellcheck disable=SC2086
  run_bench org.muster.bench.guard.GuardBench $size 28 "$seed" "$seconds" 2 muster cp-sat timefold |
    tee -a "$work/results.csv"
done
awk -F, '
  $1 == "people" { next }
  $3 == "muster" {
    cost[$1] = $6
    printf "figures: seconds-%s=%s findings-%s=%s gap-%s=%s empty-%s=%s unexplained-%s=%s\n", $1, $4, $1, $5, $1, $8, $1, $9, $1, $10
    next
  }
  # A peer that breaks a rule, or has no roster, has none.
  { lawful = $6 != "" && $5 == 0; worse[$1] += lawful && $6 + 0 < cost[$1] + 0
    print $3 " on guard-" $1 ": " (lawful ? $6 ", " $9 " empty" : "no lawful roster") ", ours " cost[$1]
    if (lawful) printf "figures: %s-%s=%s\n", $3, $1, $6 }
  END { for (n in worse) printf "figures: worse-%s=%d cost-%s=%d\n", n, worse[n], n, cost[n] }' \
  "$work/results.csv" | tee "$work/log"
for n in 120 500; do
  limit=1
  [ $n = 120 ] || limit=3
  holds "guard-$n: rules broken" "$(seen findings-$n)" = 0
  holds "empty turns" "$(seen empty-$n)" ">=" 0
  holds "of them without a reason" "$(seen unexplained-$n)" = 0
  holds "% gap to the proven bound" "$(seen gap-$n)" "<=" $limit
  holds "cost" "$(seen cost-$n)" ">" 0
  holds "peers that are cheaper" "$(seen worse-$n)" = 0
  holds "seconds" "$(seen seconds-$n)" "<=" "$((seconds + 6))"
done
judged
