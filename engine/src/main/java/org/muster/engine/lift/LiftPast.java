package org.muster.engine.lift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What has happened of a plan. It breaks no rule, whatever was closed or filled up since; but the
/// checker knows of no now.
public final class LiftPast {
  private static final int HOUR_MINUTES = 60;

  private LiftPast() {}

  /// The same problem, in which what happened before `now` breaks no rule. What a gate let pass in
  /// an hour stays possible where part of the hour is closed by now: as few of its minutes as that
  /// needs are open all the same. A haven has room for whoever was brought there or is in the air
  /// to it.
  ///
  /// @param after the problem as it is now
  /// @param plan lawful for the problem as it was
  public static LiftProblem lawful(LiftProblem after, LiftPlan plan, int now) {
    Map<String, Party> parties = after.partiesById();
    Map<String, Map<Integer, Integer>> passed = new TreeMap<>();
    for (LiftPlan.Passage passage : plan.passages()) {
      if (passage.minute() < now) {
        passed
            .computeIfAbsent(passage.gate(), gate -> new TreeMap<>())
            .merge(
                passage.minute() / HOUR_MINUTES,
                java.util.Objects.requireNonNull(parties.get(passage.party())).people(),
                Integer::sum);
      }
    }
    Map<String, Map<Integer, Integer>> brought = new TreeMap<>();
    for (LiftPlan.Flight flight : plan.flights()) {
      int people =
          flight.parties().stream()
              .mapToInt(id -> java.util.Objects.requireNonNull(parties.get(id)).people())
              .sum();
      if (flight.departs() < now && people > 0) {
        brought
            .computeIfAbsent(flight.to(), haven -> new TreeMap<>())
            .merge(flight.arrives(), people, Integer::sum);
      }
    }
    List<Gate> gates =
        after.gates().stream()
            .map(gate -> lawful(gate, after.horizon(), passed.getOrDefault(gate.id(), Map.of())))
            .toList();
    List<Haven> havens =
        after.havens().stream()
            .map(haven -> lawful(after, haven, brought.getOrDefault(haven.id(), Map.of())))
            .toList();
    return gates.equals(after.gates()) && havens.equals(after.havens())
        ? after
        : after.with(after.airfield(), gates, havens, after.fleet(), after.parties());
  }

  /// What a problem that is lawful for the past does not say, to be said again when it is planned
  /// again.
  ///
  /// @param after the problem as it is now
  /// @param lawful of it
  public static List<String> unsaid(
      LiftProblem after, LiftProblem lawful, LiftPlan plan, int now, List<LiftEvent> events) {
    List<String> unsaid = new ArrayList<>();
    for (LiftEvent event : events) {
      if (event instanceof LiftEvent.AircraftLate late) {
        after.fleet().stream()
            .filter(aircraft -> aircraft.id().equals(late.aircraft()))
            .filter(aircraft -> LiftEvent.hasTakenOff(aircraft, plan, now))
            .forEach(aircraft -> unsaid.add(aircraft.id() + " is late until " + late.until()));
      }
    }
    for (int g = 0; g < after.gates().size(); g++) {
      Gate gate = after.gates().get(g);
      if (!gate.open().equals(lawful.gates().get(g).open())) {
        unsaid.add(
            gate.id()
                + " passes nobody more in the hour of now; it is open "
                + gate.open()
                + ", not "
                + lawful.gates().get(g).open());
      }
    }
    for (int v = 0; v < after.havens().size(); v++) {
      Haven haven = after.havens().get(v);
      if (haven.capacity() != lawful.havens().get(v).capacity()) {
        unsaid.add(
            haven.id()
                + " has room for "
                + haven.capacity()
                + ", not "
                + lawful.havens().get(v).capacity());
      }
    }
    return unsaid;
  }

  private static Gate lawful(Gate gate, int horizon, Map<Integer, Integer> passed) {
    Gate lawful = gate;
    for (Map.Entry<Integer, Integer> hour : passed.entrySet()) {
      lawful = lawful.passing(hour.getKey(), hour.getValue(), horizon);
    }
    return lawful;
  }

  private static Haven lawful(LiftProblem after, Haven haven, Map<Integer, Integer> brought) {
    long most =
        HavenFlow.of(after, haven, brought).moments().stream()
            .filter(moment -> moment.level() > moment.besides())
            .mapToLong(moment -> Math.ceilDiv(moment.level(), HavenFlow.PARTS))
            .max()
            .orElse(0);
    return most > haven.capacity() ? haven.holding((int) most) : haven;
  }
}
