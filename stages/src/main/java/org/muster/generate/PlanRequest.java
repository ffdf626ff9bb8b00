package org.muster.generate;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What a run is asked for.
///
/// @param seed of every random choice
/// @param steps limit of the solver's steps; empty for none
/// @param threads to work with
/// @param seconds in which everything is done: the plan, its proof, why gaps are open and what
///     closes them; empty for no limit of time, so that the same steps give the same plan
/// @param start a plan of the same case to begin with, if there is one; the plan found is then no
///     dearer
public record PlanRequest(
    long seed,
    OptionalLong steps,
    int threads,
    OptionalInt seconds,
    PlanSolver solver,
    Optional<PlanDocument> start) {
  public PlanRequest {
    if (threads < 1
        || (seconds.isPresent() && seconds.getAsInt() < 1)
        || (steps.isPresent() && steps.getAsLong() < 1)) {
      throw new IllegalArgumentException(
          "Threads, seconds and steps are above zero, were "
              + threads
              + ", "
              + seconds
              + " and "
              + steps
              + ".");
    }
  }

  /// So many steps on one thread, by both solvers; the same each time.
  public static PlanRequest ofSteps(long steps, long seed) {
    return new PlanRequest(
        seed, OptionalLong.of(steps), 1, OptionalInt.empty(), PlanSolver.BOTH, Optional.empty());
  }

  /// So many seconds on one thread, by both solvers.
  public static PlanRequest ofSeconds(int seconds, long seed) {
    return new PlanRequest(
        seed, OptionalLong.empty(), 1, OptionalInt.of(seconds), PlanSolver.BOTH, Optional.empty());
  }

  /// The same by another solver.
  public PlanRequest by(PlanSolver other) {
    return new PlanRequest(seed, steps, threads, seconds, other, start);
  }

  /// The same with a plan to begin with.
  public PlanRequest from(PlanDocument plan) {
    return new PlanRequest(seed, steps, threads, seconds, solver, Optional.of(plan));
  }
}
