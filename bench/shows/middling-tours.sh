#!/usr/bin/env bash
# 100 random tour problems of middle size (a year in weeks, 8 to 20 units and officers, every rule), by the
# engine and by CP-SAT alone on the same calendar model, with two threads and equal processor time
# each: the engine's cost is above CP-SAT's on none, and every plan passes the checker.
# Takes how many problems, seconds (default 100 and 10) and the first seed. Leaves docs/bench/middling-tours.csv
# where it holds.
source "$(dirname "$0")/common.sh"
run_bench org.muster.bench.tour.TourBench "${3:-0}" "${1:-100}" "${2:-10}" 2 muster cp-sat | tee "$work/results.csv"
awk -F, '
  NR == 1 { next }
  { cost[$5] = $7; bound[$5] = $8 - 0.0002 }
  $5 != "cp-sat" { if ($7 != "" && bound["muster"] >= $7 - 1) proven++; next }
  {
    n++; engine = cost["muster"]; peer = $7
    if (bound["cp-sat"] >= peer - 1 && peer != "") peer_proven++
    if (engine != "" && engine > 0) gap += (engine - int(bound["muster"]) - 1) / engine
    if (engine != "" && (peer == "" || engine + 0 < peer + 0)) better++
    else if (engine == peer) equal++
    else worse = worse " " $1 ":" engine ">" peer
  }
  END {
    printf "worse on:%s\n", worse == "" ? " none" : worse
    printf "figures: n=%d better=%d equal=%d worse=%d proven=%d peer-proven=%d gap=%.2f\n", n, better, equal, split(worse, names, " "), proven, peer_proven, n ? 100 * gap / n : 100
  }' "$work/results.csv" | tee "$work/log"
holds "middling tour problems" "$(seen n)" ">=" 1
holds "better than CP-SAT on" "$(seen better)" ">=" 0
holds "equal on" "$(seen equal)" ">=" 0
holds "worse on" "$(seen worse)" = 0
holds "proven best" "$(seen proven)" ">=" "$(seen peer-proven)"
holds "% mean gap to the own bound" "$(seen gap)" "<=" 15
[ -n "$failed" ] || cp "$work/results.csv" docs/bench/middling-tours.csv
judged
