#!/usr/bin/env bash
# A sick call on guard-500 (two nations, 110 posts, four weeks): for ten people who stand on the third day the best
# three replacements in less than a second each, with the number of other tours moved; and for ten people "why not" on
# a cell in less than a tenth of a second, both as the command prints them.
# Takes how many seconds to plan the roster (default 60).
source "$(dirname "$0")/common.sh"
./muster guard draw --people 500 --posts 110 --days 28 --seed 1 --out "$work/guard-500.json" >"$work/drawn"
./muster guard plan "$work/guard-500.json" --seconds "${1:-60}" --quiet --out "$work/roster.csv"
start=$(sed -n 's/.*"start": "\([0-9-]*\)".*/\1/p' "$work/guard-500.json" | head -n 1)
third=$(date -u -d "$start + 2 days" +%F)
people=$(grep -F ",${third}T14:00,${third}T16:00," "$work/roster.csv" | awk -F, '$5 != "" { print $5 }' | sort -u | head -n 10)
cell=$(grep -F ",${third}T14:00,${third}T16:00," "$work/roster.csv" | head -n 1 | cut -d, -f1)
for person in $people; do
  # Ends with 1 where nobody can stand in without breaking a rule; its figures count all the same.
  ./muster guard replace "$work/guard-500.json" "$work/roster.csv" --person "$person" --from "${third}T08:00" \
    >"$work/answer" || true
  tail -n 1 "$work/answer" | sed 's/^/figures: sick=1 /' >>"$work/log"
  ./muster guard explain "$work/guard-500.json" "$work/roster.csv" --post "$cell" --time "${third}T14:00" \
    --person "$person" | tail -n 1 | sed 's/^/figures: asked=1 /' >>"$work/log"
done
cat "$work/log"
holds "people who fall out of guard-500" "$(seen sick sum)" = 10
holds "tours that they miss" "$(seen tours sum)" ">=" 10
holds "other tours moved" "$(seen moved sum)" ">=" 0
holds "seconds for the slowest" "$(seen seconds most)" "<" 1
holds "times \"why not\" on a cell" "$(seen asked sum)" = 10
holds "milliseconds for the slowest" "$(seen milliseconds most)" "<" 100
judged
