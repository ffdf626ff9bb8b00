package org.muster.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What the plan can keep: the question that Review asks and the planning stages, to its right,
/// answer. Where no plan is wired the answer is empty and pages say so.
public interface PlanForecast {

  /// What the current plan says of a unit at a level by a day.
  ///
  /// @param due inclusive
  Optional<Forecast> find(String unit, String level, LocalDate due);

  /// A forecast.
  ///
  /// @param plan the plan that says so, as people call it, such as `plan 31`
  /// @param ready the first day on which the unit is at the level; absent if the plan never brings
  ///     it there
  /// @param why when late, the rule or shortage that makes it so, in plain words; may be empty
  /// @param remedies what would bring it forward, cheapest first, in plain words with its price
  record Forecast(
      String plan,
      String unit,
      String level,
      Optional<LocalDate> ready,
      String why,
      List<String> remedies) {
    public Forecast {
      remedies = List.copyOf(remedies);
    }

    /// Whether the day is kept.
    public boolean keeps(LocalDate due) {
      return ready.filter(r -> !r.isAfter(due)).isPresent();
    }
  }

  /// No plan is wired.
  static PlanForecast none() {
    return (unit, level, due) -> Optional.empty();
  }
}
