package org.muster.engine.duty;

/// Finds a cheap plan and a bound on how cheap any can be. Holds no state between calls.
@FunctionalInterface
public interface DutySolver {

  /// Solves within the limits and returns the best plan and bound so far.
  DutySolution solve(DutyProblem problem, SolveLimits limits, Progress.Listener listener);

  /// Solves without a listener.
  default DutySolution solve(DutyProblem problem, SolveLimits limits) {
    return solve(problem, limits, Progress.Listener.SILENT);
  }
}
