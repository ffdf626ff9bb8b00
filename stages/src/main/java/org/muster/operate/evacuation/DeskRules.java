package org.muster.operate.evacuation;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.muster.desk.Refusal;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.FlightState;
import org.muster.operate.evacuation.custody.PartyState;
import org.muster.operate.evacuation.custody.PersonState;
import org.muster.operate.evacuation.custody.Phase;

/// What a desk does not write: what a person would have to take back at once. A station's scan is
/// never asked, since it has happened.
final class DeskRules {
  private DeskRules() {}

  /// Why a desk may not write that now, whoever writes it.
  static Optional<Refusal> find(Custody custody, Deed deed) {
    return switch (deed) {
      case Deed.Registered d -> registered(custody, d);
      case Deed.Manifested d -> d.struck() ? Optional.empty() : listed(custody, d);
      case Deed.Boarded d ->
          custody.findFlight(d.flight()).isEmpty()
              ? refuse("custody.flight", "Nobody planned that flight.")
              : Optional.empty();
      case Deed.Closed d -> open(custody, d.flight());
      case Deed.Reopened d ->
          step(custody, d.flight(), FlightState.Step.CLOSED, "Its list is not closed.");
      case Deed.Departed d ->
          step(
              custody,
              d.flight(),
              FlightState.Step.CLOSED,
              "Close its list with a count of heads first.");
      case Deed.Arrived d ->
          step(custody, d.flight(), FlightState.Step.DEPARTED, "It has not departed.");
      case Deed.Cancelled d -> open(custody, d.flight());
      case Deed.Split d -> split(custody, d);
      case Deed.Reunited d -> reunited(custody, d);
      case Deed.Corrected d ->
          custody.find(d.event()).isEmpty()
              ? refuse("custody.event", "There is no such event.")
              : Optional.empty();
      case Deed.Refused d -> Optional.empty();
      case Deed.Merged d -> two(custody, d.person(), d.duplicate(), "They are one already.");
      case Deed.Unmerged d ->
          custody.merges().stream().noneMatch(merge -> merge.id().equals(d.merge()))
              ? refuse("custody.merge", "That merge does not stand any more.")
              : Optional.empty();
      case Deed.KeptApart d ->
          two(custody, d.person(), d.other(), "They are merged; take the merge back first.");
      case Deed.Ranked d -> Optional.empty();
      case Deed.Called d -> Optional.empty();
      case Deed.Lapsed d -> Optional.empty();
      case Deed.Scanned d -> Optional.empty();
      case Deed.Screened d -> Optional.empty();
      case Deed.Held d -> Optional.empty();
      case Deed.Guarded d -> Optional.empty();
      case Deed.Planned d -> Optional.empty();
      case Deed.Onward d -> Optional.empty();
      case Deed.Withdrawn d -> Optional.empty();
      case Deed.Explained d -> Optional.empty();
      case Deed.StationSet d -> Optional.empty();
      case Deed.HavenSet d -> Optional.empty();
    };
  }

  private static Optional<Refusal> registered(Custody custody, Deed.Registered deed) {
    if (custody.wasGiven(deed.person())) {
      return refuse("custody.number", "The number " + deed.person() + " is somebody’s already.");
    }
    return deed.sort().needsGuardian() && deed.guardian().isEmpty()
        ? refuse("custody.guardian", "Say who answers for the minor: a person or an office.")
        : Optional.empty();
  }

  private static Optional<Refusal> two(Custody custody, String one, String other, String merged) {
    Optional<PersonState> first = custody.findPerson(one);
    Optional<PersonState> second = custody.findPerson(other);
    if (first.isEmpty() || second.isEmpty()) {
      return refuse("custody.person", "One of the two numbers is nobody’s.");
    }
    return first.get().person().equals(second.get().person())
        ? refuse("custody.merged", merged)
        : Optional.empty();
  }

  private static Optional<Refusal> open(Custody custody, String flight) {
    Optional<FlightState> found = custody.findFlight(flight);
    return found.isEmpty()
        ? refuse("custody.flight", "Nobody planned that flight.")
        : found.get().isOpen()
            ? Optional.empty()
            : refuse("custody.list-closed", "Its list is closed; an officer may reopen it.");
  }

  private static Optional<Refusal> step(
      Custody custody, String flight, FlightState.Step wanted, String why) {
    return custody.findFlight(flight).filter(f -> f.step() == wanted).isPresent()
        ? Optional.empty()
        : refuse("custody.flight-step", why);
  }

