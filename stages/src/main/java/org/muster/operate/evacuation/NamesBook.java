package org.muster.operate.evacuation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.muster.access.Audit;
import org.muster.access.Keyring;
import org.muster.access.Seal;
import org.muster.access.Viewer;
import org.muster.operate.evacuation.rows.EvacuationRows;
import org.muster.operate.evacuation.rows.PeopleRows;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// Who people are. One person's file is opened on asking, and each opening is in the audit log by
/// number. All names can be searched only while an officer or registrar has unlocked them, in
/// memory, for a time.
public final class NamesBook {
  /// An unlocking that nobody uses ends by itself.
  public static final Duration IDLE = Duration.ofMinutes(30);

  private static final Duration LOOKED_AFTER = Duration.ofSeconds(1);

  /// So many looks later it is asked whether another program wrote people.
  private static final int CAUGHT_UP_AFTER = 5;
  private static final int MOST_FOUND = 50;

  /// Who locks names where nobody does.
  private static final String ITSELF = "muster";

  private final Store store;
  private final Audit audit;
  private final Keyring keys;
  private final InstantSource clock;
  private final Map<String, Unlocked> unlocked = new ConcurrentHashMap<>();

  public NamesBook(Store store, Audit audit, Keyring keys, InstantSource clock) {
    this.store = store;
    this.audit = audit;
    this.keys = keys;
    this.clock = clock;
  }

  /// @param used when somebody searched last
  private record Unlocked(Roll roll, Instant used) {}

  /// What a sealed file is bound to.
  static String purpose(String person) {
    return "person " + person;
  }

  /// Opens the files of some people, in the order asked; the audit log keeps their numbers.
  ///
  /// @throws Trouble FORBIDDEN if the viewer reads no names of this evacuation; UNABLE if its key
  ///     is not at hand
  public Map<String, Particulars> read(
      Evacuation evacuation, Viewer viewer, Collection<String> persons) {
    Evacuations.need(
        viewer,
        evacuation,
        EvacuationRight.READ_NAMES,
        "Names are for registrars and officers of " + evacuation.owner() + ".");
    return open(evacuation, viewer.actor(), persons);
  }

  /// The same for a device at a station, which sees a name and a face and not the file.
  public Map<String, Particulars> readAtStation(
      Evacuation evacuation, Device device, Collection<String> persons) {
    Map<String, Particulars> all = new LinkedHashMap<>();
    open(evacuation, "device " + device.id(), persons)
        .forEach(
            (person, file) ->
                all.put(
                    person,
                    new Particulars(file.name(), file.script(), "", file.who(), "", "", "", "")));
    return all;
  }

  private Map<String, Particulars> open(
      Evacuation evacuation, String actor, Collection<String> persons) {
    Map<String, Particulars> all = new LinkedHashMap<>();
    if (persons.isEmpty() || evacuation.purged().isPresent()) {
      return all;
    }
    Seal seal = evacuation.getSeal(keys);
    List<String> ids = new ArrayList<>(List.of(evacuation.id()));
    ids.addAll(persons);
    audit.note(store, actor, "evacuation-person-read", ids);
    Map<String, PeopleRows.Sealed> rows =
        store.read(dsl -> PeopleRows.last(dsl, evacuation.id(), List.copyOf(persons)));
    for (String person : persons) {
      PeopleRows.Sealed row = rows.get(person);
      all.put(
          person,
          row == null
              ? Particulars.NONE
              : Particulars.read(seal.open(purpose(person), row.sealed())));
    }
    return all;
  }

  /// Opens all names in memory, so that they can be searched.
  ///
  /// @throws Trouble FORBIDDEN if the viewer searches no names of this evacuation; UNABLE if its
  ///     key is not at hand
  public int unlock(Evacuation evacuation, Viewer viewer) {
    Evacuations.need(
        viewer, evacuation, EvacuationRight.SEARCH_NAMES, "Names are for registrars and officers.");
    Seal seal = evacuation.getSeal(keys);
    audit.note(store, viewer.actor(), "evacuation-unlock", List.of(evacuation.id()));
    Roll roll = new Roll();
    Map<String, String> known = new HashMap<>();
    int rows = store.read(dsl -> PeopleRows.rows(dsl, evacuation.id()));
    put(
        store.read(dsl -> PeopleRows.last(dsl, evacuation.id(), List.of())).values(),
        seal,
        roll,
        known);
    forget(evacuation.id());
    unlocked.put(evacuation.id(), new Unlocked(roll, clock.instant()));
    Thread.ofVirtual()
        .name("unlocked names")
        .start(() -> watch(evacuation.id(), roll, known, rows));
    return roll.size();
  }

