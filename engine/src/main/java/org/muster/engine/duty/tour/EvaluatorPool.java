package org.muster.engine.duty.tour;

import java.util.List;
import java.util.Objects;

/// Evaluator teams that evaluations share.
///
/// @param teams how many teams there are in each slot of the problem
public record EvaluatorPool(String id, List<Integer> teams) {
  public EvaluatorPool {
    Objects.requireNonNull(id);
    teams = List.copyOf(teams);
  }
}
