package org.muster.access;

import java.util.Set;
import java.util.TreeSet;

/// Whose accounts need a second factor because of their roles.
///
/// @param roles whoever has one of them
/// @param chosen whether an administrator chose them; else they are [#DEFAULT], which binds only on
///     a server that others than its own machine reach
public record FactorPolicy(Set<Role> roles, boolean chosen) {

  /// Whoever manages accounts, signs for a side, or works on what every nation told the alliance.
  public static final Set<Role> DEFAULT =
      Set.of(
          Role.ADMINISTRATOR,
          Role.NATIONAL_APPROVER,
          Role.ALLIANCE_APPROVER,
          Role.ALLIANCE_DESK_OFFICER);

  public FactorPolicy {
    roles = Set.copyOf(roles);
  }

  /// Whether somebody with these roles needs one.
  ///
  /// @param exposed whether the server is reached from beyond its own machine
  public boolean binds(Set<Role> held, boolean exposed) {
    return (chosen || exposed) && held.stream().anyMatch(roles::contains);
  }

  /// The roles in order, in words.
  public String words() {
    return String.join(" ", new TreeSet<>(roles).stream().map(Role::word).toList());
  }
}
