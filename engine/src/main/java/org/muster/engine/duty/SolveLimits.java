package org.muster.engine.duty;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/// How long and how a solver may work. The engine has no clock: a caller that counts seconds
/// passes a `stop` that looks at its own.
///
/// With one thread, the same steps and the same seed, and a `stop` that never says true, the same
/// problem gives the same plan.
///
/// @param steps units of work (a solver's package says of what), {@link #UNLIMITED} for no limit
/// @param threads threads to work with, at least one
/// @param seed of every random choice
/// @param stop asked often, from several threads; once true the solver ends within two seconds
///     with the best that it has
/// @param warmStart a plan to start from, if any; one that breaks the model is passed over
public record SolveLimits(
    long steps, int threads, long seed, BooleanSupplier stop, Optional<DutyPlan> warmStart) {

  /// No limit of steps.
  public static final long UNLIMITED = Long.MAX_VALUE;

  public SolveLimits {
    if (steps < 0 || threads < 1) {
      throw new IllegalArgumentException(
          "Steps must not be negative and threads at least one, were " + steps + " and " + threads);
    }
  }

  /// One thread, so many steps, this seed.
  public static SolveLimits ofSteps(long steps, long seed) {
    return new SolveLimits(steps, 1, seed, () -> false, Optional.empty());
  }

  /// So many threads until `stop` says true.
  public static SolveLimits until(BooleanSupplier stop, int threads, long seed) {
    return new SolveLimits(UNLIMITED, threads, seed, stop, Optional.empty());
  }

  /// The same limits with a plan to start from.
  public SolveLimits from(DutyPlan plan) {
    return new SolveLimits(steps, threads, seed, stop, Optional.of(plan));
  }
}
