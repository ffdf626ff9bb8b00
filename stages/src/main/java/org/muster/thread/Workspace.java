package org.muster.thread;

import java.time.InstantSource;
import org.muster.access.Accounts;
import org.muster.access.Audit;
import org.muster.generate.Plans;
import org.muster.operate.guard.GroundImport;
import org.muster.operate.guard.GuardDoors;
import org.muster.operate.guard.GuardPeople;
import org.muster.operate.guard.GuardRequests;
import org.muster.operate.guard.Rosters;
import org.muster.record.Cases;
import org.muster.record.Claims;
import org.muster.review.Feeds;
import org.muster.review.PlanForecast;
import org.muster.review.Review;
import org.muster.store.Store;

/// An open database with the use cases over it: what a rim holds while it runs.
public record Workspace(
    Store store, Audit audit, Accounts accounts, Cases cases, Claims claims, Views views)
    implements AutoCloseable {

  /// Opens a database, creating it where there is none.
  ///
  /// @param urlOrFile a file name, `jdbc:sqlite:FILE` or `jdbc:postgresql://HOST/DATABASE`
  public static Workspace open(String urlOrFile, InstantSource clock) {
    return over(Store.open(urlOrFile), clock);
  }

  /// Opens a database that is there already.
  ///
  /// @throws org.muster.store.StoreException NOT_FOUND if there is none
  public static Workspace openExisting(String urlOrFile, InstantSource clock) {
    return over(Store.openExisting(urlOrFile), clock);
  }

  private static Workspace over(Store store, InstantSource clock) {
    Audit audit = new Audit(clock);
    return new Workspace(
        store,
        audit,
        new Accounts(
            store,
            audit,
            clock,
            (dsl, account, at) -> {
              Feeds.end(dsl, account, at);
              GuardDoors.end(dsl, account, at);
            }),
        new Cases(store, audit, clock, CaseTables.ALL, CaseLaw.OF_ALL),
        new Claims(store, audit, clock, CaseTables.ALL, CaseTables.COMPUTED, CaseLaw.OF_ALL),
        new Views());
  }

  /// The use cases of Review over what is open.
  ///
  /// @param forecast what the planning stages say that the plan can keep
  public Review review(InstantSource clock, PlanForecast forecast) {
    return Review.over(store, audit, cases, claims, clock, forecast);
  }

  /// The plans over what is open.
  public Plans plans(InstantSource clock) {
    return new Plans(store, audit, cases, claims, clock);
  }

  /// The rosters of a joint guard over what is open.
  public Rosters rosters(InstantSource clock) {
    return new Rosters(store, audit, cases, claims, clock);
  }

  /// What the guard's people ask and sign, over what is open.
  public GuardRequests guardRequests(InstantSource clock) {
    return new GuardRequests(store, audit, cases, claims, rosters(clock), clock);
  }

  /// The ground of a joint guard, taken in from a file.
  public GroundImport groundImport(InstantSource clock) {
    return new GroundImport(store, audit, cases, claims, clock);
  }

  /// What opens at a joint guard without a sign-in.
  public GuardDoors guardDoors(InstantSource clock) {
    return new GuardDoors(store, audit, clock);
  }

  /// The people of a joint guard over what is open.
  public GuardPeople guardPeople(InstantSource clock) {
    return new GuardPeople(store, audit, cases, claims, clock);
  }

  @Override
  public void close() {
    store.close();
  }
}
