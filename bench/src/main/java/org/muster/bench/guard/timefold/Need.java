package org.muster.bench.guard.timefold;

import java.util.List;
import org.muster.engine.duty.guard.GuardDuties;

/// What a duty needs on a day, as a problem fact, equal only to itself.
final class Need {
  private final int useful;
  private final List<GuardDuties.Step> steps;
  private final long useless;

  /// @param useless what somebody costs who is of no use
  Need(int useful, List<GuardDuties.Step> steps, long useless) {
    this.useful = useful;
    this.steps = List.copyOf(steps);
    this.useless = useless;
  }

  long cost(int given) {
    long cost = Math.max(0, given - useful) * useless;
    for (GuardDuties.Step step : steps) {
      cost += Math.max(0, step.people() - given) * step.cost();
    }
    return cost;
  }
}
