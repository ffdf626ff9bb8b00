package org.muster.operate.guard;

import java.time.Instant;

/// That one of the guard has read an amendment.
///
/// @param step the amendment's number
/// @param member service number
/// @param person the account that says so
public record RosterRead(int step, String member, String person, Instant at) {}
