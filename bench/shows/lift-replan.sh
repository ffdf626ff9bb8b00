#!/usr/bin/env bash
# Disturbances in the middle of a lift of Kabul's size: a gate closes for a day, an aircraft fails, one is late, a haven
# fills, a curfew, a surge of some 7,000 people. Each is planned again in under 5 s from start to end, with what has
# happened fixed, and says how many promises change and how many must at least. By the problem that is written beside it
# the new plan breaks no rule, and its bound is proven again. Takes seconds to make the plan (default 60) and the seed (default 3).
source "$(dirname "$0")/common.sh"
seconds=${1:-60} seed=${2:-3} now=6030
export JAVA_TOOL_OPTIONS=-Xmx6g
./muster lift draw --shape kabul --seed "$seed" --out "$work/problem.json" | tail -n 1
./muster lift solve "$work/problem.json" --seconds "$seconds" --threads 2 --seed 1 --quiet --out "$work/plan.json"
event() { printf '{"format": "muster-lift-event/1", "events": [%s]}\n' "$2" >"$work/$1.json"; }
event gate '{"kind": "gate-closed", "gate": "G0", "from": 6030, "to": 7470}'
event out '{"kind": "aircraft-out", "aircraft": "A003", "from": 6030}'
event late '{"kind": "aircraft-late", "aircraft": "A007", "until": 7000}'
# The haven to which most of the rest is flown, with room for a thirtieth of it at once.
read -r haven flown < <(awk -v now=$now '
  /"aircraft".*"departs"/ {
    match($0, /"departs": [0-9]+/); departs = substr($0, RSTART + 11, RLENGTH - 11)
    match($0, /"to": "[^"]*/); to = substr($0, RSTART + 7, RLENGTH - 7)
    match($0, /"parties": .*/); if (departs + 0 > now) flown[to] += gsub(/"P/, "")
  }
  END { for (to in flown) if (flown[to] > most) { most = flown[to]; best = to } print best, most }' "$work/plan.json")
event haven '{"kind": "haven-capacity", "haven": "'"$haven"'", "capacity": '$((flown / 30))'}'
event curfew '{"kind": "curfew", "from": 6300, "to": 6600}'
event surge "$(awk 'BEGIN {
  printf "{\"kind\": \"parties\", \"parties\": ["
  for (i = 0; i < 2000; i++)
    printf "%s{\"id\": \"NEW%d\", \"people\": %d, \"weight\": %d, \"ready\": %d, \"due\": 24480, \"gates\": [], \"havens\": []}", \
      (i ? ", " : ""), i, 1 + i % 6, 1 + i % 7, 6030 + i % 600
  print "]}" }')"
for kind in gate out late haven curfew surge; do
  sound=0 lawful=0 started=$(date +%s%N)
  if ./muster lift replan "$work/problem.json" "$work/plan.json" --now $now --event "$work/$kind.json" --told 2 \
    --out "$work/new.json" --problem-out "$work/now.json" >"$work/said"; then sound=1; fi
  wall=$((($(date +%s%N) - started) / 1000000))
  if ./muster lift check "$work/now.json" "$work/new.json" >"$work/checked" &&
    grep -q 'The bound is proven again' "$work/checked"; then lawful=1; fi
  tail -n 1 "$work/said" | sed "s/^/figures: kind=$kind sound=$sound lawful=$lawful wall=$wall /" | tee -a "$work/log"
  # The figures of this event only.
  tail -n 1 "$work/log" >"$work/one"
  holds "promises changed after $kind" "$(log=$work/one seen changed)" ">=" "$(log=$work/one seen changed-at-least)"
done
holds "disturbances planned again" "$(seen sound sum)" = 6
holds "of them lawful by what is written, bound proven again" "$(seen lawful sum)" = 6
holds "promises that had to change for the full haven" "$(grep kind=haven "$work/log" | sed 's/.*changed-at-least=\([0-9]*\).*/\1/')" ">=" 1
holds "ms from start to end for the slowest" "$(seen wall most)" "<" 5000
holds "promises that had to change at least" "$(seen changed-at-least sum)" ">=" 1
judged
