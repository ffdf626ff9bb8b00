package org.muster.operate.evacuation.custody;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One human being: the events under each number that is theirs, and where these lead. What comes
/// in order is one step; what comes late folds this one human being anew.
final class Human {
  private final String person;
  private final List<String> numbers;
  private final Function<String, FlightFile> flights;
  private final Ordered own = new Ordered();
  private final Set<String> mentioned = new HashSet<>(2);
  private Standing standing;
  private @Nullable CustodyEvent last;
  private @Nullable PersonState state;

  /// @param person the number that counts
  /// @param numbers all of theirs
  Human(String person, Collection<String> numbers, Function<String, FlightFile> flights) {
    this.person = person;
    this.numbers = List.copyOf(numbers);
    this.flights = flights;
    this.standing = new Standing(person, flights);
  }

  String person() {
    return person;
  }

  List<String> numbers() {
    return numbers;
  }

  Set<String> mentioned() {
    return mentioned;
  }

  List<CustodyEvent> own() {
    return own.all();
  }

  Standing standing() {
    return standing;
  }

  boolean isEmpty() {
    return own.isEmpty();
  }

  PersonState state() {
    PersonState known = state;
    if (known == null) {
      known = standing.state();
      state = known;
    }
    return known;
  }

  /// An event that names them.
  void add(CustodyEvent event) {
    own.add(event);
    boolean unforeseen =
        event
            .deed()
            .findFlight()
            .filter(mentioned::add)
            .filter(flight -> flights.apply(flight).movesAfter(event))
            .isPresent();
    if (unforeseen) {
      refold();
    } else {
      next(event);
    }
  }

  /// An event that moves a flight on which they are or were.
  void next(CustodyEvent event) {
    if (last != null && !event.isAfter(last)) {
      refold();
      return;
    }
    last = event;
    state = null;
    standing.step(event);
  }

  void remove(CustodyEvent event) {
    own.remove(event);
    refold();
  }

  /// All events at once, before they are folded.
  void fill(Collection<CustodyEvent> events) {
    events.forEach(own::add);
    refold();
  }

  void refold() {
    mentioned.clear();
    own.all().forEach(event -> event.deed().findFlight().ifPresent(mentioned::add));
    List<CustodyEvent> all = new ArrayList<>(own.all());
    for (String flight : mentioned) {
      flights.apply(flight).milestones().stream().filter(FlightFile::movesPeople).forEach(all::add);
    }
    all.sort(CustodyEvent.ORDER);
    standing = new Standing(person, flights);
    state = null;
    all.forEach(standing::step);
    last = all.isEmpty() ? null : all.getLast();
  }

  /// Where they were last before something happened: a station, or a seat.
  Optional<String> placeBefore(CustodyEvent event) {
    Optional<String> place = Optional.empty();
    for (CustodyEvent before : own.all()) {
      if (!event.isAfter(before)) {
        break;
      }
      if (before.deed() instanceof Deed.Scanned scan) {
        place =
            scan.out()
                ? Optional.empty()
                : Optional.of(scan.stop().word() + " " + before.station());
      } else if (before.deed() instanceof Deed.Boarded boarded) {
        place = boarded.off() ? Optional.empty() : Optional.of("flight " + boarded.flight());
      } else if (before.deed() instanceof Deed.Screened) {
        place = Optional.of(Stop.SCREENING.word() + " " + before.station());
      }
    }
    return place;
  }
}
