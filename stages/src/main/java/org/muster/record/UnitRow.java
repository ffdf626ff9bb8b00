package org.muster.record;

import java.util.List;
import java.util.Optional;

/// A row of `units` as what it says.
///
/// @param tasks what it can do
/// @param parent the unit that it is part of, if any
public record UnitRow(
    String id,
    String nation,
    String name,
    String shortName,
    String branch,
    String echelon,
    Optional<String> parent,
    List<String> tasks) {
  public UnitRow {
    tasks = List.copyOf(tasks);
  }

  public static UnitRow of(Row row) {
    return new UnitRow(
        row.about(),
        row.text("nation"),
        row.text("name"),
        row.text("short_name"),
        row.text("branch"),
        row.text("echelon"),
        row.find("parent"),
        row.list("tasks"));
  }
}
