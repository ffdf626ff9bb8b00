package org.muster.operate.evacuation.lift;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.engine.lift.LiftPlan;

/// What a plan tells a party: its gate and hour, and its flight.
///
/// @param gate empty for those who passed it, or are called and know it from their call
record LiftTold(String gate, String flight) {
  /// By party.
  static Map<String, LiftTold> of(
      LiftPlan plan, List<String> ids, LiftClock clock, LiftHours hours) {
    Map<String, LiftPlan.Passage> passages = plan.passagesByParty();
    Map<String, LiftTold> told = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      LiftPlan.Flight flight = plan.flights().get(i);
      String words =
          ids.get(i) + " to " + flight.to() + " off " + hours.of(clock.instant(flight.departs()));
      for (String party : flight.parties()) {
        told.put(party, new LiftTold(gate(passages.get(party), clock, hours), words));
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
            + hours.of(clock.instant(passage.minute() / 60 * 60));
  }

  /// Whether somebody who was told this is told something else by that. A gate behind them is no
  /// news.
  boolean differs(LiftTold other) {
    return !flight.equals(other.flight) || (!other.gate.isEmpty() && !gate.equals(other.gate));
  }

  String words() {
    return gate.isEmpty() ? flight : gate + ", " + flight;
  }
}
