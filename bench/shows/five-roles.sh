#!/usr/bin/env bash
# What five people at one table are told to do next, each on an overview of their own, kept as pictures on a desk and on
# a phone; what one side wrote down for the other, with who, why and by whose word; and pages that look back.
source "$(dirname "$0")/common.sh"
command -v chromium >/dev/null || { echo "needs chromium on the PATH"; exit 1; }
run_tests server RolesPagesTest
holds "tests passed in the browser" "$(passed)" ">=" 8
holds "roles whose overviews tell their own moves" "$(seen overviews)" = 5
holds "pictures to look at" "$(find server/target/five-roles -name '*.png' | wc -l)" = 10
judged
