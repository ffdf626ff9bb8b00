#!/usr/bin/env bash
# The demo prints the plan, each gap with reasons and remedy, and the case's headline history with sources, in
# under 15 seconds; its plan costs what the second pricer proves to be the least.
source "$(dirname "$0")/common.sh"
./muster --version >/dev/null
began=$(date +%s%N)
./muster demo --once --data "$work/demo" >"$work/out"
took=$((($(date +%s%N) - began) / 1000000))
wanted=0 found=0
while read -r pattern; do
  wanted=$((wanted + 1))
  if grep -qE "$pattern" "$work/out"; then found=$((found + 1)); else echo "missing: $pattern"; fi
done <<'PATTERNS'
22 people in ISAF.*20 NOV 2002
120 people in RSM.*9 JAN 2018
Azerbaijan and Türkiye carried out .Static guard. in RSM at Kabul.*jointly
Support of an evacuation.*AUG 2021
took up PARP again
source: .+
^GAP .+
^  Cheapest remedy( found)?: .+
^No plan can cost less than [0-9]+ \(proven by the second pricer\)
^filled=[0-9]+ open=[0-9]+ late=[0-9]+ cost=[0-9]+ bound=[0-9]+ gap=0.0% checked, bound proven$
PATTERNS
tail -n 1 "$work/out"
last() { grep -E '^filled=' "$work/out" | tail -n 1 | sed -n "s/.*\b$1=\([0-9]*\).*/\1/p"; }
holds "wanted lines" "$wanted" ">=" 10
holds "found" "$found" = "$wanted"
holds "cost" "$(last cost)" ">" 0
holds "bound" "$(last bound)" = "$(last cost)"
holds "milliseconds" "$took" "<" 15000
judged
