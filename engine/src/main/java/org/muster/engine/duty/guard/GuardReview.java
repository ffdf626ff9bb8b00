package org.muster.engine.duty.guard;

import java.util.List;

/// What the checker says of a roster.
///
/// @param findings breaches of rules; empty when the roster may be stood
/// @param gaps seats that nobody holds
/// @param burdens what each person bears in the horizon, in the order of the people
public record GuardReview(
    List<GuardFinding> findings, GuardCost cost, List<Gap> gaps, List<Burdens> burdens) {
  public GuardReview {
    findings = List.copyOf(findings);
    gaps = List.copyOf(gaps);
    burdens = List.copyOf(burdens);
  }

  /// Hours of empty seats.
  public int uncoveredHours() {
    return gaps.stream().mapToInt(gap -> gap.until() - gap.from()).sum();
  }
}
