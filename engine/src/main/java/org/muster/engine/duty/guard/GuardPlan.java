package org.muster.engine.duty.guard;

import java.util.Optional;
import org.muster.engine.duty.certificate.Certificate;

/// A roster with what is known of it.
///
/// @param roster handed out
/// @param review the checker's; without findings
/// @param bound proven: no roster costs less; negative infinity when nothing was proven
/// @param certificate that proves a bound on the calendars again; empty when there is no proof
public record GuardPlan(
    GuardRoster roster, GuardReview review, double bound, Optional<Certificate> certificate) {

  /// How much better is possible at most, as a fraction of the cost.
  public double gap() {
    return org.muster.engine.duty.Progress.gap(review.cost().total(), bound);
  }
}
