#!/usr/bin/env bash
# 60 s each on the public instances 1-19, engine and peers in one run: mean gap to the best known at
# most 2 %, none above 10 %, optimal and proven on at least eight, never worse than a peer.
# Takes numbers of instances; the count of proven ones is judged on the whole set only.
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/instances.sh"
source "$(dirname "$0")/rosters.sh"
all=$(numbers 19)
chosen=${*:-$all}
proven=0
[ "$(count_of $chosen)" -lt "$(count_of $all)" ] || proven=8
bench_rosters 60 cp-sat,timefold $chosen
awk -F, '
  NR == 1 { next }
  $2 == "muster" {
    n++; cost[$1] = $5
    if ($5 == "") { broken = broken " " $1 ":none"; next }
    gap = ($5 - $7) / $7; sum += gap
    if (gap > worst) worst = gap
    bound = $6 - 0.0002; whole = int(bound); if (whole < bound) whole++
    if ($5 == $7 && whole >= $5) optimal++
    if ($6 != "" && $6 > $7 + 0.0002) broken = broken " " $1 ":bound-above-best"
    next
  }
  $5 != "" && (cost[$1] == "" || $5 + 0 < cost[$1] + 0) { broken = broken " " $1 ":" $2 "=" $5 "<" cost[$1] }
  END {
    mean = n ? sum / n : 1
    printf "beaten on, or without a roster, or with a bound above the best:%s\n", broken == "" ? " none" : broken
    printf "figures: n=%d mean=%.2f worst=%.2f optimal=%d broken=%d\n", n, 100 * mean, 100 * worst, optimal, split(broken, names, " ")
  }' "$work/results.csv" | tee "$work/log"
holds "instances for 60 s" "$(seen n)" ">=" 1
holds "% mean gap to the best known" "$(seen mean)" "<=" 2
holds "% worst" "$(seen worst)" "<=" 10
holds "optimal and proven" "$(seen optimal)" ">=" "$proven"
holds "beaten" "$(seen broken)" = 0
judged
