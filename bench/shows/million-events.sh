#!/usr/bin/env bash
# A walk of a million events through the log of custody: the balance holds after each, to the person, and each error
# that was put in (a lost child, two lists, a wrong count of heads, somebody aboard who passed no gate) is told by name.
source "$(dirname "$0")/common.sh"
run_tests stages CustodyWalkTest
holds "events of the longest walk" "$(seen walk-events most)" ">=" 1000000
holds "errors put in and told" "$(seen injected sum)" ">=" 10000
judged
