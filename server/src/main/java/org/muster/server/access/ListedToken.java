package org.muster.server.access;

import org.muster.access.Token;

/// A token as its owner's page lists it.
///
/// @param state a word: good, expired or revoked
public record ListedToken(Token token, String state, String made, String expires) {}
