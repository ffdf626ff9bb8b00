package org.muster.server.access;

import java.util.TreeSet;
import java.util.stream.Collectors;
import org.muster.access.Account;
import org.muster.access.Role;
import org.muster.access.SecondFactors;

/// An account as the administrator's pages show it.
///
/// @param roles as a sentence says them
public record ListedAccount(Account account, String roles, SecondFactors.Standing factor) {

  static ListedAccount of(Account account, SecondFactors.Standing factor) {
    return new ListedAccount(
        account,
        new TreeSet<>(account.roles())
            .stream().map(ListedAccount::words).collect(Collectors.joining(", ")),
        factor);
  }

  /// A role as a sentence says it.
  public static String words(Role role) {
    return role.word().replace('-', ' ');
  }

  /// Whether a second factor is missing.
  public boolean isBare() {
    return factor.mustEnrol();
  }
}
