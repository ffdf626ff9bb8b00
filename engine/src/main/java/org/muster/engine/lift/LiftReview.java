package org.muster.engine.lift;

import java.util.List;

/// What the checker found.
///
/// @param findings breaches; none in a lawful plan
/// @param delay weighted person-hours of those who depart
/// @param leftBehind weighted person-hours of those who do not
/// @param leftParties parties left behind
/// @param leftPeople people in them
public record LiftReview(
    List<LiftFinding> findings, double delay, double leftBehind, int leftParties, int leftPeople) {
  public LiftReview {
    findings = List.copyOf(findings);
  }

  /// In weighted person-hours.
  public double cost() {
    return delay + leftBehind;
  }

  public boolean lawful() {
    return findings.isEmpty();
  }
}
