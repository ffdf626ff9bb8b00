package org.muster.thread;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.record.CaseData;
import org.muster.record.ClaimTable;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.record.Unreadable;

/// The rows of a view between which nothing contradicts what every reader takes for granted, and
/// what had to be left out for it. It judges what the viewer sees and nothing else, so that it
/// tells of nothing else.
///
/// @param data without what cannot be read
record Sound(CaseData data, List<Unreadable> unreadable) {

  /// Columns by which one thing follows from another of its table.
  private static final Map<ClaimTable, String> CHAINS =
      Map.of(
          RecordTables.UNITS, "parent",
          RecordTables.FRAMEWORKS, "succeeds",
          RecordTables.OPERATIONS, "succeeds",
          RecordTables.LIFT_GROUPS, "relieves");

  static Sound of(CaseData data) {
    List<Unreadable> unreadable = new ArrayList<>();
    Map<String, List<Row>> rows = new LinkedHashMap<>(data.rows());
    CHAINS.forEach(
        (table, column) -> {
          List<Row> straight = straight(data.list(table), column, unreadable);
          if (straight != data.list(table)) {
            rows.put(table.name(), straight);
          }
        });
    return new Sound(
        unreadable.isEmpty() ? data : new CaseData(data.header(), data.planning(), rows),
        unreadable);
  }

  /// The same rows, those that come back to themselves without what leads there.
  private static List<Row> straight(List<Row> rows, String column, List<Unreadable> unreadable) {
    Map<String, Set<String>> next = new HashMap<>();
    for (Row row : rows) {
      row.find(column)
          .ifPresent(to -> next.computeIfAbsent(row.about(), a -> new HashSet<>()).add(to));
    }
    List<Row> straight = new ArrayList<>();
    boolean changed = false;
    for (Row row : rows) {
      Optional<String> to = row.find(column);
      if (to.isPresent() && leads(next, to.get(), row.about())) {
        changed = true;
        straight.add(row.with(column, ""));
        unreadable.add(Unreadable.of(row, column, "one that does not lead back to " + row.about()));
      } else {
        straight.add(row);
      }
    }
    return changed ? List.copyOf(straight) : rows;
  }

  private static boolean leads(Map<String, Set<String>> next, String from, String to) {
    Set<String> seen = new HashSet<>();
    List<String> open = new ArrayList<>(List.of(from));
    while (!open.isEmpty()) {
      String at = open.removeLast();
      if (at.equals(to)) {
        return true;
      }
      if (seen.add(at)) {
        open.addAll(next.getOrDefault(at, Set.of()));
      }
    }
    return false;
  }
}
