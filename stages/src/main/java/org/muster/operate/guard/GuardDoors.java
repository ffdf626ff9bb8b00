package org.muster.operate.guard;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.operate.guard.rows.DoorRows;
import org.muster.store.Sha256;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// What opens at a joint guard without a sign-in, by a secret that can be revoked: the calendar of
/// one of the guard, and a phone that stays at a post. Each acts for the account that made it and
/// shows what that account sees at the moment of asking.
public final class GuardDoors {
  private static final int SECRET_BYTES = 24;
  private static final int ID_LENGTH = 8;
  private static final int MOST = 40;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Store store;
  private final Audit audit;
  private final InstantSource clock;

  public GuardDoors(Store store, Audit audit, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /// What a secret opens.
  public enum Sort {
    CALENDAR("calendar"),
    PHONE("phone");

    private final String word;

    Sort(String word) {
      this.word = word;
    }
  }

  /// One that is open.
  ///
  /// @param id its short public name
  /// @param member whose calendar it is; empty for a phone
  /// @param name what its maker calls it
  /// @param account for which it acts
  public record Door(
      String id,
      String caseId,
      String guard,
      Sort sort,
      String member,
      String name,
      String account,
      Instant made) {}

  /// How an attempt to open one ended.
  public sealed interface Opened {
    /// Its secret, told once; only its digest is kept.
    record Secret(String text) implements Opened {}

    record Refused(Refusal refusal) implements Opened {}
  }

  /// An address for the calendar of one of the guard: theirs, or their nation's planners'.
  public Opened openCalendar(
      String caseId, Viewer viewer, String guard, Halves halves, GuardForce force, String member) {
    return force
        .findSpeakRefusal(viewer, halves, member)
        .<Opened>map(Opened.Refused::new)
        .orElseGet(() -> open(caseId, viewer, guard, Sort.CALENDAR, member, ""));
  }

  /// Keeps a phone signed in at the posts of a guard.
  ///
  /// @param name such as the post at which it lies
  public Opened openPhone(
      String caseId, Viewer viewer, String guard, boolean mayWrite, String name) {
    String called = name.strip();
    if (!mayWrite) {
      return refused("operate.guard.phone", "A phone at a post is for people of the two nations.");
    }
    return called.isEmpty() || called.length() > 60
        ? refused("operate.guard.phone", "Name the phone in 1 to 60 characters.")
        : open(caseId, viewer, guard, Sort.PHONE, "", called);
  }

  private Opened open(
      String caseId, Viewer viewer, String guard, Sort sort, String member, String name) {
    Viewer.Person person = person(viewer);
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    String text = HexFormat.of().formatHex(secret);
    return store.write(
        dsl -> {
          if (DoorRows.listOf(dsl, caseId, guard, person.body()).stream()
                  .filter(door -> door.account().equals(person.account()))
                  .count()
              >= MOST) {
            return refused("operate.guard.doors", "You have " + MOST + " open; revoke one first.");
          }
          String digest = Sha256.of(text);
          DoorRows.insert(
              dsl,
              new DoorRows.Door(
                  digest,
                  caseId,
                  guard,
                  sort.word,
                  member,
                  name,
                  person.account(),
                  clock.instant()),
              person.body());
          audit.append(
              dsl,
              viewer.actor(),
              "guard-" + sort.word + "-open",
              List.of(caseId, guard, id(digest)));
          return new Opened.Secret(text);
        });
  }

  /// Those that the viewer's nation has open at a guard, newest first.
  public List<Door> list(String caseId, Viewer viewer, String guard) {
    return viewer instanceof Viewer.Person person
        ? store.read(dsl -> DoorRows.listOf(dsl, caseId, guard, person.body())).stream()
            .map(GuardDoors::door)
            .toList()
        : List.of();
  }

  /// Revokes one: its maker does, or whoever plans or signs for its nation.
  ///
  /// @param id its short public name
  /// @return whether there was one
  public boolean revoke(String caseId, Viewer viewer, String guard, Halves halves, String id) {
    Viewer.Person person = person(viewer);
    return store.write(
        dsl -> {
          Optional<DoorRows.Door> found =
              DoorRows.listOf(dsl, caseId, guard, person.body()).stream()
                  .filter(door -> id(door.digest()).equals(id))
                  .filter(
                      door ->
                          door.account().equals(person.account())
                              || GuardPlace.of(viewer, halves)
                                  .findActRefusal(person.body())
                                  .isEmpty())
                  .findFirst();
          found.ifPresent(door -> end(dsl, viewer.actor(), door));
          return found.isPresent();
        });
  }

  /// What a secret opens; empty if it is revoked or was never given.
  public Optional<Door> find(String secret, Sort sort) {
    return store
        .read(dsl -> DoorRows.find(dsl, Sha256.of(secret)))
        .map(GuardDoors::door)
        .filter(door -> door.sort == sort);
  }

  /// Ends what a secret opens, by itself: a phone that is signed out.
  public void end(String secret) {
    store.write(
        dsl -> {
          DoorRows.find(dsl, Sha256.of(secret)).ifPresent(door -> end(dsl, door.account(), door));
          return true;
        });
  }

  /// Writes down that it was used.
  public void noteRead(Door door) {
    audit.note(
        store,
        door.account,
        "guard-" + door.sort.word + "-read",
        List.of(door.caseId, door.guard, door.id));
  }

  /// Ends all of an account, in the transaction that changes what it signs in with.
  public static void end(DSLContext dsl, String account, Instant at) {
    DoorRows.revokeAll(dsl, account, at);
  }

  private void end(DSLContext dsl, String actor, DoorRows.Door door) {
    DoorRows.revoke(dsl, door.digest(), clock.instant());
    audit.append(
        dsl,
        actor,
        "guard-" + door.sort() + "-revoke",
        List.of(door.caseId(), door.guard(), id(door.digest())));
  }

  private static Door door(DoorRows.Door row) {
    return new Door(
        id(row.digest()),
        row.caseId(),
        row.guard(),
        row.sort().equals(Sort.PHONE.word) ? Sort.PHONE : Sort.CALENDAR,
        row.member(),
        row.text(),
        row.account(),
        row.made());
  }

  private static String id(String digest) {
    return digest.substring(0, ID_LENGTH);
  }

  private static Opened refused(String rule, String why) {
    return new Opened.Refused(new Refusal(rule, why));
  }

  private static Viewer.Person person(Viewer viewer) {
    if (viewer instanceof Viewer.Person person) {
      return person;
    }
    throw new Trouble(Trouble.Code.FORBIDDEN, "sign in first");
  }
}
