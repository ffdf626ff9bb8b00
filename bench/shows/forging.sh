#!/usr/bin/env bash
# Every leaf of a plan file of the shipped case changed in turn (numbers, texts, flags, days), every element
# taken out, and in lists doubled: each is found, or its key is named as claimed; none is believed.
source "$(dirname "$0")/common.sh"
export MUSTER_FORGERIES="$work/forgeries"
run_tests stages ForgedPlanTest
line=$(cat "$MUSTER_FORGERIES")
echo "$line"
number() { grep -oE "[0-9]+ $1" <<<"$line" | grep -oE '^[0-9]+' | head -n 1; }
holds "forgeries" "$(number forgeries)" ">=" 1000
holds "found" "$(number found)" ">=" 1
holds "named as claimed" "$(number claimed)" ">=" 0
holds "believed" "$(number believed)" = 0
judged
