#!/usr/bin/env bash
# In a real browser: a family of five from its registration to its arrival past the phones of six stations with the
# network cut in the middle, a split and its reunion, what a phone does beside seeing people, keeps and says, a wristband
# read by the (fake) camera, slips from right to left, an export refused, names unlocked and forgotten, duplicates,
# documents, the inbox, paper forms and priority. Needs Chromium.
source "$(dirname "$0")/common.sh"
run_tests server 'Evacuation*PagesTest,Station*PagesTest,StationCameraTest'
holds "tests in the browser" "$(passed)" ">=" 20
judged
