package org.muster.operate.guard;

import java.time.Instant;

/// That one of the guard read a version of orders and signs for it.
///
/// @param orders id of the claim
/// @param member service number
/// @param person the account that says so
public record OrderSignature(String orders, String member, String person, Instant at) {}
