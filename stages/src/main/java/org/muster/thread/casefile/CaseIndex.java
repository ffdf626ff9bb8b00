package org.muster.thread.casefile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.record.ClaimTable;
import org.muster.record.InForce;
import org.muster.record.Problem;
import org.muster.record.Row;

/// The rows of a case by id and by what they are about, and which of them count.
final class CaseIndex {
  private final List<ClaimTable> tables;
  private final Map<String, List<Placed>> rows;
  private final Map<String, Placed> byId = new HashMap<>();
  private final Map<String, Map<String, List<Placed>>> byAbout = new HashMap<>();
  private final Map<String, String> chosen = new HashMap<>();

  private final Set<String> unread;

  private CaseIndex(List<ClaimTable> tables, Map<String, List<Placed>> rows, Set<String> unread) {
    this.tables = tables;
    this.rows = rows;
    this.unread = unread;
  }

  /// Indexes the rows; an id that is used twice is a problem.
  static CaseIndex of(
      List<ClaimTable> tables,
      Map<String, List<Placed>> rows,
      Set<String> unread,
      List<Problem> problems) {
    CaseIndex index = new CaseIndex(tables, rows, unread);
    for (ClaimTable table : tables) {
      Map<String, List<Placed>> about = new LinkedHashMap<>();
      for (Placed placed : index.list(table)) {
        index.add(placed, about, problems);
      }
      index.byAbout.put(table.name(), about);
    }
    return index;
  }

  private void add(Placed placed, Map<String, List<Placed>> about, List<Problem> problems) {
    Row row = placed.row();
    if (!row.id().isEmpty()) {
      Placed first = byId.putIfAbsent(row.id(), placed);
      if (first != null) {
        problems.add(
            placed.problem(
                "id", row.id(), "an id that is used once; " + first.place() + " has it too"));
      }
    }
    if (!row.about().isEmpty()) {
      about.computeIfAbsent(row.about(), a -> new ArrayList<>()).add(placed);
    }
    if (row.table().shape() == ClaimTable.Shape.CHOICE && isCurrent(row)) {
      chosen.putIfAbsent(row.text("about"), row.text("chosen"));
    }
  }

  /// Whether every file could be read whole.
  boolean isWhole() {
    return unread.isEmpty();
  }

  List<ClaimTable> tables() {
    return tables;
  }

  List<Placed> list(ClaimTable table) {
    return rows.getOrDefault(table.name(), List.of());
  }

  Optional<Placed> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// Whether a row of the table is about that, or may be in the part that could not be read.
  boolean has(String table, String about) {
    return unread.contains(table) || byAbout.getOrDefault(table, Map.of()).containsKey(about);
  }

  /// Rows of a table by what they are about.
  Map<String, List<Placed>> byAbout(ClaimTable table) {
    return byAbout.getOrDefault(table.name(), Map.of());
  }

  /// The rows that count now, one at most for each thing: the chosen one, or the only one. Where
  /// claims conflict and nobody chose, none does.
  List<Placed> counting(ClaimTable table) {
    List<Placed> counting = new ArrayList<>();
    byAbout(table).keySet().forEach(about -> findCounting(table, about).ifPresent(counting::add));
    return counting;
  }

  /// The row that counts for one thing.
  Optional<Placed> findCounting(ClaimTable table, String about) {
    List<Placed> current =
        byAbout(table).getOrDefault(about, List.of()).stream()
            .filter(p -> isCurrent(p.row()))
            .toList();
    String id = chosen.get(about);
    if (id != null) {
      return current.stream().filter(p -> p.row().id().equals(id)).findFirst();
    }
    return current.size() == 1 ? Optional.of(current.getFirst()) : Optional.empty();
  }

  /// Whether a row is still held true.
  static boolean isCurrent(Row row) {
    return InForce.isOpen(row);
  }
}
