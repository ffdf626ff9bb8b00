package org.muster.engine.duty.colgen;

import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.DutySolver;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.SolveLimits;

/// The default solver: column generation with a proven bound, dives, and large neighbourhood
/// search. One step is one solution of a master linear programme.
public final class ColumnGenerationSolver implements DutySolver {

  @Override
  public DutySolution solve(DutyProblem problem, SolveLimits limits, Progress.Listener listener) {
    try (Search search = new Search(problem, limits)) {
      return new Course(search, listener).run();
    }
  }
}
