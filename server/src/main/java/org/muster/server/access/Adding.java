package org.muster.server.access;

import java.util.List;

/// What the form that adds an account was sent with, and how that ended.
///
/// @param roles their words
/// @param wrong why it was not added; empty if it was, or if nothing was sent
/// @param password to be used once, of the account that was added; else empty
public record Adding(String name, List<String> roles, String wrong, String password) {
  static final Adding NONE = new Adding("", List.of(), "", "");

  public Adding {
    roles = List.copyOf(roles);
  }

  Adding refused(String why) {
    return new Adding(name, roles, why, "");
  }
}
