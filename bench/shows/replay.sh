#!/usr/bin/env bash
# August 2021 again: seventeen days of the airlift from Kabul with made-up people, sent through the doors of stations
# and desk on its own clock, from the fall of the first capital on 6 August. After every event everybody is counted; each
# day flies out the people that it flew; every error made on purpose is found or refused; what the crisis timeline says
# and every stop is told when it comes; in less than five minutes.
# Takes the share of the people (default 1) and the seed (default 1).
source "$(dirname "$0")/common.sh"
share=${1:-1} seed=${2:-1}
./muster import --db "$work/m.db" cases/kabul-2021 >"$work/imported"
./muster evacuation open --db "$work/m.db" --keys "$work/keys" KBL --case kabul-2021 --name "Kabul again" --place Kabul \
  --offset +04:30 --illustrative >"$work/opened"
./muster evacuation replay --db "$work/m.db" --keys "$work/keys" --share "$share" --seed "$seed" cases/kabul-2021 KBL \
  2>"$work/progress" | tee "$work/said"
last=$(tail -n 1 "$work/said")
value() { sed -n "s/.*\b$1=\([0-9.]*\).*/\1/p" <<<"$last"; }
holds "events" "$(value events)" ">=" 1000
holds "events after which somebody was not counted" "$(value uncounted)" = 0
holds "events that a door refused" "$(value refused)" = 0
holds "errors made on purpose" "$(value errors)" ">=" 10
holds "of them not found" "$(value missed)" = 0
holds "days whose total is missed" "$(awk '$1 ~ /^2021-08-/ && $4 != $5' "$work/said" | wc -l)" = 0
holds "capitals told to fall" "$(grep -cE '^2021-08-[01][0-9]  .* falls$' "$work/progress")" = 10
holds "stops told to begin" "$(grep -c ' takes nobody: ' "$work/progress")" = 8
holds "seconds" "$(value seconds)" "<=" 300
if [ "$share" = 1 ]; then
  holds "people flown out" "$(value flown)" = 118734
fi
judged
