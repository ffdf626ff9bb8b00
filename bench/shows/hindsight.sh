#!/usr/bin/env bash
# August 2021 as it was beside the lift that could have been planned with the same flights: the replay's people and
# flights as a lift problem, a checked plan with a bound that is proven again, and the days of both beside the published
# totals.
# Takes the share of the people (default 1), how many waited in vain (default 30000 times the share) and the seconds
# (default 120).
source "$(dirname "$0")/common.sh"
share=${1:-1} more=${2:-$(awk -v s="${1:-1}" 'BEGIN { printf "%d", 30000 * s }')} seconds=${3:-120}
./muster import --db "$work/m.db" cases/kabul-2021 >"$work/imported"
./muster evacuation open --db "$work/m.db" --keys "$work/keys" KBL --case kabul-2021 --name "Kabul again" --place Kabul \
  --offset +04:30 --illustrative >"$work/opened"
./muster evacuation replay --db "$work/m.db" --keys "$work/keys" --share "$share" --errors 0 cases/kabul-2021 KBL \
  2>"$work/progress" >"$work/replayed"
./muster evacuation hindsight --db "$work/m.db" --keys "$work/keys" --more "$more" --seconds "$seconds" \
  --out "$work/kabul" cases/kabul-2021 KBL 2>"$work/search" | tee "$work/said"
last=$(tail -n 1 "$work/said")
value() { sed -n "s/.*\b$1=\([0-9.]*\).*/\1/p" <<<"$last"; }
./muster lift check "$work/kabul-problem.json" "$work/kabul-plan.json" | tee "$work/checked"
holds "plans that break a rule" "$(grep -c breaches "$work/checked")" = 0
holds "bounds proven again" "$(grep -c 'bound is proven again' "$work/checked")" = 1
holds "days whose people flown are not those replayed" \
  "$(join <(awk '$1 ~ /^2021-08-/ { print $1, $5 }' "$work/replayed") \
    <(awk '$1 ~ /^2021-08-/ { print $1, $4 }' "$work/said") | awk '$2 != $3' | wc -l)" = 0
holds "people planned, of those who flew" "$(value planned)" ">=" "$(value flown)"
holds "people planned, of the most" "$(value planned)" "<=" "$(value most)"
judged
