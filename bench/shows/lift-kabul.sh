#!/usr/bin/env bash
# A lift of Kabul's size (17 days, 40,000 parties, 6 gates, 60 aircraft, 8 havens, closures) drawn by seed: a lawful plan
# in 60 s at least a third below a greedy that sends each aircraft back at once and fills it, and below one that fills
# again and again; with more seconds, within 15 % of its bound, which is proven again; in at most 8 GiB of resident
# memory. Takes seconds of the long run (default 600) and the seed (default 3, which is short of gates).
source "$(dirname "$0")/common.sh"
seconds=${1:-600} seed=${2:-3}
export JAVA_TOOL_OPTIONS=-Xmx6g
./muster lift draw --shape kabul --seed "$seed" --out "$work/problem.json" | tail -n 1 |
  tee "$work/drawn"
sed 's/^/figures: /' "$work/drawn" >>"$work/log"
peer() {
  run_bench org.muster.bench.lift.LiftBench "$work/problem.json" 0 "$1" | tee -a /dev/stderr |
    sed -n 's/.* cost=\([0-9.]*\).*/\1/p'
}
greedy=$(peer greedy) refilled=$(peer greedy-refilled)
part() { awk -v a="$(seen cost)" -v b="$1" 'BEGIN { print a / b }'; }
for run in 60 "$seconds"; do
  ./muster lift solve "$work/problem.json" --seconds "$run" --threads 2 --seed 1 --quiet --out "$work/plan.json" \
    >"$work/said" &
  solving=$!
  resident=$(while kill -0 $solving; do
    sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' /proc/$solving/status
    sleep 1
  done 2>/dev/null | sort -n | tail -n 1)
  wait $solving
  sound=0
  if ./muster lift check "$work/problem.json" "$work/plan.json" >"$work/check"; then sound=1; fi
  grep -E 'proven|delay=' "$work/check"
  sed 's/%//; s/^/figures: /' "$work/said" | tee -a "$work/log"
  holds "$run s: lawful" "$sound" = 1
  holds "bound proven again" "$(grep -c 'The bound is proven again' "$work/check")" = 1
  holds "part of the greedy's cost" "$(part "$greedy")" "<=" 0.667
  holds "of that of the greedy that fills again" "$(part "$refilled")" "<" 1
  holds "seconds" "$(seen seconds)" "<=" "$run"
  holds "MB of resident memory" "$((${resident:-0} / 1024))" "<=" 8192
  holds "people left behind" "$(seen left)" "<" "$(seen people)"
done
holds "% gap to the proven bound" "$(seen gap)" "<=" 15
judged
