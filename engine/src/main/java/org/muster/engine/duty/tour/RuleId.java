package org.muster.engine.duty.tour;

import java.util.Optional;

/// The rules of the tour rulebook by their written ids, which plans, reasons and pages name.
/// [TourRules] has what each says, and its source.
public enum RuleId {
  IN_PROBLEM,
  PINNED,
  KIND,
  LINE_WINDOW,
  TOUR_LENGTH,
  TOUR_START,
  REST,
  MAX_TOURS,
  DOUBLE_BOOKED,
  AVAILABLE,
  PARENT_CHILD,
  TASK,
  CAVEAT,
  READY,
  CERT_EXPIRY,
  RANK,
  LANGUAGE,
  LADDER_ORDER,
  NEEDS_LEVEL,
  PREREQUISITE,
  SEATS,
  EVALUATORS;

  /// As written: `TOUR-LENGTH`.
  public String id() {
    return name().replace('_', '-');
  }

  /// Whether a written id is this one.
  public boolean is(String written) {
    return id().equals(written);
  }

  /// The rule of a written id; empty where there is none.
  public static Optional<RuleId> find(String written) {
    for (RuleId rule : values()) {
      if (rule.is(written)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }
}
