package org.muster.operate.evacuation.lift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.Party;

/// When the last of a priority class is through, as a plan has it.
///
/// @param priority 1 first; 0 of those of whom nobody said one, who come last
/// @param people in the problem
/// @param left of these, who are left behind
/// @param through when the last of the others departs; empty where all are left
public record LiftForecast(int priority, int people, int left, Optional<Instant> through) {
  /// By class, the first first.
  public static List<LiftForecast> of(Lift lift) {
    Map<String, Integer> departs = new HashMap<>();
    for (LiftPlan.Flight flight : lift.plan().flights()) {
      flight.parties().forEach(party -> departs.put(party, flight.departs()));
    }
    Map<Integer, int[]> classes = new TreeMap<>();
    for (Party party : lift.problem().parties()) {
      LiftMark mark = LiftMark.of(party);
      int rank = mark.priority() == 0 ? Integer.MAX_VALUE : mark.priority();
      int[] one = classes.computeIfAbsent(rank, r -> new int[] {0, 0, -1});
      Integer off = departs.get(party.id());
      one[0] += mark.heads();
      if (off == null) {
        one[1] += mark.heads();
      } else {
        one[2] = Math.max(one[2], off);
      }
    }
    List<LiftForecast> all = new ArrayList<>();
    classes.forEach(
        (rank, one) ->
            all.add(
                new LiftForecast(
                    rank == Integer.MAX_VALUE ? 0 : rank,
                    one[0],
                    one[1],
                    one[2] < 0 ? Optional.empty() : Optional.of(lift.clock().instant(one[2])))));
    return all;
  }
}
