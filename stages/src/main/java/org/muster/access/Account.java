package org.muster.access;

import java.util.Set;

/// Somebody's local account.
///
/// @param name unique, lower case
/// @param body the nation or body that it is bound to
/// @param oneTime whether its password must be changed at the next sign-in
/// @param disabled whether nobody can sign in with it
/// @param epoch grows when its sessions must end; a session that began under another one is over
public record Account(
    String name, String body, Set<Role> roles, boolean oneTime, boolean disabled, long epoch) {
  public Account {
    roles = Set.copyOf(roles);
  }

  /// Who signs in with it.
  public Viewer.Person viewer() {
    return new Viewer.Person(name, body, roles);
  }
}
