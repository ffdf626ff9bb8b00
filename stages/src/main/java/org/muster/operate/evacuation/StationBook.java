package org.muster.operate.evacuation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.operate.evacuation.callforward.CallCode;
import org.muster.operate.evacuation.callforward.PartyCall;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.CustodyEvent;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.DeviceState;
import org.muster.operate.evacuation.custody.PartyState;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Phase;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.store.Sha256;

/// What a station knows: who may pass there, by number, and no more of anybody than it needs.
public final class StationBook {
  /// People that a device holds; a gate with more is two gates.
  private static final int MOST = 20_000;

  /// More parties that changed are sent as a whole sheet.
  private static final int MOST_CHANGED = 2_000;

  private final CustodyBook book;
  private final NamesBook names;
  private final Faces faces;
  private final InstantSource clock;

  /// A stamp is of the state that this run holds in memory; another run has another.
  private final String run = UUID.randomUUID().toString();

  public StationBook(CustodyBook book, NamesBook names, Faces faces, InstantSource clock) {
    this.book = book;
    this.names = names;
    this.faces = faces;
    this.clock = clock;
  }

  /// Whether somebody passes at a station, and why not.
  public enum Go {
    GO(""),
    NOT_CALLED("not called"),
    NO_GATE("passed no gate"),
    HELD("held"),
    NOT_SCREENED("not screened"),
    REFERRED("to the second step of the screening"),
    FAILED("did not pass the screening"),
    NOT_LISTED("on no list"),
    LEFT("has left already"),
    NOT_DEPARTED("never departed"),
    STOPPED("withdrawn or refused");

    private final String words;

