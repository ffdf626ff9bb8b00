package org.muster.operate.guard;

import org.muster.engine.duty.guard.GuardFinding;

/// What a rule of the guard says, for people.
final class RosterWords {
  private RosterWords() {}

  /// `AZE-012, relief: fewer hours of rest between two tours than required (16, limit 24,
  /// guard.rest)`.
  static String finding(GuardFinding finding) {
    return (finding.person().isEmpty() ? "" : finding.person() + ", ")
        + finding.about()
        + ": "
        + finding.rule().breach()
        + " ("
        + finding.found()
        + ", "
        + finding.rule().id()
        + ")";
  }

  /// The same of somebody who is named beside it: `search: a qualification that is missing or
  /// lapses before the tour ends (not held)`.
  static String reason(GuardFinding finding) {
    return finding.about() + ": " + finding.rule().breach() + " (" + finding.found() + ")";
  }
}
