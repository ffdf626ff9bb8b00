package org.muster.operate.evacuation.lift;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.Party;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.Deed;
import org.muster.operate.evacuation.custody.FlightState;

/// A plan against what happens.
///
/// @param flights of the plan, the first to leave first
/// @param hours of the plan, and the twelve before now where they belong to it
/// @param planned people that the plan has out by now
/// @param flown of the flights of the plan that have left, people aboard
public record LiftTrack(List<Flight> flights, List<Hour> hours, int planned, int flown) {
  public LiftTrack {
    flights = List.copyOf(flights);
    hours = List.copyOf(hours);
  }

  /// A flight of the plan.
  ///
  /// @param departs and `arrives` by the plan
  /// @param people by the plan; none where it brings its aircraft elsewhere
  /// @param step how far it is; empty where the log does not know it
  /// @param left when it left
  /// @param aboard who flew
  /// @param late minutes by which it was late, or is by now, or will be by what the log has of it
  public record Flight(
      String id,
      String aircraft,
      String haven,
      Instant departs,
      Instant arrives,
      int people,
      int seats,
      Optional<FlightState.Step> step,
      Optional<Instant> left,
      int listed,
      int aboard,
      long late) {
    /// How it stands against a plan that is followed.
    public Standing standing() {
      if (step.filter(one -> one != FlightState.Step.CANCELLED).isEmpty()) {
        return Standing.MISSING;
      }
      return left.isPresent() ? Standing.LEFT : late > 0 ? Standing.LATE : Standing.ON_TIME;
    }
  }

  /// How a flight of a plan stands.
  public enum Standing {
    ON_TIME,
    /// It should have left and did not, or was put off.
    LATE,
    /// The log does not know it, or has it cancelled.
    MISSING,
    LEFT
  }

  /// An hour: people out by the plan, and by the log, whatever flew.
  public record Hour(Instant from, int planned, int flown) {}

  /// Flights that have not left, the first to leave first.
  public List<Flight> next() {
    return flights.stream().filter(flight -> flight.standing() != Standing.LEFT).toList();
  }

  /// People by whom it is behind.
  public int behind() {
    return Math.max(0, planned - flown);
  }

  static LiftTrack of(Custody custody, Lift lift, Instant since, Instant now) {
    Map<String, FlightState> known = new HashMap<>();
    custody.flights().forEach(flight -> known.put(flight.flight(), flight));
    Map<String, Party> parties = lift.parties();
    Map<String, Integer> seats = new HashMap<>();
    lift.problem().fleet().forEach(one -> seats.put(one.id(), one.seats()));
    List<Flight> flights = new ArrayList<>();
    Map<Instant, int[]> hours = new HashMap<>();
    int planned = 0;
    int flown = 0;
    for (int i = 0; i < lift.ids().size(); i++) {
      LiftPlan.Flight flight = lift.plan().flights().get(i);
      if (flight.parties().isEmpty() && flight.aircraft().startsWith(LiftProblems.ENTERED)) {
        // Somebody else's flight, which the plan does without.
        continue;
      }
      String id = lift.ids().get(i);
      Optional<FlightState> state = Optional.ofNullable(known.get(id));
      Instant departs = lift.clock().instant(flight.departs());
      int people = heads(parties, flight);
      Optional<Instant> left = state.flatMap(FlightState::departedAt);
      Instant leaves =
          state.flatMap(FlightState::plan).map(Deed.Planned::off).filter(now::isBefore).orElse(now);
      int aboard = state.map(s -> s.aboard().size()).orElse(0);
      flights.add(
          new Flight(
              id,
              flight.aircraft(),
              flight.to(),
              departs,
              lift.clock().instant(flight.arrives()),
              people,
              seats.getOrDefault(flight.aircraft(), 0),
              state.map(FlightState::step),
              left,
              state.map(s -> s.listed().size()).orElse(0),
              aboard,
              Math.max(0, Duration.between(departs, left.orElse(leaves)).toMinutes())));
      hours.computeIfAbsent(departs.truncatedTo(ChronoUnit.HOURS), h -> new int[2])[0] += people;
      if (!departs.isAfter(now)) {
        planned += people;
      }
      flown += left.isPresent() ? aboard : 0;
    }
    for (FlightState flight : known.values()) {
      flight
          .departedAt()
          .filter(at -> !at.isBefore(since.truncatedTo(ChronoUnit.HOURS)))
          .ifPresent(
              at ->
                  hours.computeIfAbsent(at.truncatedTo(ChronoUnit.HOURS), h -> new int[2])[1] +=
                      flight.aboard().size());
    }
    flights.sort(Comparator.comparing(Flight::departs).thenComparing(Flight::id));
    return new LiftTrack(flights, filled(hours, since, now), planned, flown);
  }

  private static int heads(Map<String, Party> parties, LiftPlan.Flight flight) {
    return flight.parties().stream()
        .flatMap(id -> Optional.ofNullable(parties.get(id)).stream())
        .mapToInt(party -> LiftMark.of(party).heads())
        .sum();
  }

  private static List<Hour> filled(Map<Instant, int[]> hours, Instant since, Instant now) {
    Instant first = since.truncatedTo(ChronoUnit.HOURS);
    Instant last =
        hours.keySet().stream()
            .max(Comparator.naturalOrder())
            .filter(hour -> hour.isAfter(now))
            .orElse(now.truncatedTo(ChronoUnit.HOURS));
    List<Hour> all = new ArrayList<>();
    for (Instant hour = first; !hour.isAfter(last); hour = hour.plus(Duration.ofHours(1))) {
      int[] one = hours.getOrDefault(hour, new int[2]);
      all.add(new Hour(hour, one[0], one[1]));
    }
    return all;
  }
}
