package org.muster.engine.lift.plan;

import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;

/// One change that takes along a party that is left behind, and leaves nobody else behind for it.
///
/// @param amount of the kind's unit
/// @param words for a person
/// @param problem with the change
/// @param plan for it, in which the party goes too
public record LiftChange(Kind kind, int amount, String words, LiftProblem problem, LiftPlan plan) {

  /// In the order in which they are asked for: first what the plan can do with what there is, then
  /// more of something, what is quickly found before what is not, and last what is asked of the
  /// party. Of one kind the least comes first, and then the earliest flight.
  public enum Kind {
    /// It fits as things are; of no unit.
    NONE,
    /// A flight waits for it, in minutes.
    HOLD,
    /// An aircraft that is idle flies once more; in flights.
    FLIGHT,
    /// People more in an hour of a gate.
    GATE,
    /// Seats more on a flight.
    SEATS,
    /// Room inside for so many people more.
    INSIDE,
    /// Beds more at a haven.
    BEDS,
    /// A gate is open for longer, in minutes.
    OPEN,
    /// It may go to one haven more; in havens.
    HAVEN,
    /// It is due later, in minutes.
    DUE,
    /// It is ready earlier, in minutes.
    READY
  }
}
