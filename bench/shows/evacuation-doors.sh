#!/usr/bin/env bash
# Bad input at every door of an evacuation: documents with each digit wrong, codes forged, replayed and expired, tables,
# People Finder files and passenger lists wrong in each field, anything at all pasted, events from the future and
# counters that run back: each told by its place, nothing lost. Then who may open which route, by every role.
source "$(dirname "$0")/common.sh"
run_tests stages 'MrzTest,CallforwardTest,CallSlipTest,ExchangeTest,IntakeTest,InboxTest,FormsTest,CustodyTest,ManifestBookTest,NumbersTest,StationPartyTest,FacePictureTest'
holds "tests of what comes in" "$(passed)" ">=" 75
run_tests server 'StationApiTest,SelfFormTest,ReleasabilityMatrixTest,LeastPrivilegeTest'
holds "tests with those of routes" "$(passed)" ">=" 84
judged
