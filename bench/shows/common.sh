# Sourced by the shows: where the checkout is, a folder that goes away, one way to run tests, and one to judge figures.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"

# run_tests MODULE CLASSES: runs them, long ones too, and prints what Surefire counted.
run_tests() {
  mvn -B -ntp -Dlong -Dspotless.check.skip=true -pl "$1" -am test -Dtest="$2" \
    -Dsurefire.failIfNoSpecifiedTests=false >"$work/run" 2>&1 || {
    grep -E 'ERROR|FAIL' "$work/run" | head -n 20
    exit 1
  }
  cat "$work/run" >>"$work/log"
  grep -E 'Tests run:.*Time elapsed' "$work/run" | sed 's/^\[[A-Z]*\] //'
}

# run_bench CLASS ARGUMENTS…: compiles bench, once a show, and runs a class of it, on the JDK that the launcher finds.
run_bench() {
  if [ ! -f "$work/classpath" ]; then
    mvn -B -ntp -q -Dquick -Dspotless.check.skip=true -pl bench -am compile dependency:build-classpath \
      -Dmdep.outputFile="$work/classpath" >"$work/built" 2>&1 || { grep ERROR "$work/built" | head -n 20; exit 1; }
    wanted=25
    eval "$(sed -n '/^jdk_version()/,/^}/p; /^find_jdk()/,/^}/p' muster)"
    find_jdk >"$work/jdk"
  fi
  # The launcher's collector, so that what is measured is what people run.
  "$(cat "$work/jdk")/bin/java" -XX:+UseParallelGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "bench/target/classes:$(cat "$work/classpath")" "$@"
}

# drawn_case DIR UNITS SEED ARGUMENTS…: writes a drawn case (see bench/drawn-case.sh).
drawn_case() {
  local folder=$1 units=$2 seed=$3
  shift 3
  run_bench org.muster.bench.drawn.DrawnCase --units "$units" --seed "$seed" --out "$folder" "$@"
}

# Each show asks what it saw of its figures by `holds` and ends with `judged`.
figures='' failed=''

# seen NAME [least|most|sum]: the figure that the tests of the show printed as NAME=number; the last, or of all of
# them the least, the greatest or the sum. Nothing where there is none, and then nothing holds.
seen() {
  awk -v name="$1" -v how="${2:-last}" '
    /^figures: / {
      for (i = 2; i <= NF; i++) if (index($i, name "=") == 1) {
        value = substr($i, length(name) + 2) + 0
        if (!n++ || how == "last" || (how == "least" && value < kept) || (how == "most" && value > kept)) kept = value
        sum += value
      }
    }
    END { if (n) print how == "sum" ? sum : kept }' "${log:-$work/log}"
}

# holds WHAT VALUE OP LIMIT: notes a figure and whether it holds; OP is one of = <= >= < >.
holds() {
  figures="$figures${figures:+, }$1 ${2:-none}"
  if ! awk -v value="${2:-none}" -v op="$3" -v limit="$4" 'BEGIN {
    if (value !~ /^-?[0-9]+([.][0-9]+)?$/) exit 1
    value += 0; limit += 0
    if (op == "=") exit !(value == limit)
    if (op == "<=") exit !(value <= limit)
    if (op == ">=") exit !(value >= limit)
    if (op == "<") exit !(value < limit)
    if (op == ">") exit !(value > limit)
    exit 1
  }'; then
    failed="$failed${failed:+, }$1 ${2:-none}, wanted $3 $4"
  fi
}

# judged: prints every figure that was asked for on one line, and fails where one does not hold or none was asked.
judged() {
  [ -n "$figures" ] || failed="no figure was asked for"
  echo "$figures${failed:+ | FAILS: $failed}"
  [ -z "$failed" ]
}

# passed: how many tests ran and were not skipped.
passed() {
  awk '/Tests run:.*Time elapsed/ { gsub(/,/, ""); for (i = 1; i < NF; i++) { if ($i == "run:") n += $(i + 1); if ($i == "Skipped:") n -= $(i + 1) } } END { print n + 0 }' "$work/log"
}
