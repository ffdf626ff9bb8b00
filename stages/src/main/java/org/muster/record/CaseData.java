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
            sorted.put(table, sorted(list));
          }
        });
    rows = java.util.Collections.unmodifiableMap(sorted);
  }

  private static List<Row> sorted(List<Row> list) {
    for (int i = 1; i < list.size(); i++) {
      if (list.get(i - 1).id().compareTo(list.get(i).id()) > 0) {
        return list.stream().sorted(Comparator.comparing(Row::id)).toList();
      }
    }
    // The same list, so that what was worked out of it stays good.
    return List.copyOf(list);
  }

  /// The rows of a table, sorted by id.
  public List<Row> list(ClaimTable table) {
    return rows.getOrDefault(table.name(), List.of());
  }
}