  private static void put(
      Collection<PeopleRows.Sealed> rows, Seal seal, Roll roll, Map<String, String> known) {
    for (PeopleRows.Sealed row : rows) {
      roll.put(row.person(), Particulars.read(seal.open(purpose(row.person()), row.sealed())));
      known.put(row.person(), row.event());
    }
  }

  /// Opens the names of those whom another program wrote since, so that a search finds them too.
  ///
  /// @param known the event that wrote what is in the roll, by person
  private void catchUp(Evacuation evacuation, Roll roll, Map<String, String> known) {
    Map<String, String> events = store.read(dsl -> PeopleRows.lastEvents(dsl, evacuation.id()));
    List<String> fresh =
        events.entrySet().stream()
            .filter(one -> !one.getValue().equals(known.get(one.getKey())))
            .map(Map.Entry::getKey)
            .toList();
    Optional<Seal> seal = evacuation.findSeal(keys);
    if (seal.isPresent() && !fresh.isEmpty()) {
      put(
          store.read(dsl -> PeopleRows.last(dsl, evacuation.id(), fresh)).values(),
          seal.get(),
          roll,
          known);
    }
  }

  /// Lets names go when nobody searched for long or the key is gone, though nobody asks for them:
  /// overnight no memory holds them.
  private void watch(String evacuation, Roll roll, Map<String, String> known, int rows) {
    int seen = rows;
    int looks = 0;
    try {
      while (!roll.isClosed()) {
        Thread.sleep(LOOKED_AFTER);
        Optional<Evacuation> here =
            store.read(dsl -> EvacuationRows.find(dsl, evacuation)).filter(this::isUnlocked);
        if (here.isEmpty()) {
          forget(evacuation, roll);
        } else if (++looks % CAUGHT_UP_AFTER == 0) {
          int now = store.read(dsl -> PeopleRows.rows(dsl, evacuation));
          if (now != seen) {
            catchUp(here.get(), roll, known);
            seen = now;
          }
        }
      }
    } catch (Trouble | IllegalStateException e) {
      // The database was closed or cannot be read: nobody searches any more.
      forget(evacuation, roll);
    } catch (InterruptedException e) {
      forget(evacuation, roll);
      Thread.currentThread().interrupt();
    }
  }

  /// Forgets them.
  public void lock(Evacuation evacuation, Viewer viewer) {
    if (forget(evacuation.id())) {
      audit.note(store, viewer.actor(), "evacuation-lock", List.of(evacuation.id()));
    }
  }

  /// Whether names can be searched now: somebody unlocked them, uses them, and the key is at hand.
  public boolean isUnlocked(Evacuation evacuation) {
    Unlocked names = unlocked.get(evacuation.id());
    if (names == null) {
      return false;
    }
    boolean stays =
        !clock.instant().isAfter(names.used.plus(IDLE)) && evacuation.findSeal(keys).isPresent();
    if (!stays && forget(evacuation.id(), names.roll)) {
      audit.note(store, ITSELF, "evacuation-lock", List.of(evacuation.id()));
    }
    return stays;
  }

  /// Those whose names are unlocked; empty where they are locked or the viewer reads none.
  Optional<Roll> findRoll(Evacuation evacuation, Viewer viewer) {
    if (!Evacuations.may(viewer, evacuation, EvacuationRight.SEARCH_NAMES)
        || !isUnlocked(evacuation)) {
      return Optional.empty();
    }
    return Optional.ofNullable(
            unlocked.computeIfPresent(
                evacuation.id(), (id, names) -> new Unlocked(names.roll, clock.instant())))
        .map(Unlocked::roll);
  }

  /// A person who was just written, so that a search finds them too.
  void written(String evacuation, String person, Particulars file) {
    Unlocked names = unlocked.get(evacuation);
    if (names != null) {
      names.roll.put(person, file);
    }
  }

  /// Numbers of people whose name, papers or telephone have all of the words, then of those whose
  /// name is like them in any script; at most fifty.
  ///
  /// @return empty where names are locked
  public Optional<List<String>> search(Evacuation evacuation, Viewer viewer, String words) {
    return findRoll(evacuation, viewer).map(roll -> roll.search(words, MOST_FOUND));
  }

  /// @return whether there was something to forget
  boolean forget(String evacuation) {
    Unlocked names = unlocked.remove(evacuation);
    if (names != null) {
      names.roll.close();
    }
    return names != null;
  }

  /// The same, unless others were unlocked meanwhile.
  private boolean forget(String evacuation, Roll roll) {
    Unlocked names = unlocked.get(evacuation);
    boolean mine = names != null && names.roll == roll && unlocked.remove(evacuation, names);
    if (mine || names == null) {
      roll.close();
    }
    return mine;
  }
}
