package org.muster.engine.duty.guard;

import org.muster.engine.duty.Progress;
import org.muster.engine.duty.certificate.Certificate;

/// A roster with what is known of it.
///
/// @param roster handed out
/// @param review the checker's; without findings
/// @param bound proven: no roster costs less
/// @param certificate that proves a bound on the calendars; a search may have proven more
public record GuardPlan(
    GuardRoster roster, GuardReview review, double bound, Certificate certificate) {

  /// How much better is possible at most, as a fraction of the cost.
  public double gap() {
    return Progress.gap(review.cost().total(), bound);
  }
}
