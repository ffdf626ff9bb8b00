#!/usr/bin/env bash
# One run as it goes: cost and bound over time, kept as docs/bench/run.csv, of which the picture on
# the engine's page is drawn (ResultsPageTest names the command). Takes a number and seconds
# (default instance 22 and 60).
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/instances.sh"
number=${1:-22} seconds=${2:-60}
./muster --version >/dev/null
./muster roster solve "$(instance "$number")" --seconds "$seconds" --threads 2 --seed 1 \
  --out "$work/roster.csv" >"$work/progress"
{
  printf 'Instance %s: %s s on two threads,%s\n' "$number" "$seconds" "$(best_known "$number")"
  sed -n 's/^ *\([0-9.]*\) s  \(.*[a-z]\)  *cost \([0-9-]*\) *bound \([0-9.-]*\) .*/\1,\2,\3,\4/p' \
    "$work/progress" | sed 's/ *,/,/g; s/,-\(,\|$\)/,\1/g; s/,-\(,\|$\)/,\1/g'
} >"$work/run.csv"
last() { tail -n 1 "$work/progress" | sed -n "s/.*\b$1=\([0-9]*\).*/\1/p"; }
holds "points of the picture" "$(($(wc -l <"$work/run.csv") - 1))" ">=" 10
holds "cost" "$(last cost)" "<=" "$(($(best_known "$number") * 102 / 100))"
holds "bound" "$(last bound)" "<=" "$(best_known "$number")"
holds "bound within 5 % of the best known" "$(last bound)" ">=" "$(($(best_known "$number") * 95 / 100))"
[ -n "$failed" ] || cp "$work/run.csv" docs/bench/run.csv
judged
