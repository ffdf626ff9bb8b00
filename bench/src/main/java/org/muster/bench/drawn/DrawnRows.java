package org.muster.bench.drawn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.record.ClaimTable;
import org.muster.record.Row;

/// The rows of a case while it is drawn. All are illustrative.
final class DrawnRows {
  /// The body whose case it is.
  static final String OWNER = "HQ";

  /// Where a row comes from unless it says otherwise.
  static final String SOURCE = "HQ.source.drawn";

  private final Map<String, List<Row>> rows = new LinkedHashMap<>();

  /// Adds a claim for allies.
  ///
  /// @param cells names of columns and their values in turn
  void add(ClaimTable table, String owner, String id, String... cells) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("id", id);
    all.put("source", SOURCE);
    all.put("kind", "illustrative");
    all.put("owner", owner);
    all.put("release", "allies");
    for (int i = 0; i < cells.length; i += 2) {
      all.put(cells[i], cells[i + 1]);
    }
    rows.computeIfAbsent(table.name(), name -> new ArrayList<>()).add(Row.of(table, all));
  }

  Map<String, List<Row>> all() {
    return rows;
  }
}
