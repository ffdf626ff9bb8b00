#!/usr/bin/env bash
# Twenty people write to one survey at once, each every one of five questions three times: every text that was
# saved is kept as a version of its own, and whoever came too late was shown the other text. First at the store on
# each database, then over HTTP at a running server, each with a token of their own.
source "$(dirname "$0")/common.sh"
run_tests stages ReviewStoreTest#twentyWritersAtOnceLoseNothing
run_tests server TwentyWritersTest
holds "databases" "$(grep -c '^figures: writers=20 ' "$work/log")" = 2
holds "texts saved at the store" "$(seen saved least)" = 300
holds "versions kept" "$(seen kept least)" = 300
holds "lost" "$(seen lost sum)" = 0
holds "texts saved over HTTP" "$(seen http-saved)" = 300
holds "kept" "$(seen http-kept)" = 300
holds "lost" "$(seen http-lost)" = 0
holds "conflicts, each shown to the later one" "$(seen http-conflicts)" ">=" 1
judged
