package org.muster.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.muster.access.Viewer;

/// What the plan can keep: the question that Review asks and the planning stages, to its right,
/// answer. Where no plan is wired the answer is empty and pages say so.
public interface PlanForecast {

  /// What the current plan of a case says of a unit at a level by a day, as far as the viewer may
  /// know: a forecast is as narrow as the narrowest of what it was made from.
  ///
  /// @param unit id of the unit
  /// @param level id of the ladder's level
  /// @param due inclusive
  Optional<Forecast> find(String caseId, Viewer viewer, String unit, String level, LocalDate due);

  /// A forecast.
  ///
  /// @param plan the plan that says so, as people call it, such as `plan 31`
  /// @param ready the day from which the unit is at the level without a break until the day that it
  ///     is due; where it is not there on that day, the first day after it on which it is; absent
  ///     if the plan does not bring it there any more
  /// @param until the last day of that stretch; absent where it lasts to the end of the plan
  /// @param why when late, the rule or shortage that makes it so, in plain words; may be empty
  /// @param remedies what would bring it forward, cheapest first, in plain words with its price
  /// @param release of the plan, which is as narrow as the narrowest of what went into it
  record Forecast(
      String plan,
      String unit,
      String level,
      LocalDate due,
      Optional<LocalDate> ready,
      Optional<LocalDate> until,
      String why,
      List<String> remedies,
      String release) {
    public Forecast {
      remedies = List.copyOf(remedies);
    }

    /// Whether the day is kept.
    public boolean keeps() {
      return ready.filter(r -> !r.isAfter(due)).isPresent();
    }
  }

  /// No plan is wired.
  static PlanForecast none() {
    return (caseId, viewer, unit, level, due) -> Optional.empty();
  }
}
