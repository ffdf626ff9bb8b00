package org.muster.operate.evacuation.custody;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A flight's list, from its events in order.
final class FlightFold {
  private final String flight;
  private final Function<String, Human> humans;
  private final List<Discrepancy> odds = new ArrayList<>();
  private final List<Suspicion> suspicions = new ArrayList<>();
  private final TreeSet<String> listed = new TreeSet<>();
  private final TreeSet<String> aboard = new TreeSet<>();
  private Deed.@Nullable Planned plan;
  private @Nullable CustodyEvent planned;
  private @Nullable CustodyEvent first;
  private @Nullable CustodyEvent closed;
  private @Nullable CustodyEvent departed;
  private @Nullable CustodyEvent arrived;
  private @Nullable CustodyEvent cancelled;
  private OptionalInt heads = OptionalInt.empty();
  private OptionalInt headsArrived = OptionalInt.empty();
  private Optional<Discrepancy> wrongHeads = Optional.empty();
  private Optional<Discrepancy> wrongInfants = Optional.empty();

  private FlightFold(String flight, Function<String, Human> humans) {
    this.flight = flight;
    this.humans = humans;
  }

  /// What came out.
  record Result(FlightState state, List<Suspicion> suspicions) {}

  /// @param humans whoever has a number
  static Result of(
      String flight, FlightFile file, Function<String, Human> humans, Duration missing) {
    FlightFold fold = new FlightFold(flight, humans);
    List<CustodyEvent> all = new ArrayList<>(file.loads());
    all.addAll(file.milestones());
    all.sort(CustodyEvent.ORDER);
    all.forEach(fold::step);
    return fold.result(missing);
  }

  private void step(CustodyEvent event) {
    if (first == null) {
      first = event;
    }
    switch (event.deed()) {
      case Deed.Planned deed -> {
        plan = deed;
        planned = event;
      }
      case Deed.Manifested deed -> manifested(deed);
      case Deed.Boarded deed -> boarded(event, deed);
      case Deed.Closed deed -> {
        closed = event;
        heads = OptionalInt.of(deed.heads());
        wrongHeads =
            deed.heads() == aboard.size()
                ? Optional.empty()
                : Optional.of(
                    Discrepancy.ofFlight(
                        Rule.WRONG_HEADS, event, flight, deed.heads(), aboard.size()));
        wrongInfants = wrongInfants(event, deed);
      }
      case Deed.Reopened deed -> {
        closed = null;
        heads = OptionalInt.empty();
        wrongHeads = Optional.empty();
        wrongInfants = Optional.empty();
      }
      case Deed.Departed deed -> {
        if (departed != null || arrived != null || cancelled != null) {
          odd(Rule.FLIGHT_TWICE, event);
        } else if (closed == null) {
          odd(Rule.NOT_CLOSED, event);
        }
        if (departed == null) {
          departed = event;
        }
      }
      case Deed.Arrived deed -> arrived(event, deed);
      case Deed.Cancelled deed -> {
        if (departed == null && arrived == null) {
          cancelled = event;
          aboard.clear();
          listed.clear();
        } else {
          odd(Rule.FLIGHT_TWICE, event);
        }
      }
      case Deed.Registered deed -> {}
      case Deed.Merged deed -> {}
      case Deed.Unmerged deed -> {}
      case Deed.KeptApart deed -> {}
      case Deed.Ranked deed -> {}
      case Deed.Called deed -> {}
      case Deed.Lapsed deed -> {}
      case Deed.Scanned deed -> {}
      case Deed.Screened deed -> {}
      case Deed.Held deed -> {}
      case Deed.Guarded deed -> {}
      case Deed.Onward deed -> {}
      case Deed.Withdrawn deed -> {}
      case Deed.Refused deed -> {}
      case Deed.Split deed -> {}
      case Deed.Reunited deed -> {}
      case Deed.Corrected deed -> {}
      case Deed.Explained deed -> {}
      case Deed.StationSet deed -> {}
      case Deed.HavenSet deed -> {}
    }
  }

  private Optional<Discrepancy> wrongInfants(CustodyEvent event, Deed.Closed deed) {
    if (deed.infants() == Deed.Closed.UNCOUNTED) {
      return Optional.empty();
    }
    long known = aboard.stream().filter(n -> humans.apply(n).state().sort() == Sort.INFANT).count();
    return deed.infants() == known
        ? Optional.empty()
        : Optional.of(
            Discrepancy.ofFlight(Rule.WRONG_INFANTS, event, flight, deed.infants(), known));
  }

