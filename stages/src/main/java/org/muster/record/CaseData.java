package org.muster.record;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A whole case: its header, its planning settings and the rows of every table, sorted by id.
///
/// @param planning the text of `planning.yaml` in canonical form; the Generate stage reads it
/// @param rows by table name; a table without rows is absent
public record CaseData(CaseHeader header, String planning, Map<String, List<Row>> rows) {

  /// Stands for all tables among those that were asked for.
  public static final String EVERY_TABLE = "*";

  public CaseData {
    rows = rows instanceof NotedRows ? rows : ordered(rows);
  }

  private static Map<String, List<Row>> ordered(Map<String, List<Row>> rows) {
    Map<String, List<Row>> sorted = new LinkedHashMap<>();
    rows.forEach(
        (table, list) -> {
          if (!list.isEmpty()) {
            sorted.put(table, sorted(list));
          }
        });
    return Collections.unmodifiableMap(sorted);
  }

  /// The same case, which notes what is asked of it: what is worked out of it stays good as long
  /// as its header, its planning settings and these tables do.
  ///
  /// @param asked gets the names of tables, or [#EVERY_TABLE]
  public CaseData noting(Set<String> asked) {
    return new CaseData(header, planning, new NotedRows(rows, asked));
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
