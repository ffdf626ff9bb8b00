package org.muster.operate.evacuation;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.muster.access.Account;
import org.muster.access.Accounts;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.rows.RoleRows;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// Gives and withdraws roles of an evacuation; each stands in the audit log.
public final class RoleDesk {
  private static final String GRANTS =
      "Roles of an evacuation are given by its chief or an approver of its owner.";

  private final Store store;
  private final Audit audit;
  private final Accounts accounts;
  private final InstantSource clock;

  public RoleDesk(Store store, Audit audit, Accounts accounts, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.accounts = accounts;
    this.clock = clock;
  }

  /// Gives somebody a role; to give it again changes nothing.
  ///
  /// @throws Trouble FORBIDDEN unless the viewer gives roles; REFUSED if the owner has no open
  ///     account of that name
  public void give(Evacuation evacuation, Viewer viewer, String account, EvacuationRole role) {
    Evacuations.need(viewer, evacuation, EvacuationRight.GRANT, GRANTS);
    String name =
        accounts
            .find(account)
            .filter(found -> found.body().equals(evacuation.owner()) && !found.disabled())
            .map(Account::name)
            .orElseThrow(
                () ->
                    new Trouble(
                        Trouble.Code.REFUSED,
                        evacuation.owner() + " has no open account of that name"));
    GivenRoles.Given given =
        new GivenRoles.Given(
            name, role, clock.instant().truncatedTo(ChronoUnit.SECONDS), viewer.actor());
    store.write(
        dsl -> {
          if (RoleRows.give(dsl, evacuation.id(), given)) {
            audit.append(
                dsl,
                viewer.actor(),
                "evacuation-role-give",
                List.of(evacuation.id(), name, role.word()));
          }
          return given;
        });
  }

  /// Withdraws a role.
  ///
  /// @throws Trouble FORBIDDEN unless the viewer gives roles; NOT_FOUND if nobody has it
  public void withdraw(Evacuation evacuation, Viewer viewer, String account, EvacuationRole role) {
    Evacuations.need(viewer, evacuation, EvacuationRight.GRANT, GRANTS);
    store.write(
        dsl -> {
          if (!RoleRows.withdraw(dsl, evacuation.id(), account, role)) {
            throw new Trouble(Trouble.Code.NOT_FOUND, account + " is not " + role.word() + " here");
          }
          audit.append(
              dsl,
              viewer.actor(),
              "evacuation-role-withdraw",
              List.of(evacuation.id(), account, role.word()));
          return account;
        });
  }
}