  private void manifested(Deed.Manifested deed) {
    for (String person : deed.persons()) {
      String number = humans.apply(person).person();
      if (deed.struck()) {
        listed.remove(number);
      } else {
        listed.add(number);
      }
    }
  }

  private void boarded(CustodyEvent event, Deed.Boarded deed) {
    for (String person : deed.persons()) {
      String number = humans.apply(person).person();
      if (deed.off()) {
        aboard.remove(number);
      } else if (aboard.add(number) && closed != null && departed == null) {
        odds.add(Discrepancy.ofPerson(Rule.BOARDED_AFTER_CLOSE, event, number));
      }
    }
  }

  private void arrived(CustodyEvent event, Deed.Arrived deed) {
    if (arrived != null || cancelled != null) {
      odd(Rule.FLIGHT_TWICE, event);
      return;
    }
    if (departed == null) {
      odd(Rule.FLIGHT_NEVER_DEPARTED, event);
    }
    arrived = event;
    headsArrived = OptionalInt.of(deed.heads());
  }

  private Result result(Duration missing) {
    CustodyEvent begin = first;
    if (begin == null) {
      throw new IllegalStateException("a flight without an event: " + flight);
    }
    wrongHeads.ifPresent(odds::add);
    wrongInfants.ifPresent(odds::add);
    if (plan == null) {
      odd(Rule.FLIGHT_UNKNOWN, begin);
    }
    // Whoever was seen elsewhere since is not aboard, whatever the scans at the door say.
    boolean left = departed != null || arrived != null;
    List<PersonState> here =
        aboard.stream()
            .map(number -> humans.apply(number).state())
            .filter(p -> left ? p.flown().equals(flight) : p.aboard().equals(flight))
            .toList();
    int seats = here.stream().mapToInt(PersonState::seats).sum();
    Deed.Planned said = plan;
    if (said != null && said.seats() > 0 && seats > said.seats()) {
      odds.add(
          Discrepancy.ofFlight(
              Rule.OVER_SEATS, closed != null ? closed : begin, flight, seats, said.seats()));
    }
    CustodyEvent down = arrived;
    if (down != null) {
      landed(down, here, missing);
    }
    return new Result(
        new FlightState(
            flight,
            Optional.ofNullable(plan),
            Optional.ofNullable(planned).map(CustodyEvent::when),
            way(here),
            List.copyOf(listed),
            here.stream().map(PersonState::person).toList(),
            seats,
            (int) here.stream().filter(p -> p.sort() == Sort.INFANT).count(),
            heads,
            headsArrived,
            Optional.ofNullable(departed).map(CustodyEvent::when),
            Optional.ofNullable(arrived).map(CustodyEvent::when),
            odds),
        suspicions);
  }

  private void landed(CustodyEvent down, List<PersonState> here, Duration missing) {
    int counted = headsArrived.orElse(here.size());
    if (counted != here.size()) {
      odds.add(Discrepancy.ofFlight(Rule.WRONG_ARRIVAL, down, flight, counted, here.size()));
    }
    if (here.stream().anyMatch(PersonState::seenAtArrival)) {
      suspect(here, down.when().plus(missing));
    }
  }

  /// Where a haven scans at its door, whoever does not come by it is to find.
  private void suspect(List<PersonState> flown, Instant from) {
    for (PersonState person : flown) {
      if (person.phase() == Phase.ARRIVED && !person.seenAtArrival()) {
        suspicions.add(new Suspicion(from, person.person(), "flight " + flight, flight));
      }
    }
  }

  private FlightState.Step way(List<PersonState> here) {
    if (arrived != null) {
      return FlightState.Step.ARRIVED;
    }
    if (departed != null) {
      return FlightState.Step.DEPARTED;
    }
    if (cancelled != null) {
      return FlightState.Step.CANCELLED;
    }
    if (closed != null) {
      return FlightState.Step.CLOSED;
    }
    return here.isEmpty() ? FlightState.Step.PLANNED : FlightState.Step.BOARDING;
  }

  private void odd(Rule rule, CustodyEvent event) {
    odds.add(Discrepancy.ofFlight(rule, event, flight, -1, -1));
  }
}
