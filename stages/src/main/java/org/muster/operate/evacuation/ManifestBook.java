package org.muster.operate.evacuation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.FlightState;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Phase;
import org.muster.operate.evacuation.custody.Waiting;

/// Builds the lists of flights from who is inside.
public final class ManifestBook {
  private static final int MOST_IN_EVENT = 100;

  private final CustodyBook book;
  private final InstantSource clock;

  public ManifestBook(CustodyBook book, InstantSource clock) {
    this.book = book;
    this.clock = clock;
  }

  /// The list of a flight.
  public Optional<Manifest> find(Evacuation evacuation, String flight) {
    return book.ask(evacuation, custody -> Manifest.find(custody, flight));
  }

  /// A party that could be listed.
  public record Ready(String party, List<String> persons, int seats, int kilos) {
    public Ready {
      persons = List.copyOf(persons);
    }
  }

  /// Who could be listed for a flight: whole parties that passed the screening, wait inside and are
  /// on no list, the highest priority first, then who is longest on file; as many as its seats and
  /// its kilograms hold.
  public List<Ready> propose(Evacuation evacuation, String flight) {
    return book.ask(evacuation, custody -> propose(custody, flight));
  }

  static List<Ready> propose(Custody custody, String flight) {
    Optional<Manifest> found = Manifest.find(custody, flight);
    if (found.isEmpty() || !found.get().flight().isOpen()) {
      return List.of();
    }
    Manifest manifest = found.get();
    FlightState state = manifest.flight();
    int free =
        state.plan().map(Deed.Planned::seats).orElse(0)
            - manifest.lines().stream()
                .filter(Manifest.Line::listed)
                .mapToInt(Manifest.Line::seats)
                .sum();
    int kilos =
        manifest.kilosAtMost() == 0 ? Integer.MAX_VALUE : manifest.kilosAtMost() - manifest.kilos();
    List<Ready> ready = new ArrayList<>();
    for (Waiting one : queue(custody)) {
      List<PersonState> people =
          one.persons().stream().map(p -> custody.findPerson(p).orElseThrow()).toList();
      int seats = people.stream().mapToInt(PersonState::seats).sum();
      int mass = people.stream().mapToInt(p -> StandardMass.of(p.sort(), p.mobility())).sum();
      if (seats <= free && mass <= kilos && one.people() <= MOST_IN_EVENT) {
        ready.add(new Ready(one.party(), one.persons(), seats, mass));
        free -= seats;
        kilos -= mass;
      }
    }
    return ready;
  }

  /// Parties of whom everybody who is still here is inside, screened, not held and on no list.
  private static List<Waiting> queue(Custody custody) {
    return Waiting.queue(custody, p -> p.phase().isHere()).stream()
        .filter(
            one ->
                one.persons().stream().allMatch(p -> isReady(custody.findPerson(p).orElseThrow())))
        .toList();
  }

  private static boolean isReady(PersonState person) {
    return person.phase() == Phase.INSIDE
        && person.passedGate()
        && person.held().isEmpty()
        && person.screening().equals(Optional.of(Deed.Outcome.PASSED))
        && person.listed().isEmpty()
        && person.aboard().isEmpty();
  }

  /// How it ended.
  public sealed interface Built {
    record Done(int parties, int people) implements Built {}

    record Refused(Refusal refusal) implements Built {}
  }

  /// Lists whom [#propose] gives: all of them, or none.
  public Built build(Evacuation evacuation, Viewer viewer, String flight) {
    List<Ready> ready = propose(evacuation, flight);
    if (ready.isEmpty()) {
      return new Built.Refused(
          new Refusal(
              "manifest.nobody",
              "Nobody who is inside, screened and on no list fits on " + flight + "."));
    }
    Instant now = clock.instant();
    List<Sending> sendings = new ArrayList<>();
    int people = 0;
    for (Ready one : ready) {
      people += one.persons().size();
      sendings.add(
          new Sending(
              EventIds.next(), 0, now, "", new Deed.Manifested(one.persons(), flight, false), ""));
    }
    return switch (book.writeTogether(evacuation, viewer, sendings, Map.of())) {
      case CustodyBook.Written.Taken taken -> new Built.Done(ready.size(), people);
      case CustodyBook.Written.Refused no -> new Built.Refused(no.refusal());
    };
  }
}
