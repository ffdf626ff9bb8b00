#!/usr/bin/env bash
# 600 s each on all public instances: mean gap to the best known at most 2 %, and the largest fits in
# 16 GiB. Takes numbers of instances. Leaves bench/target/six-hundred-seconds.csv for bounds.sh.
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/instances.sh"
source "$(dirname "$0")/rosters.sh"
chosen=${*:-$(numbers 24)}
./muster --version >/dev/null
bench_rosters 600 "" $chosen &
running=$!
most=0
# The launcher's process becomes the Java process; its largest resident size is read as it runs.
while kill -0 $running 2>/dev/null; do
  for pid in $(pgrep -f "roster bench $instances" || true); do
    size=$(awk '/VmHWM/ { print $2 }' "/proc/$pid/status" 2>/dev/null || true)
    if [ "${size:-0}" -gt $most ]; then most=$size; fi
  done
  sleep 2
done
wait $running
cp "$work/results.csv" bench/target/six-hundred-seconds.csv
awk -F, -v most=$most '
  NR > 1 { n++; if ($5 == "") { none++; next } gap = ($5 - $7) / $7; sum += gap; if (gap > worst) { worst = gap; where = $1 } }
  END {
    mean = n ? sum / n : 1
    printf "figures: n=%d mean=%.2f worst=%.2f where=%s none=%d gib=%.1f\n", n, 100 * mean, 100 * worst, where, none, most / 1048576
  }' "$work/results.csv" | tee "$work/log"
holds "instances for 600 s" "$(seen n)" ">=" 1
holds "without a roster" "$(seen none)" = 0
holds "% mean gap to the best known" "$(seen mean)" "<=" 2
holds "GiB at most" "$(seen gib)" "<" 16
judged
