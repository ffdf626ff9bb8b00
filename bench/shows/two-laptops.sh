#!/usr/bin/env bash
# Two laptops and ten phones that work days without each other: what is sent is lost, comes twice or to the other
# laptop, files are lost or late. Both, and a third that takes the files in the other order, end in the same state, and
# nothing that a phone was told is taken is missing. Then the fold alone, over random orders, losses and repeats.
source "$(dirname "$0")/common.sh"
run_tests stages 'TwoMachinesTest,CustodyProperties'
holds "days apart" "$(seen days-apart sum)" ">=" 60
holds "scans of phones" "$(seen scans-of-phones sum)" ">=" 10000
holds "tests" "$(passed)" ">=" 6
judged
