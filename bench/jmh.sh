#!/usr/bin/env bash
# JMH benchmarks of pricing and of the master on rosters of our own making and, where they lie beside the checkout
# (or MUSTER_INSTANCES says), on public ones. Options of JMH may follow, such as a pattern of names or -f 3.
# Figures compare within one run, never across machines.
source "$(dirname "$0")/shows/common.sh"
run_bench -Dmuster.instances="${MUSTER_INSTANCES:-$root/../shared/data/bench/shift}" org.muster.bench.jmh.Benchmarks "$@"
