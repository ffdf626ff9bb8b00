#!/usr/bin/env bash
# The demo prints the plan, each gap with reasons and remedy, and the case's headline history with sources, in
# under 15 seconds; its plan costs what the second pricer proves to be the least.
source "$(dirname "$0")/common.sh"
./muster --version >/dev/null
began=$(date +%s%N)
./muster demo --once --data "$work/demo" >"$work/out"
took=$((($(date +%s%N) - began) / 1000000))
while read -r pattern; do
  grep -qE "$pattern" "$work/out" || { echo "missing: $pattern"; exit 1; }
  echo "found: $pattern"
done <<'PATTERNS'
22 people in ISAF.*20 NOV 2002
120 people in RSM.*9 JAN 2018
Azerbaijan and Türkiye carried out .Static guard. in RSM at Kabul.*jointly
Support of an evacuation.*AUG 2021
took up PARP again
source: .+
^GAP .+
[Cc]heapest remedy: .+
^No plan can cost less than [0-9]+ \(proven by the second pricer\)
^filled=[0-9]+ open=[0-9]+ late=[0-9]+ cost=[0-9]+ bound=[0-9]+ gap=0.0% checked, bound proven$
PATTERNS
line=$(tail -n 1 "$work/out")
cost=$(sed -E 's/.* cost=([0-9]+) .*/\1/' <<<"$line") bound=$(sed -E 's/.* bound=([0-9]+) .*/\1/' <<<"$line")
echo "after $took ms: $line"
[ "$cost" = "$bound" ] && [ "$took" -lt 15000 ]
