package org.muster.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How two states of a case differ.
///
/// @param tables by table name, in the order of the case file; tables that do not differ are absent
/// @param settings which of `case.yaml` and `planning.yaml` differ
/// @param cells by the id of a changed row, its cells that differ, such as `value: 120 → 119`
public record Difference(
    Map<String, Changes> tables, List<String> settings, Map<String, List<String>> cells) {
  public Difference {
    cells = Map.copyOf(cells);
    tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    settings = List.copyOf(settings);
  }

  /// Ids of the rows of one table that differ, sorted.
  public record Changes(List<String> added, List<String> changed, List<String> removed) {
    public Changes {
      added = List.copyOf(added);
      changed = List.copyOf(changed);
      removed = List.copyOf(removed);
    }
  }

  public boolean isEmpty() {
    return tables.isEmpty() && settings.isEmpty();
  }

  /// Rows that only the new state has.
  public int added() {
    return tables.values().stream().mapToInt(c -> c.added.size()).sum();
  }

  /// Rows with equal id and different content.
  public int changed() {
    return tables.values().stream().mapToInt(c -> c.changed.size()).sum();
  }

  /// Rows that only the old state has.
  public int removed() {
    return tables.values().stream().mapToInt(c -> c.removed.size()).sum();
  }

  /// What would lead from one state to the other.
  static Difference between(CaseData old, CaseData fresh, List<ClaimTable> order) {
    Map<String, Changes> tables = new LinkedHashMap<>();
    Map<String, List<String>> cells = new HashMap<>();
    for (ClaimTable table : order) {
      Map<String, Row> before = byId(old.list(table));
      Map<String, Row> after = byId(fresh.list(table));
      List<String> added = after.keySet().stream().filter(id -> !before.containsKey(id)).toList();
      List<String> removed = before.keySet().stream().filter(id -> !after.containsKey(id)).toList();
      List<String> changed =
          after.entrySet().stream()
              .filter(e -> before.containsKey(e.getKey()))
              .filter(e -> !e.getValue().equals(before.get(e.getKey())))
              .map(Map.Entry::getKey)
              .toList();
      after.forEach(
          (id, row) -> {
            Row was = before.get(id);
            if (was != null && !row.equals(was)) {
              cells.put(id, cells(table, was, row));
            }
          });
      if (!added.isEmpty() || !changed.isEmpty() || !removed.isEmpty()) {
        tables.put(table.name(), new Changes(added, changed, removed));
      }
    }
    List<String> settings = new ArrayList<>();
    if (!old.header().equals(fresh.header())) {
      settings.add("case.yaml");
    }
    if (!old.planning().equals(fresh.planning())) {
      settings.add("planning.yaml");
    }
    return new Difference(tables, settings, cells);
  }

  private static List<String> cells(ClaimTable table, Row before, Row after) {
    return table.columns().stream()
        .map(Column::name)
        .filter(name -> !before.text(name).equals(after.text(name)))
        .map(name -> name + ": " + shown(before.text(name)) + " → " + shown(after.text(name)))
        .toList();
  }

  private static String shown(String cell) {
    return cell.isEmpty() ? "nothing" : Problem.cut(cell);
  }

  private static Map<String, Row> byId(List<Row> rows) {
    Map<String, Row> byId = new LinkedHashMap<>();
    rows.forEach(row -> byId.put(row.id(), row));
    return byId;
  }
}
