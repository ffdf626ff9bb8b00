# Sourced by the shows: where the checkout is, a folder that goes away, and one way to run tests.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"

# run_tests MODULE CLASSES: runs them, long ones too, and prints what Surefire counted.
run_tests() {
  mvn -B -ntp -Dlong -Dspotless.check.skip=true -pl "$1" -am test -Dtest="$2" \
    -Dsurefire.failIfNoSpecifiedTests=false >"$work/log" 2>&1 || {
    grep -E 'ERROR|FAIL' "$work/log" | head -n 20
    exit 1
  }
  grep -E 'Tests run:.*Time elapsed' "$work/log" | sed 's/^\[[A-Z]*\] //'
}

# run_bench CLASS ARGUMENTS…: compiles bench, once a show, and runs a class of it, on the JDK that the launcher finds.
run_bench() {
  if [ ! -f "$work/classpath" ]; then
    mvn -B -ntp -q -Dquick -Dspotless.check.skip=true -pl bench -am compile dependency:build-classpath \
      -Dmdep.outputFile="$work/classpath" >"$work/log" 2>&1 || { grep ERROR "$work/log" | head -n 20; exit 1; }
    wanted=25
    eval "$(sed -n '/^jdk_version()/,/^}/p; /^find_jdk()/,/^}/p' muster)"
    find_jdk >"$work/jdk"
  fi
  "$(cat "$work/jdk")/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "bench/target/classes:$(cat "$work/classpath")" "$@"
}

# drawn_case DIR UNITS SEED ARGUMENTS…: writes a drawn case (see bench/drawn-case.sh).
drawn_case() {
  local folder=$1 units=$2 seed=$3
  shift 3
  run_bench org.muster.bench.drawn.DrawnCase --units "$units" --seed "$seed" --out "$folder" "$@"
}
