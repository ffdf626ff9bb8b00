package org.muster.operate.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.access.Releasability;
import org.muster.record.CaseData;
import org.muster.record.ClaimTable;
import org.muster.record.Counting;
import org.muster.record.Row;

/// The rows of a case that count, each table read once, and how narrow those are that were used.
final class CountingRows {
  private final Counting counting;
  private final Map<String, List<Row>> lists = new HashMap<>();
  private final Map<String, Map<String, List<Row>>> groups = new HashMap<>();
  private final List<String> releases = new ArrayList<>();
  private boolean illustrative;

  CountingRows(CaseData data) {
    this.counting = new Counting(data);
  }

  /// One row for each thing, by id; where claims conflict and nobody chose, none. They count as
  /// used.
  List<Row> list(ClaimTable table) {
    return lists.computeIfAbsent(
        table.name(),
        t -> {
          List<Row> rows = counting.list(table);
          rows.forEach(this::use);
          return rows;
        });
  }

  /// By what each is about.
  Map<String, Row> byAbout(ClaimTable table) {
    Map<String, Row> rows = new LinkedHashMap<>();
    list(table).forEach(row -> rows.put(row.about(), row));
    return rows;
  }

  /// Those whose column names a thing.
  List<Row> listOf(ClaimTable table, String column, String id) {
    return groups
        .computeIfAbsent(
            table.name() + " " + column,
            t -> {
              Map<String, List<Row>> of = new HashMap<>();
              for (Row row : list(table)) {
                of.computeIfAbsent(row.text(column), k -> new ArrayList<>()).add(row);
              }
              return of;
            })
        .getOrDefault(id, List.of());
  }

  private void use(Row row) {
    releases.add(row.text("release"));
    illustrative |= row.isIllustrative();
  }

  /// As narrow as the narrowest of what was used.
  String release() {
    return Releasability.narrowest(releases);
  }

  boolean isIllustrative() {
    return illustrative;
  }
}
