package org.muster.engine.lift.plan;

import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftReview;

/// What could still be saved at most, by any plan, in two parts and in weighted person-hours.
///
/// @param left of people left behind beyond those whom no plan takes, as far as the gap goes
/// @param delay the rest: delay beyond its bound
public record LiftGap(double left, double delay) {
  /// @param bound of the cost, by the plan or by whoever proved it
  public static LiftGap of(LiftProblem problem, LiftReview review, double bound) {
    double surely = SurelyLeft.of(problem).stream().mapToDouble(problem::leftCost).sum();
    double gap = Math.max(0, review.cost() - bound);
    double left = Math.clamp(review.leftBehind() - surely, 0, gap);
    return new LiftGap(left, gap - left);
  }

  /// The whole of it.
  public double together() {
    return left + delay;
  }
}
