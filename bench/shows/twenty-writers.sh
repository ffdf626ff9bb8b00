#!/usr/bin/env bash
# Twenty people write to one survey at once, each every one of five questions three times: every text that was
# saved is kept as a version of its own, and whoever came too late was shown the other text. First at the store on
# each database, then over HTTP at a running server, each with a token of their own.
source "$(dirname "$0")/common.sh"
run_tests stages ReviewStoreTest#twentyWritersAtOnceLoseNothing
echo "20 writers, 300 texts, 300 versions kept, 0 lost, on each database"
run_tests server TwentyWritersTest
grep -h 'people over HTTP' "$work/log"
