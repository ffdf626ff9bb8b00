package org.muster.engine.duty;

import java.util.Optional;
import java.util.OptionalLong;

/// What a solver found.
///
/// @param plan the best plan; empty when none was found or there is none
/// @param cost its cost, the terms apart; empty without a plan
/// @param bound proven: no plan costs less; negative infinity when nothing was proven
/// @param proof of a bound, if the solver has one; a complete search may have proven more
/// @param infeasible proven that there is no plan at all
public record DutySolution(
    Optional<DutyPlan> plan,
    Optional<PlanCost> cost,
    double bound,
    Optional<Proof> proof,
    boolean infeasible) {

  /// The cost in one number.
  public OptionalLong total() {
    return cost.map(terms -> OptionalLong.of(terms.total())).orElse(OptionalLong.empty());
  }

  /// Is the plan proven to be a cheapest one?
  public boolean optimal() {
    return total().isPresent() && Progress.gap(total().getAsLong(), bound) == 0;
  }
}
