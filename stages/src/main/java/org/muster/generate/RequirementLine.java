package org.muster.generate;

import java.util.List;
import java.util.Optional;
import org.muster.record.Row;

/// A row of `requirement_lines` as what it says.
///
/// @param people needed on each day
/// @param level id of the ladder's level that a unit must hold, if any
/// @param onArrival whether the level must hold on arrival only
/// @param priority price of one unfilled person-day
public record RequirementLine(
    String id,
    String operation,
    String name,
    List<String> tasks,
    int people,
    Optional<String> level,
    boolean onArrival,
    int priority) {
  public RequirementLine {
    tasks = List.copyOf(tasks);
  }

  public static RequirementLine of(Row row) {
    return new RequirementLine(
        row.about(),
        row.text("operation"),
        row.text("name"),
        row.list("tasks"),
        row.whole("people"),
        row.find("level"),
        row.text("level_when").equals("on-arrival"),
        row.whole("priority"));
  }
}
