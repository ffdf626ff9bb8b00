package org.muster.server.frame;

/// What a person reads where a page could not be shown.
///
/// @param what what happened, one sentence
/// @param next what to do now
public record Told(String what, String next) {}
