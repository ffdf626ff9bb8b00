package org.muster.engine.duty.tour;

import java.util.List;
import java.util.function.Function;

/// A rule of the tour rulebook.
///
/// @param id as written in plans, reasons and pages
/// @param says the rule in a sentence
/// @param source where the rule comes from
public record TourRule(String id, String says, String source, Function<Sight, List<Breach>> walk) {

  /// Every breach of this rule in a plan.
  public List<Breach> breaches(TourProblem problem, TourPlan plan) {
    return walk.apply(new Sight(problem, plan));
  }
}
