package org.muster.server.frame;

import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.muster.access.Account;
import org.muster.access.Role;
import org.muster.access.Viewer;

/// The person at the page.
public record Who(Account account) {

  /// As the use cases know them.
  public Viewer.Person viewer() {
    return account.viewer();
  }

  /// Whether nothing else is open before the password is changed.
  public boolean mustChangePassword() {
    return account.oneTime();
  }

  /// Whether the person may write rows of that owner.
  public boolean mayEdit(String owner) {
    return viewer().mayEdit(owner);
  }

  /// As the top bar says it: `National planner, AZE`.
  public String inWords() {
    TreeSet<Role> roles = new TreeSet<>(account.roles());
    if (roles.size() > 1) {
      roles.remove(Role.ADMINISTRATOR);
    }
    String words =
        roles.stream()
            .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(Collectors.joining(" and "));
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ", " + account.body();
  }
}
