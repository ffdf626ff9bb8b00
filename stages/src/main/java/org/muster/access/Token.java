package org.muster.access;

import java.time.Instant;
import java.util.Optional;

/// A token with which a program acts for an account. What it says is kept nowhere in clear.
///
/// @param id its short public name, with which it begins
/// @param label what its owner calls it
/// @param scope what may be done with it
public record Token(
    String id,
    String account,
    String label,
    Scope scope,
    Instant made,
    Instant expires,
    Optional<Instant> revoked) {

  /// What may be done with a token: never more than its account may do.
  public enum Scope {
    READ,
    WRITE;

    /// As a form and the database say it.
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// Whether it opens anything at that time.
  public boolean isGood(Instant now) {
    return revoked.isEmpty() && now.isBefore(expires);
  }
}
