package org.muster.operate.evacuation;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.muster.access.Audit;
import org.muster.access.Keyring;
import org.muster.access.Release;
import org.muster.access.Role;
import org.muster.access.Seal;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.rows.EvacuationRows;
import org.muster.record.Cases;
import org.muster.store.Store;
import org.muster.store.Trouble;
import org.muster.store.Typed;

/// The evacuations of a case, and what somebody may do in one. Its numbers reach whomever it is
/// released to; names reach those of its owner alone who have a role that needs them.
public final class Evacuations {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{1,23}");
  private static final int LONGEST_NAME = 80;

  private final Store store;
  private final Audit audit;
  private final Cases cases;
  private final Keyring keys;
  private final InstantSource clock;

  public Evacuations(Store store, Audit audit, Cases cases, Keyring keys, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.cases = cases;
    this.keys = keys;
    this.clock = clock;
  }

  /// Opens an evacuation and makes its key. A case has one at a time: its pages are about the
  /// newest, and an older one whose names are still kept would be out of reach.
  ///
  /// @throws Trouble REFUSED if there is one of that id, the case has one that is not purged, or
  ///     its name does not do; NOT_FOUND if the viewer sees no such case; FORBIDDEN if they do not
  ///     plan for a nation or body
  public synchronized Evacuation open(
      String caseId,
      Viewer viewer,
      String id,
      String name,
      String place,
      ZoneOffset offset,
      boolean illustrative) {
    String owner =
        cases
            .findHeader(caseId, viewer)
            .orElseThrow(() -> new Trouble(Trouble.Code.NOT_FOUND, "there is no case " + caseId))
            .owner();
    if (viewer instanceof Viewer.Person person) {
      if (!person.acts(Role.NATIONAL_PLANNER) && !person.acts(Role.ALLIANCE_DESK_OFFICER)) {
        throw new Trouble(Trouble.Code.FORBIDDEN, "an evacuation is opened by a planner");
      }
      owner = person.body();
    }
    if (!ID.matcher(id).matches()) {
      throw new Trouble(
          Trouble.Code.REFUSED, "an evacuation is called by 2 to 24 plain letters and digits");
    }
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || place.length() > LONGEST_NAME
        || (name + place).chars().anyMatch(c -> c < ' ')
        || !Typed.isClean(name + place)) {
      throw new Trouble(
          Trouble.Code.REFUSED, "an evacuation needs a name of up to 80 plain characters");
    }
    if (store.read(dsl -> EvacuationRows.find(dsl, id)).isPresent()) {
      throw new Trouble(Trouble.Code.REFUSED, "there is an evacuation " + id + " already");
    }
    list(caseId, viewer).stream()
        .filter(other -> other.purged().isEmpty())
        .findFirst()
        .ifPresent(
            other -> {
              throw new Trouble(
                  Trouble.Code.REFUSED,
                  "the evacuation "
                      + other.id()
                      + " of this case is open; purge it first, or open this one in a case of its"
                      + " own");
            });
    Seal seal = keys.make(id);
    Evacuation fresh =
        new Evacuation(
            id,
            caseId,
            name.strip(),
            place.strip(),
            offset,
            illustrative,
            owner,
            Release.OWNER.text(),
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            Optional.empty(),
            seal.print(),
            GivenRoles.NONE);
    return store.write(
        dsl -> {
          EvacuationRows.insert(dsl, fresh, viewer.actor());
          audit.append(dsl, viewer.actor(), "evacuation-open", List.of(caseId, id));
          return fresh;
        });
  }

  /// The evacuations of a case that reach the viewer, the newest first.
  public List<Evacuation> list(String caseId, Viewer viewer) {
    return store.read(
        dsl -> EvacuationRows.list(dsl, caseId, cases.releasability(dsl, caseId, viewer)));
  }

  /// The newest that reaches the viewer.
  public Optional<Evacuation> findNewest(String caseId, Viewer viewer) {
    return list(caseId, viewer).stream().findFirst();
  }

  /// An evacuation by its id, for whoever holds the database.
  ///
  /// @throws Trouble NOT_FOUND if there is none
  public Evacuation get(String id) {
    return store
        .read(dsl -> EvacuationRows.find(dsl, id))
        .orElseThrow(() -> new Trouble(Trouble.Code.NOT_FOUND, "there is no evacuation " + id));
  }

  /// All of them, for whoever holds the database.
  public List<Evacuation> listAll() {
    return store.read(EvacuationRows::list);
  }

  /// Whether somebody may do that in an evacuation: of its owner, and by the roles given in it.
  public static boolean may(Viewer viewer, Evacuation evacuation, EvacuationRight right) {
    return switch (viewer) {
      case Viewer.Operator operator -> true;
      case Viewer.Anonymous nobody -> false;
      case Viewer.Person person ->
          person.body().equals(evacuation.owner()) && evacuation.roles().may(person, right);
    };
  }

  /// @param words what is told to everybody else
  /// @throws Trouble FORBIDDEN unless the viewer may do that
  static void need(Viewer viewer, Evacuation evacuation, EvacuationRight right, String words) {
    if (!may(viewer, evacuation, right)) {
      throw new Trouble(Trouble.Code.FORBIDDEN, words);
    }
  }
}
