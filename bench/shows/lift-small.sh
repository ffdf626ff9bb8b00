#!/usr/bin/env bash
# Small lifts (300 parties, 6 aircraft, 2 days) drawn by seed, by turns short of gates, seats or stands, each planned in
# a time on two threads: every plan lawful, every bound proven again, on average within 10 % of it, and never dearer than
# a greedy or CP-SAT in the same seconds; the gap in its two parts. Where `MUSTER_LIFTS` names the folder of the three
# lifts that came with a trial's figures: no plan dearer than the trial's or CP-SAT's, and no bound lower than the trial's.
# Takes seconds (default 60), how many are drawn (default 30), and for how many of them CP-SAT is asked (default 3).
source "$(dirname "$0")/common.sh"
seconds=${1:-60} count=${2:-30} peers=${3:-3}
asks=$((peers < count ? peers : count))
./muster --version >/dev/null

# planned NAME FILE: plans and checks a problem, and notes its figures.
planned() {
  ./muster lift solve "$2" --seconds "$seconds" --threads 2 --seed 1 --quiet --out "$work/plan.json" >"$work/said"
  local sound=0 proven=0
  if ./muster lift check "$2" "$work/plan.json" >"$work/check"; then sound=1; fi
  if grep -q 'The bound is proven again' "$work/check"; then proven=1; fi
  sed 's/%//' "$work/said" | sed "s/^/figures: name=$1 sound=$sound proven=$proven /" | tee -a "$work/log"
  grep '^Gap:' "$work/check"
}

# asked NAME FILE: lets CP-SAT plan a problem for which the last plan was, and notes whether it is cheaper.
asked() {
  run_bench org.muster.bench.lift.LiftBench "$2" "$seconds" cp-sat | tee "$work/peer"
  local peer
  peer=$(sed -n 's/.* cost=\([0-9.]*\).*/\1/p' "$work/peer")
  echo "figures: peer=1 worse=$(awk -v a="$(seen cost)" -v b="${peer:-inf}" \
    'BEGIN { print (b != "inf" && a > b + 0.1 ? 1 : 0) }')" >>"$work/log"
}

for seed in $(seq 1 "$count"); do
  ./muster lift draw --shape small --seed "$seed" --out "$work/problem.json" >/dev/null
  planned "$seed" "$work/problem.json"
  ours=$(seen cost)
  greedy=$(run_bench org.muster.bench.lift.LiftBench "$work/problem.json" 0 greedy | sed -n 's/.* cost=\([0-9.]*\).*/\1/p')
  echo "figures: greedy=$greedy worse=$(awk -v a="$ours" -v b="$greedy" 'BEGIN { print (a > b + 0.1 ? 1 : 0) }')" >>"$work/log"
  if [ "$seed" -le "$peers" ]; then asked "$seed" "$work/problem.json"; fi
done
holds "drawn lifts planned" "$(awk '/sound=/ { n++ } END { print n + 0 }' "$work/log")" = "$count"
holds "lawful" "$(seen sound sum)" = "$count"
holds "bounds proven again" "$(seen proven sum)" = "$count"
holds "% gap on average" "$(awk -v n="$count" -v s="$(seen gap sum)" 'BEGIN { print s / n }')" "<=" 10
lifts=${MUSTER_LIFTS:-$root/../shared/data/bench/lift}
if [ -d "$lifts" ]; then
  for known in "1 176466 168836" "2 33811 6016" "3 296859 258266"; do
    read -r n dearest lowest <<<"$known"
    planned "small-$n" "$lifts/small-$n.json"
    holds "small-$n: cost" "$(seen cost)" "<=" "$dearest"
    holds "bound" "$(seen bound)" ">=" "$lowest"
    holds "lawful and proven" "$(($(seen sound) + $(seen proven)))" = 2
    if [ "$peers" -gt 0 ]; then asked "small-$n" "$lifts/small-$n.json" && asks=$((asks + 1)); fi
  done
else
  echo "skipped: the three lifts with a trial's figures are not here (MUSTER_LIFTS names their folder)"
fi
holds "times CP-SAT was asked" "$(seen peer sum)" "=" "$asks"
holds "times a peer or the greedy was cheaper" "$(seen worse sum)" = 0
judged
