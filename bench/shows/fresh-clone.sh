#!/usr/bin/env bash
# A fresh clone with an empty local Maven repository: the README's two commands work as written.
source "$(dirname "$0")/common.sh"
git clone -q "$root" "$work/clone"
cd "$work/clone"
export MAVEN_OPTS="-Dmaven.repo.local=$work/repository ${MAVEN_OPTS:-}"
./muster demo --once | tee "$work/demo"
mvn -B -ntp verify | tee "$work/verify" "$work/log" | grep -E 'Tests run:.*Time elapsed|BUILD|SUCCESS'
holds "plans of the demo that were checked" "$(grep -c '^filled=.* checked$' "$work/demo" || true)" = 1
holds "tests passed" "$(passed)" ">=" 500
holds "builds that succeeded" "$(grep -c 'BUILD SUCCESS' "$work/verify" || true)" = 1
judged
