#!/usr/bin/env bash
# The bill of materials that ships names every library that ships, and what an advisory in a file says against one
# of them is found; without an advisory against them nothing is.
source "$(dirname "$0")/common.sh"
./muster --version >"$work/log" 2>&1
./muster sbom >"$work/bill"
missing=0
for jar in app/target/muster/lib/*.jar; do
  name=$(basename "$jar" .jar)
  # muster-app is what the bill is of.
  case $name in muster-app-*) continue ;; esac
  awk -v jar="$name" '
    /"purl" : "pkg:maven/ {
      split($3, part, "/"); split(part[3], its, "@"); version = its[2]; sub(/[?].*/, "", version)
      if (index(jar, its[1] "-" version) == 1) found = 1
    }
    END { exit !found }' "$work/bill" || { echo "not on the bill: $name"; missing=$((missing + 1)); }
done
advisory() {
  printf '{"id":"TEST-%s","affected":[{"package":{"ecosystem":"Maven","name":"%s"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"0"}%s]}]}]}' "$@"
}
mkdir "$work/osv"
advisory 1 org.postgresql:postgresql ',{"fixed":"42.7.2"}' >"$work/osv/1.json"
none=0 planted=0
./muster sbom --check "$work/osv" || none=$?
advisory 2 org.postgresql:postgresql '' >"$work/osv/2.json"
./muster sbom --check "$work/osv" >"$work/found" || planted=$?
holds "libraries that ship" "$(ls app/target/muster/lib | wc -l)" ">=" 50
holds "not on the bill" "$missing" = 0
holds "parts of npm on the bill" "$(grep -c '"purl": "pkg:npm/' "$work/bill")" ">=" 4
holds "ends where an advisory concerns older versions" "$none" = 0
holds "ends where one concerns a part" "$planted" = 1
holds "parts named" "$(grep -c '^org.postgresql:postgresql .*TEST-2' "$work/found")" = 1
judged
