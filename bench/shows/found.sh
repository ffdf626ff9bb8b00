#!/usr/bin/env bash
# Each input on which Muster once failed, given to it again: read, or refused with the place and what was expected.
# The folder that holds them is named by MUSTER_FOUND; without it, it is ../shared/data/found beside the checkout, and
# where neither is there the show says so and fails.
source "$(dirname "$0")/common.sh"
found=${MUSTER_FOUND:-$(cd "$root/.." && pwd)/shared/data/found}
[ -d "$found" ] || { echo "no folder of found inputs at $found; name it as MUSTER_FOUND"; exit 1; }
export MUSTER_FOUND=$found MUSTER_HOME=$work/home
answered=0

# says WHAT RC PATTERN COMMAND…: the command ends so, with words that match.
says() {
  local what=$1 rc=$2 pattern=$3 got=0
  shift 3
  "$@" >"$work/out" 2>&1 || got=$?
  if [ "$got" = "$rc" ] && grep -Eq -- "$pattern" "$work/out" && ! grep -Eq 'Exception|^\s+at ' "$work/out"; then
    answered=$((answered + 1))
  else
    echo "$what: ended with $got instead of $rc, or not with “$pattern”:"
    head -n 8 "$work/out"
  fi
}

# Workbooks of a survey, cell by cell.
run_tests stages FoundWorkbooksTest
holds "workbooks' tests passed" "$(passed)" ">=" 4

# Rosters: byte order marks, and an instance that nobody can fill.
says "roster with byte order marks" 0 'rules broken|checked' \
  ./muster roster check "$found/roster-instance-with-bom.txt" "$found/roster-with-bom.csv"
says "impossible roster" 1 'A.*(minutes|MinTotalMinutes|day)' \
  ./muster roster solve "$found/roster-one-employee-impossible.txt" --seconds 2 --out "$work/none.csv"

# A case of a nation's own, with a source, into which the rows are put.
./muster case new "$work/own" --owner AZE --name Own --as-of 2021-10-29 >"$work/out" 2>&1 || cat "$work/out"

# with FILE: a copy of the case with the file as its operations, units or whatever it names.
copied() {
  rm -rf "$work/copy"
  cp -r "$work/own" "$work/copy"
}
copied
cp "$found/edtf-same-year-unspecified-operations.csv" "$work/copy/operations.csv"
says "2007-XX-XX/2007-12-31" 0 'No problems' ./muster check "$work/copy"
copied
{ head -n 1 "$found/edtf-same-year-unspecified-operations.csv"; sed 's/^[0-9]*://' "$found/nbsp-at-end-row.csv"; } \
  >"$work/copy/operations.csv"
says "white space that nobody sees at the end" 1 'operations.csv:2.*name.*white space' ./muster check "$work/copy"

holds "answered as they should" "$answered" = 4
judged
