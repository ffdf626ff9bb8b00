#!/usr/bin/env bash
# Guards of two nations drawn by seed, planned in a time: every seat covered or explained, every rule kept, within
# 1 % (guard-120) and 3 % (guard-500) of a bound that the second pricer proves again; replacements and why not in time.
# Takes PEOPLE:POSTS:SECONDS:PERCENT (default 120:30:60:1 500:110:60:3); MUSTER_SEED says which are drawn (1).
source "$(dirname "$0")/common.sh"
seed=${MUSTER_SEED:-1}
./muster --version >/dev/null
for wanted in ${*:-120:30:60:1 500:110:60:3}; do
  IFS=: read -r people posts seconds percent <<<"$wanted"
  ./muster guard draw --people "$people" --posts "$posts" --seed "$seed" --out "$work/guard.json" >/dev/null
  began=$(date +%s%N)
  ./muster guard plan "$work/guard.json" --seconds "$seconds" --seed 1 --out "$work/roster.csv" \
    --certificate "$work/proof.txt" >"$work/said"
  took=$((($(date +%s%N) - began) / 1000000))
  tail -n 1 "$work/said"
  sound=0 proven=0
  if ./muster guard check "$work/guard.json" "$work/roster.csv" --certificate "$work/proof.txt" >"$work/check"; then
    sound=1
  fi
  if grep -q 'The bound is proven again' "$work/check"; then proven=1; fi
  uncovered=$(tail -n 1 "$work/said" | sed -n 's/.* uncovered=\([0-9]*\) .*/\1/p')
  told=$(grep -c '^Empty: ' "$work/said" || true)
  # Somebody of the second day falls out.
  who=$(awk -F, 'NR > 1 && $3 ~ /-02T14/ && $5 != "" { print $5; exit }' "$work/roster.csv")
  ./muster guard replace "$work/guard.json" "$work/roster.csv" --person "$who" --from 2021-03-02T06:00 \
    >"$work/replace" || true
  tail -n 1 "$work/replace"
  holds "$people people: sound rosters" "$sound" = 1
  holds "bounds proven again" "$proven" = 1
  holds "% gap" "$(tail -n 1 "$work/said" | sed -n 's/.* gap=\([0-9.]*\)%.*/\1/p')" "<=" "$percent"
  holds "ms" "$took" "<=" "$((seconds * 1000 + 3000))"
  holds "gaps explained" "$told" "=" "$((uncovered < 20 ? uncovered : 20))"
  holds "seconds to replace" "$(tail -n 1 "$work/replace" | sed -n 's/.* seconds=\([0-9.]*\) .*/\1/p')" "<=" 1
done
judged
