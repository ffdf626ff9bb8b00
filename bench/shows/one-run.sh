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
} >docs/bench/run.csv
tail -n 1 "$work/progress"
