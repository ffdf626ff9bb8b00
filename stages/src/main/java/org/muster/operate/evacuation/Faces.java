package org.muster.operate.evacuation;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.access.Audit;
import org.muster.access.Keyring;
import org.muster.access.Seal;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.rows.FaceRows;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// What people look like: one small picture of each, sealed as names are and read by whom names are
/// read by. Each opening is in the audit log by number.
public final class Faces {
  private final Store store;
  private final Audit audit;
  private final Keyring keys;
  private final CustodyBook book;
  private final InstantSource clock;

  public Faces(Store store, Audit audit, Keyring keys, CustodyBook book, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.keys = keys;
    this.book = book;
    this.clock = clock;
  }

  /// Whether somebody may add pictures, and see them.
  public static boolean mayWrite(Viewer viewer, Evacuation evacuation) {
    return Evacuations.may(viewer, evacuation, EvacuationRight.READ_NAMES)
        && Evacuations.may(viewer, evacuation, EvacuationRight.REGISTER);
  }

  /// Keeps a picture of somebody in the place of the one before.
  ///
  /// @param sent a JPEG or PNG, as [FacePicture] takes it
  /// @return their number
  /// @throws Trouble FORBIDDEN if the viewer does not register people and read their names;
  ///     NOT_FOUND if nobody has the number; REFUSED if the picture does not do; UNABLE if the
  ///     key is not at hand
  public String put(Evacuation evacuation, Viewer viewer, String person, byte[] sent) {
    return write(evacuation, viewer, person, "evacuation-face", Optional.of(sent));
  }

  /// Takes somebody’s picture away.
  ///
  /// @throws Trouble as [#put] does
  public String remove(Evacuation evacuation, Viewer viewer, String person) {
    return write(evacuation, viewer, person, "evacuation-face-removed", Optional.empty());
  }

  private String write(
      Evacuation evacuation, Viewer viewer, String asked, String verb, Optional<byte[]> sent) {
    if (!mayWrite(viewer, evacuation)) {
      throw new Trouble(
          Trouble.Code.FORBIDDEN,
          "Pictures are added by registrars and officers of " + evacuation.owner() + ".");
    }
    String person =
        book.ask(evacuation, custody -> custody.findPerson(asked).map(PersonState::person))
            .orElseThrow(
                () -> new Trouble(Trouble.Code.NOT_FOUND, "Nobody has the number " + asked + "."));
    Optional<byte[]> small = sent.map(FacePicture::small);
    if (evacuation.purged().isPresent()) {
      throw new Trouble(Trouble.Code.REFUSED, "The evacuation was purged.");
    }
    Seal seal = evacuation.getSeal(keys);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return store.write(
        dsl -> {
          // What is written here last stands, also within one tick of the clock.
          Instant at =
              FaceRows.find(dsl, evacuation.id(), person)
                  .map(before -> before.at().plusMillis(1))
                  .filter(now::isBefore)
                  .orElse(now);
          String sealed = small.map(jpeg -> sealed(seal, person, at, jpeg)).orElse("");
          FaceRows.put(dsl, evacuation.id(), new FaceRows.Sealed(person, at, sealed));
          audit.append(dsl, viewer.actor(), verb, List.of(evacuation.id(), person));
          return person;
        });
  }

  /// Whose picture is there: what somebody may know who sees their names.
  public Set<String> of(Evacuation evacuation, List<String> persons) {
    return store.read(dsl -> FaceRows.list(dsl, evacuation.id(), persons)).stream()
        .map(FaceRows.Sealed::person)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Somebody’s picture, a JPEG; empty where there is none.
  ///
  /// @throws Trouble FORBIDDEN if the viewer reads no names of this evacuation; UNABLE if its key
  ///     is not at hand; UNREADABLE if the row was altered or is another’s
  public Optional<byte[]> find(Evacuation evacuation, Viewer viewer, String person) {
    Evacuations.need(
        viewer,
        evacuation,
        EvacuationRight.READ_NAMES,
        "Faces are for registrars and officers of " + evacuation.owner() + ".");
    List<FaceRows.Sealed> rows = rows(evacuation, viewer.actor(), List.of(person));
    return rows.stream().findFirst().map(row -> opened(evacuation.getSeal(keys), row));
  }

  /// The pictures of some people for a device at a station, which sees them where it sees their
  /// names. One that cannot be read is left out: whether somebody passes does not hang on it.
  ///
  /// @throws Trouble UNABLE if the key is not at hand
  public Map<String, byte[]> readAtStation(
      Evacuation evacuation, Device device, Collection<String> persons) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    for (FaceRows.Sealed row : rows(evacuation, "device " + device.id(), persons)) {
      Seal seal = evacuation.getSeal(keys);
      try {
        all.put(row.person(), opened(seal, row));
      } catch (Trouble e) {
        continue;
      }
    }
    return all;
  }

  /// The rows that are there; before any is opened the audit log has whose.
  private List<FaceRows.Sealed> rows(
      Evacuation evacuation, String actor, Collection<String> persons) {
    if (persons.isEmpty() || evacuation.purged().isPresent()) {
      return List.of();
    }
    List<FaceRows.Sealed> rows =
        store.read(dsl -> FaceRows.list(dsl, evacuation.id(), List.copyOf(persons)));
    if (!rows.isEmpty()) {
      List<String> ids = new ArrayList<>(List.of(evacuation.id()));
      rows.forEach(row -> ids.add(row.person()));
      audit.note(store, actor, "evacuation-face-read", ids);
    }
    return rows;
  }

  /// What a picture is bound to: nobody puts it in another’s place, or an old one back.
  private static String purpose(String person, Instant at) {
    return "face " + person + " " + at;
  }

  private static String sealed(Seal seal, String person, Instant at, byte[] jpeg) {
    return Base64.getEncoder().encodeToString(seal.sealBytes(purpose(person, at), jpeg));
  }

  static byte[] opened(Seal seal, FaceRows.Sealed row) {
    try {
      return seal.openBytes(
          purpose(row.person(), row.at()), Base64.getDecoder().decode(row.sealed()));
    } catch (IllegalArgumentException e) {
      throw new Trouble(
          Trouble.Code.UNREADABLE, "the picture of " + row.person() + " was altered", e);
    }
  }
}
