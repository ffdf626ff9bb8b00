package org.muster.server.access;

import org.muster.access.Account;
import org.muster.access.SecondFactors;

/// An account as the administrator's page lists it.
public record ListedAccount(Account account, String roles, SecondFactors.Standing factor) {

  /// Whether a second factor is missing.
  public boolean isBare() {
    return factor.mustEnrol();
  }
}
