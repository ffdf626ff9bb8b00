package org.muster.server.frame;

import java.time.Instant;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.muster.access.Account;
import org.muster.access.Role;
import org.muster.access.Viewer;

/// The person at the page.
///
/// @param next what stands between the sign-in and everything else
/// @param since when the person signed in
/// @param onlyReads whether the page at hand lets them read and do nothing, as one that looks back
public record Who(Account account, Next next, Instant since, boolean onlyReads) {

  /// Somebody who may do what their roles allow.
  public Who(Account account, Next next, Instant since) {
    this(account, next, since, false);
  }

  /// The same person on a page from which nothing is changed.
  Who reading() {
    return new Who(account, next, since, true);
  }

  /// The next step of a sign-in.
  public enum Next {
    /// Nothing: everything that the roles allow is open.
    NOTHING("/"),
    /// A code of the second factor.
    CODE("/code"),
    /// A password of one's own.
    PASSWORD("/password"),
    /// A second factor must be set up.
    ENROL("/second-factor");

    private final String path;

    Next(String path) {
      this.path = path;
    }

    /// The page where the step is taken.
    public String path() {
      return path;
    }
  }

  /// As the use cases know them.
  public Viewer.Person viewer() {
    return onlyReads ? account.viewer().reading() : account.viewer();
  }

  /// Whether nothing else is open before the password is changed.
  public boolean mustChangePassword() {
    return account.oneTime();
  }

  /// Whether the sign-in is complete.
  public boolean isIn() {
    return next == Next.NOTHING;
  }

  public boolean isAdministrator() {
    return account.roles().contains(Role.ADMINISTRATOR);
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
