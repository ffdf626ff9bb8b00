package org.muster.engine.lift.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.Gate;
import org.muster.engine.lift.Haven;
import org.muster.engine.lift.LiftEvent;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.Party;

/// A plan that was told, in the numbers of the problem as it is now: what has happened of it, and
/// what is to come.
final class OldPlan {
  final LiftPlan plan;

  /// Before this minute everything has happened.
  final int now;

  final Instance in;

  /// By aircraft: it takes off no earlier than this, as was told of those that are late.
  final int[] notBefore;

  private final Map<String, Integer> party;
  private final Map<String, Integer> gate;
  private final Map<String, Integer> haven;
  private final Map<String, Integer> aircraft;
  private final Map<String, LiftPlan.Flight> flightOf = new HashMap<>();
  private final Map<LiftPlan.Flight, LiftPlan.Flight> next = new IdentityHashMap<>();

  OldPlan(Instance in, LiftPlan plan, int now, List<LiftEvent> events) {
    this.in = in;
    this.plan = plan;
    this.now = now;
    party = numbered(in.problem.parties(), Party::id);
    gate = numbered(in.problem.gates(), Gate::id);
    haven = numbered(in.problem.havens(), Haven::id);
    aircraft = numbered(in.problem.fleet(), Aircraft::id);
    plan.flights().forEach(flight -> flight.parties().forEach(p -> flightOf.put(p, flight)));
    Map<String, LiftPlan.Flight> last = new HashMap<>();
    plan.flights().stream()
        .sorted(Comparator.comparingInt(LiftPlan.Flight::departs))
        .forEach(
            flight -> {
              LiftPlan.Flight before = last.put(flight.aircraft(), flight);
              if (before != null) {
                next.put(before, flight);
              }
            });
    notBefore = new int[in.fleet];
    Arrays.fill(notBefore, Integer.MIN_VALUE);
    for (LiftEvent event : events) {
      if (event instanceof LiftEvent.AircraftLate late && aircraft.containsKey(late.aircraft())) {
        int a = aircraft(late.aircraft());
        notBefore[a] = Math.max(notBefore[a], Math.min(late.until(), in.horizon));
      }
    }
  }

  private static <T> Map<String, Integer> numbered(List<T> all, Function<T, String> id) {
    Map<String, Integer> numbers = new HashMap<>();
    all.forEach(one -> numbers.put(id.apply(one), numbers.size()));
    return numbers;
  }

  int party(String id) {
    return Objects.requireNonNull(party.get(id), id);
  }

  int gate(String id) {
    return Objects.requireNonNull(gate.get(id), id);
  }

  int haven(String id) {
    return Objects.requireNonNull(haven.get(id), id);
  }

  int aircraft(String id) {
    return Objects.requireNonNull(aircraft.get(id), id);
  }

  /// The flight that a party was promised.
  LiftPlan.@Nullable Flight flightOf(String id) {
    return flightOf.get(id);
  }

  /// The next flight of the same aircraft.
  LiftPlan.@Nullable Flight next(LiftPlan.Flight flight) {
    return next.get(flight);
  }

  /// How far a flight is: it departed, it stands at the airfield, it is in the air to it, or it has
  /// not taken off.
  enum Phase {
    FLOWN,
    STANDING,
    IN_THE_AIR,
    TO_COME
  }

  Phase phase(LiftPlan.Flight flight) {
    if (flight.departs() < now) {
      return Phase.FLOWN;
    }
    if (flight.lands() < now) {
      return Phase.STANDING;
    }
    int leg = in.legs[aircraft(flight.aircraft())][haven(flight.from())];
    return flight.lands() - leg < now ? Phase.IN_THE_AIR : Phase.TO_COME;
  }

  /// Whether a flight cannot be flown at its time, whatever else is changed.
  ///
  /// @param notBefore by aircraft, the minute before which it does not take off
  boolean isGone(LiftPlan.Flight flight, int[] notBefore) {
    int a = aircraft(flight.aircraft());
    int lands =
        switch (phase(flight)) {
          case FLOWN, STANDING -> flight.lands();
          case IN_THE_AIR -> Math.max(flight.lands(), notBefore[a]);
          // A promise does not say from where it comes.
          case TO_COME ->
              notBefore[a]
                  + Arrays.stream(in.legs[a]).filter(leg -> leg != Instance.NONE).min().orElse(0);
        };
    int departs =
        phase(flight) == Phase.STANDING
            ? notBefore[a]
            : lands >= in.horizon
                ? in.horizon
                : in.openFrom[Math.max(0, lands)] + in.groundAirfield[a];
    return flight.departs() < departs
        || !in.isOpen(flight.departs())
        || flight.arrives() > in.until[a];
  }
}
