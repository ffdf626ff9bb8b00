package org.muster.record;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A whole case: its header, its planning settings and the rows of every table, sorted by id.
///
/// @param planning the text of `planning.yaml` in canonical form; the Generate stage reads it
/// @param rows by table name; a table without rows is absent
public record CaseData(CaseHeader header, String planning, Map<String, List<Row>> rows) {

  public CaseData {
    Map<String, List<Row>> sorted = new LinkedHashMap<>();
    rows.forEach(
        (table, list) -> {
          if (!list.isEmpty()) {
            sorted.put(table, list.stream().sorted(Comparator.comparing(Row::id)).toList());
          }
        });
    rows = java.util.Collections.unmodifiableMap(sorted);
  }

  /// The rows of a table, sorted by id.
  public List<Row> list(ClaimTable table) {
    return rows.getOrDefault(table.name(), List.of());
  }
}
