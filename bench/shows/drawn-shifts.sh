#!/usr/bin/env bash
# Shift problems drawn by seed, of all shapes up to 150 people, 18 types and 8 weeks, 60 s each on two threads: each
# roster passes the checker, the mean gap to its own proven bound is at most 0.5 %, and none is above 2 %. Takes how many
# (40: 40 minutes); MUSTER_SEED says which are drawn (1). Leaves what it saw in docs/bench/drawn-shifts.csv when all are
# run.
source "$(dirname "$0")/common.sh"
many=${1:-40} seed=${MUSTER_SEED:-1} seconds=60
./muster --version >/dev/null
people=(10 20 35 50 80 100 120 150)
types=(2 4 6 9 12 15 18)
weeks=(2 3 4 6 8)
echo "people,types,weeks,seed,cost,bound,gap,seconds" >"$work/seen.csv"
for n in $(seq 0 $((many - 1))); do
  # Steps without a common divisor, so that each size meets the others.
  p=${people[$((n * 3 % 8))]} t=${types[$((n * 5 % 7))]} w=${weeks[$((n * 2 % 5))]}
  run_bench org.muster.bench.drawn.DrawnShifts "$p" "$t" "$w" "$((seed * 1000 + n))" "$work/problem.txt"
  ./muster roster solve "$work/problem.txt" --seconds $seconds --threads 2 --seed 1 --out "$work/roster.csv" \
    >"$work/said" 2>&1 || true
  line=$(tail -n 1 "$work/said")
  gap=$(sed -n 's/.* gap=\([0-9.]*\)%.*/\1/p' <<<"$line")
  checked=0
  if ./muster roster check "$work/problem.txt" "$work/roster.csv" >"$work/check" 2>&1; then checked=1; fi
  holds "$p people, $t types, $w weeks: roster passes its check" "$checked" = 1
  holds "$p people, $t types, $w weeks: gap %" "${gap:-none}" "<=" 2
  sed -n "s/cost=\([0-9]*\) bound=\([0-9-]*\) gap=\([0-9.]*\)% seconds=\([0-9.]*\).*/$p,$t,$w,$((seed * 1000 + n)),\1,\2,\3,\4/p" \
    <<<"$line" >>"$work/seen.csv"
done
holds "mean gap %" "$(awk -F, 'NR > 1 { s += $7; n++ } END { printf "%.2f", n ? s / n : 100 }' "$work/seen.csv")" "<=" 0.5
if [ "$many" -ge 40 ]; then cp "$work/seen.csv" docs/bench/drawn-shifts.csv; fi
judged
