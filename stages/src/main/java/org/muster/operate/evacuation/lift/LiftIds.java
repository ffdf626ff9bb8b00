package org.muster.operate.evacuation.lift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.muster.engine.lift.LiftPlan;

/// What the flights of a plan are called. A flight that stands keeps its id, and so does one
/// that an earlier plan promised and that its aircraft still flies, if at another time.
final class LiftIds {
  /// A flight of the same aircraft that is farther off is another one.
  private static final int MOST_MINUTES = 360;

  private LiftIds() {}

  /// @param number of the plan, which new ids begin with
  static List<String> of(int number, LiftPlan plan, Optional<LiftShift.Shifted> promised) {
    List<LiftPlan.Flight> flights = plan.flights();
    String[] ids = new String[flights.size()];
    for (int i = 0; i < ids.length; i++) {
      String aircraft = flights.get(i).aircraft();
      if (aircraft.startsWith(LiftProblems.ENTERED)) {
        ids[i] = aircraft.substring(LiftProblems.ENTERED.length());
      }
    }
    promised.ifPresent(
        earlier -> {
          match(flights, ids, earlier, 0, true);
          match(flights, ids, earlier, 0, false);
          match(flights, ids, earlier, MOST_MINUTES, true);
          match(flights, ids, earlier, MOST_MINUTES, false);
        });
    int next = 1;
    for (int i :
        IntStream.range(0, ids.length)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(i -> flights.get(i).departs())
                    .thenComparing(i -> flights.get(i).aircraft()))
            .toList()) {
      if (ids[i] == null) {
        ids[i] = "L" + number + "-" + next++;
      }
    }
    return Arrays.stream(ids).map(Objects::requireNonNull).toList();
  }

  private static void match(
      List<LiftPlan.Flight> flights,
      String[] ids,
      LiftShift.Shifted promised,
      int apart,
      boolean sameHaven) {
    List<String> taken = new ArrayList<>(Arrays.asList(ids));
    for (int i = 0; i < ids.length; i++) {
      LiftPlan.Flight flight = flights.get(i);
      for (int j = 0; ids[i] == null && j < promised.ids().size(); j++) {
        LiftPlan.Flight was = promised.plan().flights().get(j);
        String id = promised.ids().get(j);
        if (was.aircraft().equals(flight.aircraft())
            && !taken.contains(id)
            && Math.abs(was.departs() - flight.departs()) <= apart
            && (!sameHaven || was.to().equals(flight.to()))) {
          ids[i] = id;
          taken.add(id);
        }
      }
    }
  }
}
