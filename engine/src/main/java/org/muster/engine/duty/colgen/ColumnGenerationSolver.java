package org.muster.engine.duty.colgen;

import java.util.Optional;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.DutySolver;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.Proof;
import org.muster.engine.duty.SolveLimits;

/// The default solver: column generation with a proven bound, dives, a proof by cases on small
/// problems, and large neighbourhood search. One step is one solution of a master linear programme,
/// one pass of a settlement or one round of the bundle.
public final class ColumnGenerationSolver implements DutySolver {

  private final Optional<Proof> begun;
  private final Runnable beforeStep;

  public ColumnGenerationSolver() {
    this(Optional.empty());
  }

  /// @param begun what was proven of the problem before, to go on with
  public ColumnGenerationSolver(Optional<Proof> begun) {
    this(begun, () -> {});
  }

  /// @param begun what was proven of the problem before, to go on with
  /// @param beforeStep runs before each step, on any thread of the search; it may wait
  public ColumnGenerationSolver(Optional<Proof> begun, Runnable beforeStep) {
    this.begun = begun;
    this.beforeStep = beforeStep;
  }

  @Override
  public DutySolution solve(DutyProblem problem, SolveLimits limits, Progress.Listener listener) {
    try (Search search = new Search(problem, limits, beforeStep)) {
      return new Course(search, listener, begun.orElse(null)).run();
    }
  }

  /// Only the first courses of a settlement, which are quick; another seed makes another plan.
  public DutySolution settle(DutyProblem problem, SolveLimits limits, Progress.Listener listener) {
    try (Search search = new Search(problem, limits, beforeStep)) {
      return new Course(search, listener, null).settled();
    }
  }

  /// Looks for no better plan than the one to start from, only for a proof that it is best.
  public DutySolution prove(DutyProblem problem, SolveLimits limits, Progress.Listener listener) {
    try (Search search = new Search(problem, limits, beforeStep)) {
      return new Course(search, listener, begun.orElse(null)).prove();
    }
  }
}
