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

# Damaged backups, folded searches, letters of many scripts on paper.
run_tests stages BackupTest,FoldTest,PaperScriptsTest

./muster --version >"$work/out" 2>&1
# Rosters: byte order marks, and an instance that nobody can fill.
says "roster with byte order marks" 0 'No rule is broken' \
  ./muster roster check "$found/roster-instance-with-bom.txt" "$found/roster-with-bom.csv"
says "impossible roster" 1 'A: no lawful row; .*least minutes 480' \
  ./muster roster solve "$found/roster-one-employee-impossible.txt" --seconds 2 --out "$work/none.csv"

# A case to start from, into which the found rows are put.
./muster new "$work/own" --owner AZE --name Own >"$work/out" 2>&1

# copied: a fresh copy of it.
copied() {
  rm -rf "$work/copy"
  cp -r "$work/own" "$work/copy"
}
heading=$(head -n 1 "$found/edtf-same-year-unspecified-operations.csv")

# held DATE RC PATTERN: an operation that held then.
held() {
  copied
  printf '%s\nAZE.operation.one,,One,One,AZE,,,%s,AZE.source.start,illustrative,,,AZE,owner,\n' "$heading" "$1" \
    >"$work/copy/operations.csv"
  says "held $1" "$2" "$3" ./muster check "$work/copy"
}
for date in 2007-XX-XX/2007-12-31 2007-XX-XX/2007-05-XX 156X~ 16XX~ 2001-21; do
  held "$date" 0 'nothing wrong'
done
held 2001-25 1 'operations.csv:2.*held.*expected'
copied
{ echo "$heading"; sed 's/^[0-9]*://' "$found/nbsp-at-end-row.csv"; } >"$work/copy/operations.csv"
says "white space that nobody sees at the end" 1 'operations.csv:2.*name' ./muster check "$work/copy"
copied
cp "$found/pdf-scripts-units.csv" "$work/copy/units.csv"
says "units of eight scripts" 0 "nothing wrong" ./muster check "$work/copy"

# Plans: nobody can go, and a company that grows and shrinks.
copied
cp "$found"/plan-no-usable-unit/* "$work/copy/"
says "plan without a unit" 0 'filled=0 open=1 .* gap=0.0% checked' \
  ./muster plan "$work/copy" --seconds 5 --out "$work/plan.json"
copied
cp "$found"/plan-strength-changes/* "$work/copy/"
says "plan of a strength that changes" 0 'filled=0 open=1 .* cost=79056 bound=79056 gap=0.0% checked' \
  ./muster plan "$work/copy" --seconds 5 --out "$work/plan.json"

holds "tests passed" "$(passed)" ">=" 10
holds "answered as they should" "$answered" = 12
judged
