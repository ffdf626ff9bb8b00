#!/usr/bin/env bash
# What people type is there afterwards, in a real browser: another form of the page is sent, the sign-in ends in the
# middle, they go elsewhere and back; and what workbooks bring back is read by heading and as it is shown. Those that
# were once misread are tried where MUSTER_FOUND names their folder.
source "$(dirname "$0")/common.sh"
run_tests server 'NothingLostTest,TypedPageTest'
run_tests stages 'DraftsTest,SurveyWorkbookTest,FoundWorkbooksTest'
holds "walks" "$(seen walks)" '>=' 9
holds "words" "$(seen words)" '>=' 100
holds "lost" "$(seen lost)" = 0
judged
