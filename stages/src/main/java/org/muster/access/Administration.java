package org.muster.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.muster.store.Trouble;

/// What an administrator does to accounts: to those of the own nation or body, and to no other.
/// Whoever it concerns is told.
public final class Administration {
  /// Why nobody changes what they may do themselves.
  public static final String OWN_ROLES =
      "this account is your own: another administrator changes its roles";

  private final Accounts accounts;
  private final SecondFactors factors;

  public Administration(Accounts accounts, SecondFactors factors) {
    this.accounts = accounts;
    this.factors = factors;
  }

  /// The accounts that somebody administers, by name.
  public List<Account> list(Viewer viewer) {
    return accounts.list().stream().filter(a -> viewer.mayAdminister(a.body())).toList();
  }

  /// One of the accounts that somebody administers.
  public Optional<Account> find(Viewer viewer, String name) {
    return accounts.find(name).filter(account -> viewer.mayAdminister(account.body()));
  }

  /// The roles that somebody may give to accounts of a nation or body. Whoever runs the command
  /// line may give any; an administrator of a nation gives none that opens what is another's.
  public List<Role> listGivable(Viewer viewer, String body) {
    boolean any = viewer instanceof Viewer.Operator || body.equals(Viewer.ALLIANCE);
    return Arrays.stream(Role.values())
        .filter(role -> viewer.mayAdminister(body) && (any || !role.reachesBeyondItsBody()))
        .toList();
  }

  /// Adds an account and gives its one-time password, which is kept nowhere in clear.
  ///
  /// @throws Trouble FORBIDDEN if the viewer does not administer that nation or body, REFUSED
  /// if the
  ///     name, the body or a role cannot be taken
  public String add(Viewer viewer, String name, String body, Collection<Role> roles) {
    if (!viewer.mayAdminister(body)) {
      throw new Trouble(Trouble.Code.FORBIDDEN, "only an administrator of " + body + " adds that");
    }
    requireGivable(viewer, body, roles);
    return accounts.add(viewer.actor(), name, body, roles);
  }

  /// Sets a new one-time password, ends sessions, tokens and feeds, and gives the password.
  ///
  /// @throws Trouble NOT_FOUND if there is no such account among those that the viewer administers,
  ///     REFUSED if it is the viewer's own
  public String reset(Viewer viewer, String name) {
    bound(viewer, name);
    if (viewer.actor().equals(name)) {
      throw refused("this account is your own: change its password on its own page");
    }
    return accounts.reset(viewer.actor(), name);
  }

  /// Closes an account: nobody can sign in with it. The last administrator of a nation or body
  /// stays, so that it is never without one.
  ///
  /// @throws Trouble NOT_FOUND if there is no such account among those that the viewer administers,
  ///     REFUSED if [#findAgainstClosing] says why
  public void close(Viewer viewer, String name) {
    bound(viewer, name);
    accounts.disable(
        viewer.actor(),
        name,
        true,
        (all, account) ->
            findAgainstClosing(viewer, all, account).ifPresent(Administration::refuse));
  }

  /// Opens a closed account again.
  ///
  /// @throws Trouble NOT_FOUND if there is no such account among those that the viewer administers
  public void open(Viewer viewer, String name) {
    bound(viewer, name);
    accounts.disable(viewer.actor(), name, false);
  }

  /// Gives an account these roles in the place of those it has.
  ///
  /// @throws Trouble NOT_FOUND if there is no such account among those that the viewer administers,
  ///     REFUSED if it is the viewer's own, if a role cannot be given, or if the last administrator
  ///     would be one no more
  public void setRoles(Viewer viewer, String name, Collection<Role> roles) {
    bound(viewer, name);
    if (viewer.actor().equals(name)) {
      throw refused(OWN_ROLES);
    }
    accounts.setRoles(
        viewer.actor(),
        name,
        roles,
        (all, account) -> {
          requireGivable(
              viewer,
              account.body(),
              roles.stream().filter(role -> !account.roles().contains(role)).toList());
          if (!roles.contains(Role.ADMINISTRATOR)) {
            requireOther(all, account).ifPresent(Administration::refuse);
          }
        });
  }

  /// Why an account cannot be closed by somebody; empty if it can.
  public Optional<String> findAgainstClosing(Viewer viewer, Account account) {
    return findAgainstClosing(viewer, accounts.list(), account);
  }

  private static Optional<String> findAgainstClosing(
      Viewer viewer, List<Account> all, Account account) {
    return viewer.actor().equals(account.name())
        ? Optional.of("this account is your own: another administrator closes it")
        : requireOther(all, account);
  }

  /// Why an account cannot cease to be an administrator's: there is no other.
  private static Optional<String> requireOther(List<Account> all, Account account) {
    boolean other =
        all.stream()
            .anyMatch(
                its ->
                    isAdministrator(its)
                        && its.body().equals(account.body())
                        && !its.name().equals(account.name()));
    return isAdministrator(account) && !other
        ? Optional.of(
            account.name()
                + " is the last administrator of "
                + account.body()
                + ": make another first")
        : Optional.empty();
  }

  private static boolean isAdministrator(Account account) {
    return !account.disabled() && account.roles().contains(Role.ADMINISTRATOR);
  }

  private void requireGivable(Viewer viewer, String body, Collection<Role> roles) {
    List<Role> givable = listGivable(viewer, body);
    roles.stream()
        .filter(role -> !givable.contains(role))
        .findFirst()
        .ifPresent(
            role ->
                refuse(
                    "the role "
                        + role.word()
                        + " opens what is not "
                        + body
                        + "'s: it is given on the command line of the server"));
  }

  /// Whether an account needs a second factor whatever its roles are.
  ///
  /// @throws Trouble NOT_FOUND if there is no such account among those that the viewer administers
  public void requireFactor(Viewer viewer, String name, boolean required) {
    bound(viewer, name);
    factors.require(viewer.actor(), name, required);
  }

  /// Takes a second factor away, with what was made with it.
  ///
  /// @throws Trouble NOT_FOUND if there is no such account among those that the viewer administers
  public void resetFactor(Viewer viewer, String name) {
    bound(viewer, name);
    factors.reset(viewer.actor(), name);
    accounts.endFeeds(name);
  }

  /// Chooses whose roles need a second factor in the viewer's own nation or body.
  ///
  /// @throws Trouble FORBIDDEN if the viewer administers none
  public void setPolicy(Viewer.Person viewer, Collection<Role> roles) {
    if (!viewer.mayAdminister(viewer.body())) {
      throw new Trouble(Trouble.Code.FORBIDDEN, "only an administrator chooses that");
    }
    factors.setPolicy(viewer.actor(), viewer.body(), roles);
  }

  private void bound(Viewer viewer, String name) {
    if (find(viewer, name).isEmpty()) {
      throw new Trouble(
          Trouble.Code.NOT_FOUND,
          "there is no account " + name + (viewer instanceof Viewer.Operator ? "" : " of yours"));
    }
  }

  private static void refuse(String why) {
    throw refused(why);
  }

  private static Trouble refused(String why) {
    return new Trouble(Trouble.Code.REFUSED, why);
  }
}
