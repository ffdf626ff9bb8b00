package org.muster.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.muster.record.CaseData;
import org.muster.record.RecordTables;
import org.muster.record.Row;

/// Rows that are put into a case to plan with, all of one source that says so. Each is
// illustrative:
/// nobody has granted what they say. What is on file stays there: a row that says otherwise stands
/// beside it and is chosen before it, so that taking the assumption back brings the old one back.
///
/// @param source where the rows come from: which plan, who assumed it, when
/// @param rows in the order in which they refer to each other
/// @param ids by what the planner calls a thing that a row adds, what the row is about
public record Assumption(Row source, List<Row> rows, Map<String, String> ids) {

  public Assumption {
    rows = List.copyOf(rows);
    ids = Map.copyOf(ids);
  }

  /// Who assumes something, and from which plan.
  ///
  /// @param plan id of the plan
  /// @param planName what people call it
  /// @param person account of whoever assumes it
  /// @param day today
  /// @param taken whether an id is used in the case, seen or not
  public record Mark(
      String plan, String planName, String person, LocalDate day, Predicate<String> taken) {}

  /// Whether a row stands beside others about the same thing, to be chosen before them.
  public static boolean isRival(Row row) {
    return !row.about().equals(row.id());
  }

  /// The case with the assumption made, as writing it down would leave it.
  public CaseData applyTo(CaseData data) {
    Map<String, List<Row>> all = new LinkedHashMap<>();
    data.rows().forEach((table, list) -> all.put(table, new ArrayList<>(list)));
    add(all, source);
    for (Row row : rows) {
      add(all, row);
      if (isRival(row)) {
        List<Row> choices =
            all.computeIfAbsent(RecordTables.CHOICES.name(), t -> new ArrayList<>());
        choices.removeIf(c -> c.text("about").equals(row.about()));
        choices.add(
            Row.of(
                RecordTables.CHOICES,
                Map.of(
                    "id", row.id() + ".choice",
                    "about", row.about(),
                    "chosen", row.id(),
                    "reason", source.text("title"),
                    "person", source.text("publisher"),
                    "chosen_on", source.text("published"),
                    "owner", row.text("owner"),
                    "release", row.text("release"))));
      }
    }
    return new CaseData(data.header(), data.planning(), all);
  }

  private static void add(Map<String, List<Row>> all, Row row) {
    all.computeIfAbsent(row.table().name(), t -> new ArrayList<>()).add(row);
  }
}
