#!/usr/bin/env bash
# Every show of the house and the Record stage, one after the other.
cd "$(dirname "$0")"
failed=0
for show in demo-once start-times every-column round-trip kill-import random-plans same-plan-twice pages audit-tamper \
  twenty-writers review-cycle five-roles releasability forging broken-rows accepted-values random-edits drawn-cases \
  fifty-readers nothing-lost attacker group-commit faults bill found tiny-guards guard-fairness \
  guard-replace guard-drawn lift-tiny lift-worth lift-small lift-kabul lift-replan lift-cancel hindsight evacuation-names evacuation-scans evacuation-pages evacuation-doors two-laptops million-events replay purge; do
  printf '%-16s ' "$show"
  if out=$(./$show.sh 2>&1); then tail -n 1 <<<"$out"; else echo "FAILED: $(tail -n 1 <<<"$out")"; failed=1; fi
done
exit $failed
