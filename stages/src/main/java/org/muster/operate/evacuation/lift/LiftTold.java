package org.muster.operate.evacuation.lift;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.engine.lift.LiftPlan;

/// What a plan tells each party, in words: its gate and hour, where it has not passed yet, and
/// its flight.
final class LiftTold {
  private LiftTold() {}

  /// By party.
  static Map<String, String> of(LiftPlan plan, List<String> ids, LiftClock clock, LiftHours hours) {
    Map<String, LiftPlan.Passage> passages = plan.passagesByParty();
    Map<String, String> told = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      LiftPlan.Flight flight = plan.flights().get(i);
      String words =
          ids.get(i) + " to " + flight.to() + " off " + hours.of(clock.instant(flight.departs()));
      for (String party : flight.parties()) {
        told.put(party, gate(passages.get(party), clock, hours) + words);
      }
    }
    return told;
  }

  private static String gate(LiftPlan.@Nullable Passage passage, LiftClock clock, LiftHours hours) {
    return passage == null
            || passage.gate().equals(LiftProblems.INSIDE)
            || passage.gate().equals(LiftProblems.CALLED)
        ? ""
        : Lift.gateCode(passage.gate())
            + " from "
            + hours.of(clock.instant(passage.minute() / 60 * 60))
            + ", ";
  }
}
