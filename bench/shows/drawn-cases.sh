#!/usr/bin/env bash
# Drawn cases of 60, 200 and 600 units, planned in 20, 60 and 60 seconds: the last line stands in time (a tenth
# more, at least 2 s, reading apart), and a run killed at half time leaves a plan that passes its check. The gap
# after 30 s (60 units) and 60 s (200 units of equal size) is at most what is claimed for it.
# MUSTER_UNITS names the sizes ("60 200 600"), MUSTER_SEED the draw (1), MUSTER_THREADS the threads (2).
source "$(dirname "$0")/common.sh"
seed=${MUSTER_SEED:-1} threads=${MUSTER_THREADS:-2}
failed=''
plan() { ./muster plan "$@" --seed 1 --threads "$threads"; }
# Seconds that the run says it worked, from its last line of progress, reading apart.
worked() { sed -n 's/^ *\([0-9.]*\) s  done.*/\1/p' "$1" | tail -n 1; }
gap() { sed -n 's/.* gap=\([0-9.]*\)% .*/\1/p' "$1" | tail -n 1; }
most() { awk "BEGIN { exit !($1 <= $2) }" || failed="$failed $3"; }
./muster --version >/dev/null
for units in ${MUSTER_UNITS:-60 200 600}; do
  seconds=60
  if [ "$units" = 60 ]; then seconds=20; fi
  drawn_case "$work/$units" "$units" "$seed" >/dev/null
  plan "$work/$units" --seconds "$seconds" --out "$work/$units.json" >"$work/$units.out" 2>"$work/$units.err"
  took=$(worked "$work/$units.err")
  within=$(awk "BEGIN { m = $seconds * 0.1; print $seconds + (m < 2 ? 2 : m) }")
  most "$took" "$within" "late-$units"
  echo "$units units: last line after $took s of $seconds, $(tail -n 1 "$work/$units.out")"
  : >"$work/killed.err"
  ./muster plan "$work/$units" --seed 1 --threads "$threads" --seconds "$seconds" --out "$work/$units-killed.json" \
    >/dev/null 2>"$work/killed.err" &
  until grep -q ' s  ' "$work/killed.err"; do sleep 0.2; done
  sleep $((seconds / 2))
  kill -KILL $! 2>/dev/null || true
  wait $! 2>/dev/null || true
  if [ -f "$work/$units-killed.json" ] && ./muster plan check "$work/$units" "$work/$units-killed.json" >"$work/check"; then
    echo "$units units, killed after half of it: $(tail -n 1 "$work/check")"
  else
    failed="$failed killed-$units"
  fi
done
limits="60:30::15 60:30:--equal:5 200:60:--equal:8"
for limit in $limits; do
  IFS=: read -r units seconds equal percent <<<"$limit"
  if ! grep -qw "$units" <<<"${MUSTER_UNITS:-60 200 600}"; then continue; fi
  # shellcheck disable=SC2086
  drawn_case "$work/$units$equal" "$units" "$seed" $equal >/dev/null
  plan "$work/$units$equal" --seconds "$seconds" >"$work/out" 2>/dev/null
  most "$(gap "$work/out")" "$percent" "gap-$units$equal"
  echo "$units units ${equal:-of unequal sizes}, $seconds s: gap $(gap "$work/out") %, at most $percent %"
done
echo "not as claimed:${failed:- none}"
[ -z "$failed" ]
