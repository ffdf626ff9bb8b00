package org.muster.access;

import java.util.Collection;
import java.util.List;
import org.muster.store.Trouble;

/// What an administrator does to accounts: to those of the own nation or body, and to no other.
/// Whoever it concerns is told.
public final class Administration {
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
    boolean own =
        accounts.find(name).filter(account -> viewer.mayAdminister(account.body())).isPresent();
    if (!own) {
      throw new Trouble(Trouble.Code.NOT_FOUND, "there is no account " + name + " of yours");
    }
  }
}
