#!/usr/bin/env bash
# A lift of Kabul's size (17 days, 40,000 parties, 6 gates, 60 aircraft, 8 havens, closures) drawn by seed: a lawful plan
# in 60 s at least a third below a good greedy; with more seconds, within 15 % of its bound, which is proven again; in at
# most 8 GiB. Takes seconds of the long run (default 600) and the seed (default 3, which is short of gates).
source "$(dirname "$0")/common.sh"
seconds=${1:-600} seed=${2:-3}
export JAVA_TOOL_OPTIONS=-Xmx6g
./muster lift draw --shape kabul --seed "$seed" --out "$work/problem.json" | tail -n 1
greedy=$(run_bench org.muster.bench.lift.LiftBench "$work/problem.json" 0 greedy | tee -a /dev/stderr |
  sed -n 's/.* cost=\([0-9.]*\).*/\1/p')
for run in 60 "$seconds"; do
  ./muster lift solve "$work/problem.json" --seconds "$run" --threads 2 --seed 1 --quiet --out "$work/plan.json" | tee "$work/said"
  sound=0
  if ./muster lift check "$work/problem.json" "$work/plan.json" >"$work/check"; then sound=1; fi
  grep -E 'proven|delay=' "$work/check"
  sed 's/%//; s/^/figures: /' "$work/said" >>"$work/log"
  holds "$run s: lawful, bound proven again" "$sound" = 1
  holds "part of the greedy's cost" "$(awk -v a="$(seen cost)" -v b="$greedy" 'BEGIN { print a / b }')" "<=" 0.667
  holds "seconds" "$(seen seconds)" "<=" "$((run + 5))"
  holds "people left behind" "$(seen left)" ">=" 0
done
holds "% gap to the proven bound" "$(seen gap)" "<=" 15
judged
