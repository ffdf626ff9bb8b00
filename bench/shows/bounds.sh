#!/usr/bin/env bash
# The bound after 600 s: within 1 % of the best known on at least thirteen of the seventeen public
# instances, never above it. Takes numbers of instances (then the share counts). Reads what
# six-hundred-seconds.sh left, and runs it where there is nothing for these instances.
source "$(dirname "$0")/common.sh"
source "$(dirname "$0")/instances.sh"
chosen=${*:-$(numbers 24)}
left=bench/target/six-hundred-seconds.csv
for n in $chosen; do
  grep -q "^Instance$n,muster," $left 2>/dev/null || { bench/shows/six-hundred-seconds.sh $chosen || true; break; }
done
awk -F, -v chosen=" $chosen " '
  NR > 1 && $2 == "muster" {
    name = $1; sub("Instance", "", name)
    if (index(chosen, " " name " ") == 0) next
    n++
    if ($6 == "") next
    if ($6 > $7 + 0.0002) above = above " " $1
    if ($6 >= 0.99 * $7) near++
    else far = far " " $1 "=" $6 "/" $7
  }
  END {
    printf "further:%s; above:%s\n", far == "" ? " none" : far, above == "" ? " none" : above
    printf "figures: n=%d near=%d above=%d\n", n, near, split(above, names, " ")
  }' $left | tee "$work/log"
holds "instances" "$(seen n)" ">=" 1
holds "bounds within 1 % of the best known" "$(seen near)" ">=" "$((($(seen n) * 13 + 16) / 17))"
holds "above it" "$(seen above)" = 0
judged
