package org.muster.thread;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muster.generate.PlanningSettings;
import org.muster.record.CaseData;
import org.muster.record.CaseHeader;
import org.muster.record.ClaimTable;
import org.muster.record.RecordTables;
import org.muster.record.Row;

/// A sound case of any size: one source, and statements that stand on it.
final class LargeCase {
  private LargeCase() {}

  /// @param word stands in every statement, so that cases of different words differ in every row
  static CaseData of(int rows, String word) {
    LocalDate day = LocalDate.parse("2021-10-28");
    Row source =
        row(
            RecordTables.SOURCES,
            Map.of(
                "id", "AZE.source.large",
                "title", "A long list",
                "publisher", "Test",
                "published", "2021-10-28",
                "locator", "everywhere",
                "grade", "illustrative"));
    Row nation =
        row(
            RecordTables.NATIONS,
            Map.of(
                "id", "AZE",
                "name", "Azerbaijan",
                "standing", "partner",
                "source", "AZE.source.large"));
    List<Row> statements = new ArrayList<>();
    for (int i = 0; i < rows - 2; i++) {
      statements.add(
          row(
              RecordTables.STATEMENTS,
              Map.of(
                  "id", "AZE.statement.n%06d".formatted(i),
                  "speaker", "Speaker " + i,
                  "topic", "review",
                  "nations", "AZE",
                  "text", "The " + word + " statement of many, number " + i,
                  "held", "2021-10~",
                  "source", "AZE.source.large")));
    }
    return new CaseData(
        new CaseHeader("large", "Large", "AZE", day, day, day.plusYears(1)),
        PlanningSettings.PRESET.toYaml(),
        Map.of("sources", List.of(source), "nations", List.of(nation), "statements", statements));
  }

  private static Row row(ClaimTable table, Map<String, String> cells) {
    Map<String, String> common =
        Map.of("kind", "illustrative", "owner", "AZE", "release", "public");
    return new Row(
        table,
        table.columns().stream()
            .map(c -> cells.getOrDefault(c.name(), common.getOrDefault(c.name(), "")))
            .toList());
  }
}
