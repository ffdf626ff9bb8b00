#!/usr/bin/env bash
# A fresh clone with an empty local Maven repository: the README's two commands work as written.
source "$(dirname "$0")/common.sh"
git clone -q "$root" "$work/clone"
cd "$work/clone"
export MAVEN_OPTS="-Dmaven.repo.local=$work/repository ${MAVEN_OPTS:-}"
./muster demo --once | tee "$work/demo"
grep -q '^filled=.* checked$' "$work/demo"
mvn -B -ntp verify | tee "$work/verify" | grep -E 'Tests run:.*Time elapsed|BUILD|SUCCESS'
echo "both commands passed: $(grep -E '^\[.*Tests run:' "$work/verify" | grep -v Time | tail -n 1 | sed 's/^\[[A-Z]*\] //') in the last module"
