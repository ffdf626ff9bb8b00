#!/usr/bin/env bash
# Plays the attacker against servers of our own on this machine, each try with a bound: forty forms of 22 MB
# against a heap of 400 MB, 220 forms that come a byte at a time, forwarded headers and hosts that are made up,
# one wrong password counted, papers that take time and memory without end. Each is refused or survived, and
# others are answered meanwhile.
source "$(dirname "$0")/common.sh"
run_tests server AttackerTest,SignInTest,OpenIdSignInTest,EvidencePagesTest,AuditedReadingTest,ForwardingTest
log=$work/log
holds "large forms" "$(seen large-forms)" = 40
holds "large forms taken" "$(seen large-taken)" = 0
holds "alive after them" "$(seen large-alive)" = 1
holds "longest page meanwhile, ms" "$(seen large-others-ms)" "<=" 2000
holds "slow forms" "$(seen slow-forms)" = 220
holds "slow forms still held" "$(seen slow-left)" = 0
holds "longest page meanwhile, ms" "$(seen slow-others-ms)" "<=" 2000
holds "wrong passwords taken under made-up addresses" "$(seen spoofed-taken)" "<=" 50
holds "victims shut out" "$(seen victim-shut-out)" = 0
holds "made-up hosts in answers" "$(seen hosts-reflected)" = 0
holds "sessions of strangers" "$(seen strangers-sessions)" = 0
holds "sign-ins begun at a provider" "$(seen begun-sign-ins)" = 50
holds "sessions that they made" "$(seen begun-sessions)" = 0
holds "restricted claims shown without a row in the audit log" "$(seen silent)" = 0
holds "tests passed" "$(passed)" ">=" 40
judged
