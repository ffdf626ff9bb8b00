#!/usr/bin/env bash
# Built once: the version, the demo, and the first page of the server, in seconds of the clock.
source "$(dirname "$0")/common.sh"
./muster --version >/dev/null
seconds() { local from; from=$(date +%s.%N); "$@" >/dev/null 2>"$work/err"; awk -v a="$from" -v b="$(date +%s.%N)" 'BEGIN { printf "%.2f", b - a }'; }
version=$(seconds ./muster --version)
demo=$(seconds ./muster demo --once --data "$work/demo")
from=$(date +%s.%N)
./muster serve --db "$work/demo/muster.db" --port 18431 >"$work/serve" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true; rm -rf "$work"' EXIT
until curl -fs -o /dev/null http://127.0.0.1:18431/login; do sleep 0.05; kill -0 $server; done
page=$(awk -v a="$from" -v b="$(date +%s.%N)" 'BEGIN { printf "%.2f", b - a }')
holds "s for the version" "$version" "<" 0.5
holds "s for the demo" "$demo" "<" 15
holds "s to the first page" "$page" "<" 8
judged
