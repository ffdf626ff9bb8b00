package org.muster.review;

import java.time.Instant;

/// A comment in a thread.
///
/// @param body the nation or body of whoever wrote it
/// @param person the account's name
public record Comment(Subject subject, String body, String person, Instant at, String text) {}