    Go(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// Somebody as a station holds them.
  ///
  /// @param sort adult, minor or infant: what a face is compared with until the name is asked for
  /// @param seenHere where they were seen last; at the door of an aircraft, whether they sit in one
  /// @param in whether they came in by a gate and have not left
  /// @param aboard the flight in which they sit and that has not left; empty where in none
  /// @param screening how its last step ended
  /// @param held the code of why they are kept back; empty where they are not
  /// @param place where they were seen last, as a station’s code; empty where nowhere
  public record Here(
      String person,
      String sort,
      Go go,
      boolean seenHere,
      boolean in,
      String flight,
      String aboard,
      Optional<Deed.Outcome> screening,
      String held,
      String place,
      Optional<Instant> seen) {}

  /// A party as a station holds it.
  ///
  /// @param place to which they are called
  /// @param code digest of the code by which they are called, so that a gate without a network
  ///     knows it and cannot make it; empty at other stations
  public record Group(
      String party,
      List<Here> members,
      Optional<Instant> from,
      Optional<Instant> until,
      String place,
      String code) {
    public Group {
      members = List.copyOf(members);
    }
  }

  /// What a device holds without a network.
  ///
  /// @param version grows with each event
  /// @param mark by which the next sheet can be asked for as what has changed since
  /// @param whole whether it is all of it; otherwise its groups take the place of those of the same
  ///     party
  /// @param gone parties that concern the station no longer
  /// @param more how many people it does not hold
  /// @param counter the highest number of an event that came from the device; 0 where none came
  public record Sheet(
      long version,
      String mark,
      boolean whole,
      Instant now,
      List<Group> groups,
      List<String> gone,
      int more,
      List<String> flights,
      long counter) {
    public Sheet {
      groups = List.copyOf(groups);
      gone = List.copyOf(gone);
      flights = List.copyOf(flights);
    }
  }

  /// The sheet of a station, whole.
  public Sheet sheet(Evacuation evacuation, Device device) {
    return sheet(evacuation, device, "");
  }

  /// The sheet of a station: what has changed since a mark, or all of it where the mark is not of
  /// this program’s run or too much has changed.
  public Sheet sheet(Evacuation evacuation, Device device, String since) {
    long version = book.version(evacuation);
    Optional<byte[]> key = device.stop() == Stop.GATE ? book.callKey(evacuation) : Optional.empty();
    return book.ask(
        evacuation,
        custody -> {
          Optional<List<String>> changed = changed(custody, since);
          List<Group> groups = new ArrayList<>();
          List<String> gone = new ArrayList<>();
          int people = 0;
          int more = 0;
          for (String party : changed.orElseGet(custody::parties)) {
            Optional<PartyState> found = custody.findParty(party);
            if (found.isEmpty()
                || found.get().members().stream()
                    .noneMatch(m -> concerns(custody, m, device.stop()))) {
              gone.add(party);
              continue;
            }
            PartyState state = found.get();
            if (people + state.members().size() > MOST) {
              more += state.members().size();
              continue;
            }
            people += state.members().size();
            groups.add(group(custody, state, device, key));
          }
          return new Sheet(
              version,
              run + ":" + custody.stamp(),
              changed.isEmpty(),
              clock.instant(),
              groups,
              changed.isEmpty() ? List.of() : gone,
              more,
              custody.flights().stream().filter(f -> f.isOpen()).map(f -> f.flight()).toList(),
              custody.findDevice(device.id()).map(DeviceState::highest).orElse(0L));
        });
  }

  /// Empty where all of it is to be sent.
  private Optional<List<String>> changed(Custody custody, String since) {
    if (!since.matches(run + ":[0-9]{1,18}")) {
      return Optional.empty();
    }
    long known = Long.parseLong(since.substring(run.length() + 1));
    List<String> changed = known > custody.stamp() ? List.of() : custody.changedSince(known);
    return known > custody.stamp() || changed.size() > MOST_CHANGED
        ? Optional.empty()
        : Optional.of(changed);
  }

  private static boolean concerns(Custody custody, String number, Stop stop) {
    Phase phase = custody.findPerson(number).orElseThrow().phase();
    return switch (stop) {
      case GATE -> phase == Phase.CALLED || phase == Phase.INSIDE;
      case SCREENING, MEDICAL, HOLDING, EMBARKATION -> phase == Phase.INSIDE;
      case ARRIVAL -> phase == Phase.AIRBORNE || phase == Phase.ARRIVED;
    };
  }

  /// One party with the names of its people, as the station needs them.
  ///
  /// @param faces a JPEG of each whose picture is there
  public record Named(Group group, Map<String, Particulars> names, Map<String, byte[]> faces) {}

  /// A party by its number, that of one of its people or that of its paper form. Who they are is
  /// told where the party concerns the station, and stands in the audit log as read; of others a
  /// station sees numbers and why they do not pass.
  public Optional<Named> find(Evacuation evacuation, Device device, String number) {
    return book.findParty(evacuation, number)
        .flatMap(party -> book.ask(evacuation, custody -> found(custody, party, device)))
        .map(found -> named(evacuation, device, found));
  }

  private Named named(Evacuation evacuation, Device device, Found found) {
    if (!found.concerns) {
      return new Named(found.group, Map.of(), Map.of());
    }
    Map<String, Particulars> called =
        names.readAtStation(
            evacuation, device, found.group.members().stream().map(Here::person).toList());
    // Whose name is shown, their face is; and nobody else's.
    return new Named(found.group, called, faces.readAtStation(evacuation, device, called.keySet()));
  }

  private record Found(Group group, boolean concerns) {}

  private static Optional<Found> found(Custody custody, String party, Device device) {
    return custody
        .findParty(party)
        .map(
            state ->
                new Found(
                    group(custody, state, device, Optional.empty()),
                    state.members().stream()
                        .anyMatch(member -> concerns(custody, member, device.stop()))));
  }

  private static Group group(
      Custody custody, PartyState party, Device device, Optional<byte[]> key) {
    List<Here> members = new ArrayList<>();
    Optional<Deed.Called> call = Optional.empty();
    for (String number : party.members()) {
      PersonState person = custody.findPerson(number).orElseThrow();
      call = call.or(person::call);
      boolean here =
          device.stop() == Stop.EMBARKATION
              ? !person.aboard().isEmpty()
              : person.station().equals(device.station())
                  && (person.phase() == Phase.INSIDE || person.phase() == Phase.ARRIVED);
      members.add(
          new Here(
              number,
              person.sort().word(),
              go(person, device.stop()),
              here,
              person.phase() == Phase.INSIDE,
              person.listed().stream().findFirst().orElse(""),
              person.aboard(),
              person.screening(),
              person.held(),
              person.station(),
              person.seen()));
    }
    return new Group(
        party.party(),
        members,
        call.map(Deed.Called::from),
        call.map(Deed.Called::until),
        call.map(Deed.Called::place).orElse(""),
        key.flatMap(k -> digest(custody, party, k)).orElse(""));
  }

  /// The first half of the digest of the code of the party's last call.
  private static Optional<String> digest(Custody custody, PartyState party, byte[] key) {
    return party.members().stream()
        .flatMap(member -> custody.eventsOf(member).stream())
        .filter(event -> event.deed() instanceof Deed.Called)
        .max(CustodyEvent.ORDER)
        .flatMap(
            event ->
                event.deed() instanceof Deed.Called called
                    ? Optional.of(CallCode.of(PartyCall.of(event, called), key))
                    : Optional.empty())
        .map(code -> Sha256.of(code).substring(0, 32));
  }

  private static Go screened(Deed.Outcome last) {
    return switch (last) {
      case PASSED -> Go.GO;
      case REFERRED -> Go.REFERRED;
      case FAILED -> Go.FAILED;
    };
  }

  /// The rule of each sort of station.
  static Go go(PersonState person, Stop stop) {
    if (stop == Stop.ARRIVAL) {
      return switch (person.phase()) {
        case AIRBORNE, ARRIVED -> Go.GO;
        case WAITING, CALLED, INSIDE, WITHDRAWN, REFUSED -> Go.NOT_DEPARTED;
      };
    }
    Optional<Go> phase =
        switch (person.phase()) {
          case WAITING -> Optional.of(Go.NOT_CALLED);
          case CALLED -> stop == Stop.GATE ? Optional.empty() : Optional.of(Go.NO_GATE);
          case INSIDE -> person.passedGate() ? Optional.empty() : Optional.of(Go.NO_GATE);
          case AIRBORNE, ARRIVED -> Optional.of(Go.LEFT);
          case WITHDRAWN, REFUSED -> Optional.of(Go.STOPPED);
        };
    if (phase.isPresent()) {
      return phase.get();
    }
    if (!person.held().isEmpty() && stop != Stop.MEDICAL) {
      return Go.HELD;
    }
    boolean behindScreening = stop == Stop.HOLDING || stop == Stop.EMBARKATION;
    Go screened = person.screening().map(StationBook::screened).orElse(Go.NOT_SCREENED);
    if (behindScreening && screened != Go.GO) {
      return screened;
    }
    return stop == Stop.EMBARKATION && person.listed().isEmpty() ? Go.NOT_LISTED : Go.GO;
  }
}
