package org.muster.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.muster.access.Audit;
import org.muster.access.Releasability;
import org.muster.access.Release;
import org.muster.access.Viewer;
import org.muster.record.Cases;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// What every use case of two sides stands on: the database, the audit log, and who may do what.
///
/// Whoever may not know of a thing is told that it is not there; whoever may know and not act is
/// told so.
public final class Desk {
  private final Store store;
  private final Audit audit;
  private final Cases cases;
  private final InstantSource clock;

  public Desk(Store store, Audit audit, Cases cases, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.cases = cases;
    this.clock = clock;
  }

  /// One use case at work: its transaction and what its viewer sees.
  public record Work(DSLContext dsl, String caseId, Viewer viewer, Releasability sight) {}

  /// Somebody who acts for a side.
  ///
  /// @param body their nation or body
  public record Actor(Side side, String person, String body) {}

  /// Asks as the viewer, in a transaction that reads.
  public <T> T look(String caseId, Viewer viewer, Function<Work, T> query) {
    return store.read(
        dsl ->
            query.apply(new Work(dsl, caseId, viewer, cases.releasability(dsl, caseId, viewer))));
  }

  /// Changes as the viewer, in the one transaction that writes.
  public <T> T act(String caseId, Viewer viewer, Function<Work, T> change) {
    return store.write(
        dsl ->
            change.apply(new Work(dsl, caseId, viewer, cases.releasability(dsl, caseId, viewer))));
  }

  /// Refuses to store what would leave the database no room to go on.
  ///
  /// @param bytes about how much is to be stored
  /// @throws Trouble UNABLE if there is not enough
  public void requireRoom(long bytes) {
    store.requireRoom(bytes);
  }

  /// Writes a row of the audit log: the case, then these ids, and nothing else.
  public void log(Work work, String verb, String... ids) {
    List<String> all = new ArrayList<>(List.of(work.caseId()));
    all.addAll(List.of(ids));
    audit.append(work.dsl(), work.viewer().actor(), verb, all);
  }

  /// Records that a restricted record was read: one that not even the allies see.
  ///
  /// @param release of what was read
  public void logRead(Work work, String release, String verb, String... ids) {
    if (isRestricted(release)) {
      log(work, verb, ids);
    }
  }

  /// Records that restricted records of a list were read, in one row that names each; none where
  /// none is restricted.
  ///
  /// @param of what they are the parts of, such as their cycle; may be empty
  /// @param all every record of the list
  public <T> void logReads(
      Work work,
      String verb,
      Optional<String> of,
      List<T> all,
      Function<T, String> release,
      Function<T, String> id) {
    List<String> ids = new ArrayList<>(of.stream().toList());
    all.stream().filter(r -> isRestricted(release.apply(r))).map(id).forEach(ids::add);
    if (ids.size() > of.stream().count()) {
      log(work, verb, ids.toArray(String[]::new));
    }
  }

  private static boolean isRestricted(String release) {
    return Release.of(release).isRestricted();
  }

  /// The moment that steps carry.
  public Instant now() {
    return clock.instant();
  }

  /// The day in UTC.
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /// Whoever writes for a side.
  ///
  /// @throws Trouble FORBIDDEN if the viewer does not
  public Actor writer(Viewer viewer, String nation) {
    return actor(
        viewer,
        nation,
        Seat.of(viewer, nation).writes(),
        "only its planners and the desk officers of the alliance staffs write here");
  }

  /// Whoever signs for a side.
  ///
  /// @throws Trouble FORBIDDEN if the viewer does not
  public Actor signer(Viewer viewer, String nation) {
    return actor(
        viewer,
        nation,
        Seat.of(viewer, nation).signs(),
        "only its approvers and those of the alliance staffs sign here");
  }

  /// Whoever may reserve in the talks: a writer for a side, or an Ally for its own nation.
  ///
  /// @throws Trouble FORBIDDEN if the viewer may not
  public Actor reserver(Viewer viewer, String nation) {
    return actor(
        viewer,
        nation,
        Seat.of(viewer, nation).findReserver().map(Reserver::side),
        "only its planners, the desk officers of the alliance staffs and Allies reserve here");
  }

  private static Actor actor(Viewer viewer, String nation, Optional<Side> side, String why) {
    if (side.isPresent() && viewer instanceof Viewer.Person person) {
      return new Actor(side.get(), person.account(), person.body());
    }
    throw new Trouble(Trouble.Code.FORBIDDEN, "this is " + nation + "'s: " + why);
  }

  /// Whoever writes for one side and no other.
  ///
  /// @throws Trouble FORBIDDEN if the viewer does not
  public Actor writer(Viewer viewer, String nation, Side side) {
    Actor actor = writer(viewer, nation);
    if (actor.side() != side) {
      throw new Trouble(Trouble.Code.FORBIDDEN, "this is for " + side.words() + " to do");
    }
    return actor;
  }

  /// What whoever may not know of a thing is told.
  public static Trouble notFound(String what) {
    return new Trouble(Trouble.Code.NOT_FOUND, "there is no " + what);
  }
}
