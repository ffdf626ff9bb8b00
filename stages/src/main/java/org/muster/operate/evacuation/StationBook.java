package org.muster.operate.evacuation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.PartyState;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Phase;
import org.muster.operate.evacuation.custody.Stop;

/// What a station knows: who may pass there, by number, and no more of anybody than it needs.
public final class StationBook {
  /// People that a device holds; a gate with more is two gates.
  private static final int MOST = 20_000;

  private final CustodyBook book;
  private final NamesBook names;
  private final InstantSource clock;

  public StationBook(CustodyBook book, NamesBook names, InstantSource clock) {
    this.book = book;
    this.names = names;
    this.clock = clock;
  }

  /// Whether somebody passes at a station, and why not.
  public enum Go {
    GO(""),
    NOT_CALLED("not called"),
    NO_GATE("passed no gate"),
    HELD("held"),
    NOT_SCREENED("not screened"),
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
  public record Here(String person, String sort, Go go, boolean seenHere, String flight) {}

  /// A party as a station holds it.
  public record Group(
      String party, List<Here> members, Optional<Instant> from, Optional<Instant> until) {
    public Group {
      members = List.copyOf(members);
    }
  }

  /// What a device holds without a network.
  ///
  /// @param version grows with each event
  /// @param more how many people it does not hold
  public record Sheet(
      long version, Instant now, List<Group> groups, int more, List<String> flights) {
    public Sheet {
      groups = List.copyOf(groups);
      flights = List.copyOf(flights);
    }
  }

  /// The sheet of a station.
  public Sheet sheet(Evacuation evacuation, Device device) {
    long version = book.version(evacuation);
    return book.ask(
        evacuation,
        custody -> {
          List<Group> groups = new ArrayList<>();
          int people = 0;
          int more = 0;
          for (String party : custody.parties()) {
            PartyState state = custody.findParty(party).orElseThrow();
            if (state.members().stream().noneMatch(m -> concerns(custody, m, device.stop()))) {
              continue;
            }
            if (people + state.members().size() > MOST) {
              more += state.members().size();
              continue;
            }
            people += state.members().size();
            groups.add(group(custody, state, device));
          }
          return new Sheet(
              version,
              clock.instant(),
              groups,
              more,
              custody.flights().stream().filter(f -> f.isOpen()).map(f -> f.flight()).toList());
        });
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
  public record Named(Group group, Map<String, Particulars> names) {}

  /// A party by its number or that of one of its people; its names are in the audit log as read.
  public Optional<Named> find(Evacuation evacuation, Device device, String number) {
    Optional<Group> found =
        book.ask(
            evacuation,
            custody -> {
              String party = custody.findPerson(number).map(PersonState::party).orElse(number);
              return custody.findParty(party).map(state -> group(custody, state, device));
            });
    return found.map(
        group ->
            new Named(
                group,
                names.readAtStation(
                    evacuation, device, group.members().stream().map(Here::person).toList())));
  }

  private static Group group(Custody custody, PartyState party, Device device) {
    List<Here> members = new ArrayList<>();
    Optional<Deed.Called> call = Optional.empty();
    for (String number : party.members()) {
      PersonState person = custody.findPerson(number).orElseThrow();
      call = call.or(person::call);
      boolean here =
          person.station().equals(device.station())
              && (person.phase() == Phase.INSIDE || person.phase() == Phase.ARRIVED);
      members.add(
          new Here(
              number,
              person.sort().word(),
              go(person, device.stop()),
              here,
              person.listed().stream().findFirst().orElse("")));
    }
    return new Group(
        party.party(), members, call.map(Deed.Called::from), call.map(Deed.Called::until));
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
    if (behindScreening && !person.screening().equals(Optional.of(Deed.Outcome.PASSED))) {
      return person.screening().equals(Optional.of(Deed.Outcome.FAILED))
          ? Go.FAILED
          : Go.NOT_SCREENED;
    }
    return stop == Stop.EMBARKATION && person.listed().isEmpty() ? Go.NOT_LISTED : Go.GO;
  }
}
