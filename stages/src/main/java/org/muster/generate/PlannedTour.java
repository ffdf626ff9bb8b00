package org.muster.generate;

import java.time.LocalDate;
import java.util.List;

/// A tour: first and last day inclusive.
///
/// @param people on its first day
/// @param changes of their number during the tour, in order of days
/// @param fixed settled in the case, not chosen by the planner
public record PlannedTour(
    String resource,
    String line,
    LocalDate from,
    LocalDate to,
    int people,
    List<StrengthChange> changes,
    boolean fixed,
    Releasability release) {
  public PlannedTour {
    changes = List.copyOf(changes);
  }

  /// From that day on so many people.
  public record StrengthChange(LocalDate from, int people) {}
}
