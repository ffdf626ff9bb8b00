#!/usr/bin/env bash
# Each field of an instance and of a roster broken in turn, by property test: an error with the line
# and what was expected. Then the same through the command line, on a broken and on a cut-off file.
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/instances.sh"
run_tests engine MalformedInstancesTest
sed 's/^\(SECTION_HORIZON\)$/\1\nseven/' "$(instance 1)" >"$work/broken.txt"
head -c 400 "$(instance 1)" >"$work/short.txt"
refused=0
for file in broken short; do
  if ./muster roster solve "$work/$file.txt" --seconds 1 --out "$work/none.csv" 2>"$work/$file.err"; then exit 1; fi
  grep -E 'line [0-9]+: expected ' "$work/$file.err" && refused=$((refused + 1))
done
holds "tests by broken fields passed" "$(passed)" ">=" 2
holds "broken files refused with their line" "$refused" = 2
holds "rosters written" "$(find "$work" -name none.csv | wc -l)" = 0
judged