  /// A list is made of those who are really inside, whole families, and no more than there are
  /// seats.
  private static Optional<Refusal> listed(Custody custody, Deed.Manifested deed) {
    Optional<Refusal> shut = open(custody, deed.flight());
    if (shut.isPresent()) {
      return shut;
    }
    FlightState flight = custody.findFlight(deed.flight()).orElseThrow();
    TreeSet<String> all = new TreeSet<>();
    int seats = 0;
    for (String number : deed.persons()) {
      Optional<PersonState> found = custody.findPerson(number);
      if (found.isEmpty() || found.get().phase() != Phase.INSIDE || !found.get().passedGate()) {
        return refuse("custody.not-inside", number + " is not inside by a gate.");
      }
      PersonState person = found.get();
      if (!person.held().isEmpty() || person.screening().equals(Optional.of(Deed.Outcome.FAILED))) {
        return refuse("custody.held", number + " is held or did not pass the screening.");
      }
      if (person.listed().stream().anyMatch(other -> !other.equals(deed.flight()))) {
        return refuse("custody.double-manifest", number + " is on another list; strike it first.");
      }
      all.add(person.person());
      seats += person.listed().contains(deed.flight()) ? 0 : person.seats();
    }
    int taken =
        flight.listed().stream()
            .map(number -> custody.findPerson(number).orElseThrow())
            .mapToInt(PersonState::seats)
            .sum();
    int room = flight.plan().map(Deed.Planned::seats).orElse(0);
    if (taken + seats > room) {
      return refuse(
          "custody.over-seats",
          "They need " + seats + " seats and " + Math.max(0, room - taken) + " are free.");
    }
    all.addAll(flight.listed());
    for (String number : deed.persons()) {
      PersonState person = custody.findPerson(number).orElseThrow();
      Optional<String> left = leftBehind(custody, person, all);
      if (left.isPresent()) {
        return refuse(
            "custody.family-whole",
            left.get()
                + " is of the same family and not on the list. A family flies together unless an"
                + " officer parts it.");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> leftBehind(
      Custody custody, PersonState person, TreeSet<String> listed) {
    Optional<PartyState> party = custody.findParty(person.party());
    if (party.isEmpty()) {
      return Optional.empty();
    }
    List<PartyState.Reunion> open =
        party.get().reunions().stream().filter(r -> r.closed().isEmpty()).toList();
    return party.get().members().stream()
        .filter(number -> part(open, number).equals(part(open, person.person())))
        .filter(number -> !listed.contains(number))
        .filter(
            number ->
                switch (custody.findPerson(number).orElseThrow().phase()) {
                  case WITHDRAWN, REFUSED, AIRBORNE, ARRIVED -> false;
                  case WAITING, CALLED, INSIDE -> true;
                })
        .findFirst();
  }

  private static String part(List<PartyState.Reunion> open, String person) {
    return open.stream()
        .filter(r -> r.persons().contains(person))
        .map(PartyState.Reunion::split)
        .reduce("", (a, b) -> b);
  }

  private static Optional<Refusal> split(Custody custody, Deed.Split deed) {
    Optional<PartyState> party = custody.findParty(deed.party());
    if (party.isEmpty() || !party.get().members().containsAll(deed.persons())) {
      return refuse("custody.party", "Not all of them are of that party.");
    }
    if (deed.persons().containsAll(party.get().members())) {
      return refuse("custody.party", "Nobody would stay: that parts no family.");
    }
    boolean minors =
        deed.persons().stream()
            .map(number -> custody.findPerson(number).orElseThrow())
            .anyMatch(p -> p.sort().needsGuardian() && !deed.persons().contains(p.guardian()));
    return minors && deed.guardian().isEmpty()
        ? refuse("custody.guardian", "Say who answers for the minors who go.")
        : Optional.empty();
  }

  private static Optional<Refusal> reunited(Custody custody, Deed.Reunited deed) {
    Optional<PartyState.Reunion> task =
        custody.reunions().stream().filter(r -> r.split().equals(deed.split())).findFirst();
    if (task.isEmpty() || task.get().closed().isPresent()) {
      return refuse("custody.reunion", "No such task is open.");
    }
    return task.get().mayClose()
        ? Optional.empty()
        : refuse(
            "custody.reunion-unseen",
            "It closes by scans of all of them at one place; missing: "
                + String.join(", ", task.get().unseen())
                + ".");
  }

  private static Optional<Refusal> refuse(String rule, String why) {
    return Optional.of(new Refusal(rule, why));
  }
}
