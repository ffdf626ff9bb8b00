package org.muster.engine.lift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many people an onward aircraft finds where it departs, if a plan is flown.
///
/// @param people rounded up, at most its seats; places that are kept for another onward aircraft
///     count as taken from its arrival on, since nobody knows how many it brings
public record OnwardLoad(Onward aircraft, Onward.Leg leg, int people) {
  /// Of all onward legs from havens of the problem, by departure.
  public static List<OnwardLoad> of(LiftProblem problem, LiftPlan plan) {
    Map<String, Party> parties = problem.partiesById();
    Map<String, Map<Integer, Integer>> arrivals = new HashMap<>();
    for (LiftPlan.Flight flight : plan.flights()) {
      int people =
          flight.parties().stream()
              .mapToInt(id -> java.util.Objects.requireNonNull(parties.get(id), id).people())
              .sum();
      arrivals
          .computeIfAbsent(flight.to(), to -> new HashMap<>())
          .merge(flight.arrives(), people, Integer::sum);
    }
    List<OnwardLoad> loads = new ArrayList<>();
    for (Haven haven : problem.havens()) {
      for (HavenFlow.Taken taken :
          HavenFlow.of(problem, haven, arrivals.getOrDefault(haven.id(), Map.of())).taken()) {
        loads.add(
            new OnwardLoad(
                taken.aircraft(),
                taken.leg(),
                Math.toIntExact(Math.ceilDiv(taken.parts(), HavenFlow.PARTS))));
      }
    }
    loads.sort(
        Comparator.<OnwardLoad>comparingInt(load -> load.leg.departs())
            .thenComparing(load -> load.aircraft.id()));
    return loads;
  }
}
