package org.muster.operate.guard;

import org.muster.engine.duty.guard.GuardFinding;

/// What a rule of the guard says, for people.
final class RosterWords {
  private RosterWords() {}

  /// `AZE-012: fewer hours of rest between two tours than required (guard.rest)`.
  static String finding(GuardFinding finding) {
    return (finding.person().isEmpty() ? "" : finding.person() + ", ")
        + finding.about()
        + ": "
        + finding.rule().breach()
        + " ("
        + finding.measured()
        + " where "
        + finding.limit()
        + " is the limit, "
        + finding.rule().id()
        + ")";
  }
}
