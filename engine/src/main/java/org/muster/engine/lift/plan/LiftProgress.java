package org.muster.engine.lift.plan;

import java.util.function.Supplier;
import org.muster.engine.lift.LiftPlan;

/// How far the planner has come.
///
/// @param phase what it is doing, a word or two for a person
/// @param cost of the best plan so far, in weighted person-hours; infinite before there is one
/// @param bound proven: no plan costs less
/// @param best draws up the best plan so far; it may be asked at any time, from any thread
public record LiftProgress(String phase, double cost, double bound, Supplier<LiftPlan> best) {
  /// Hears of progress, from any thread of the planner; returns quickly.
  @FunctionalInterface
  public interface Listener {
    void progressed(LiftProgress progress);

    /// Hears nothing.
    Listener SILENT = progress -> {};
  }

  /// At most so much of the cost could still be saved; of one that is less than nothing, such a
  /// part of its amount.
  public static double gap(double cost, double bound) {
    return cost <= bound ? 0 : (cost - bound) / Math.max(1e-9, Math.abs(cost));
  }
}
