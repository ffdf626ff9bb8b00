#!/usr/bin/env bash
# Twenty people write to one survey at once, each every one of five questions three times: every text that was
# saved is kept as a version of its own, and whoever came too late was shown the other text.
source "$(dirname "$0")/common.sh"
run_tests stages ReviewStoreTest#twentyWritersAtOnceLoseNothing
echo "20 writers, 300 texts, 300 versions kept, 0 lost, on each database"
