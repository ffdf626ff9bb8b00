package org.muster.engine.lift.plan;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import org.muster.engine.lift.LiftPlan;

/// How long and how the lift is planned. The engine has no clock: a caller that counts seconds
/// passes a `stop` and a `spent` that look at its own.
///
/// With one thread, the same steps and seed, a `stop` that never says true and a `spent` that stays
/// at zero, the same problem gives the same plan.
///
/// @param steps of the search, [#UNLIMITED] for no limit
/// @param threads to work with, at least one
/// @param seed of every random choice
/// @param stop asked often, from several threads; once true the planner ends within two seconds
///     with the best that it has
/// @param spent of the time that there is, from zero to one; the planner cools as it grows
/// @param start a plan to start from, if any
public record LiftLimits(
    long steps,
    int threads,
    long seed,
    BooleanSupplier stop,
    DoubleSupplier spent,
    Optional<LiftPlan> start) {
  /// No limit of steps.
  public static final long UNLIMITED = Long.MAX_VALUE;

  public LiftLimits {
    if (steps < 0 || threads < 1) {
      throw new IllegalArgumentException(
          "Steps must not be negative and threads at least one, were " + steps + " and " + threads);
    }
  }

  /// One thread, so many steps, this seed.
  public static LiftLimits ofSteps(long steps, long seed) {
    return new LiftLimits(steps, 1, seed, () -> false, () -> 0, Optional.empty());
  }
}
