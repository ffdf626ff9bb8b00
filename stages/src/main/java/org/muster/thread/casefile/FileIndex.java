package org.muster.thread.casefile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muster.record.ClaimTable;
import org.muster.record.Problem;
import org.muster.record.Row;
import org.muster.record.RowRules;

/// A case as its files have it: every row is judged.
final class FileIndex implements CaseIndex {
  private final List<ClaimTable> tables;
  private final Map<String, List<Placed>> rows;
  private final Map<String, Placed> byId = new HashMap<>();
  private final Map<String, Map<String, List<Placed>>> byAbout = new HashMap<>();
  private final Map<String, String> chosen = new HashMap<>();

  private final Set<String> unread;

  private FileIndex(List<ClaimTable> tables, Map<String, List<Placed>> rows, Set<String> unread) {
    this.tables = tables;
    this.rows = rows;
    this.unread = unread;
  }

  /// Indexes the rows; an id that is used twice is a problem.
  static FileIndex of(
      List<ClaimTable> tables,
      Map<String, List<Placed>> rows,
      Set<String> unread,
      List<Problem> problems) {
    FileIndex index = new FileIndex(tables, rows, unread);
    for (ClaimTable table : tables) {
      Map<String, List<Placed>> about = new HashMap<>();
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
            placed.problem("id", row.id(), RowRules.FREE_ID + "; " + first.place() + " has it"));
      }
    }
    if (!row.about().isEmpty()) {
      about.computeIfAbsent(row.about(), a -> new ArrayList<>()).add(placed);
    }
    if (row.table().shape() == ClaimTable.Shape.CHOICE && CaseIndex.isCurrent(row)) {
      chosen.putIfAbsent(row.text("about"), row.text("chosen"));
    }
  }

  @Override
  public boolean isWhole() {
    return unread.isEmpty();
  }

  @Override
  public boolean judgesAll() {
    return true;
  }

  @Override
  public List<ClaimTable> tables() {
    return tables;
  }

  @Override
  public List<Placed> list(ClaimTable table) {
    return rows.getOrDefault(table.name(), List.of());
  }

  @Override
  public List<Placed> judged(ClaimTable table) {
    return list(table);
  }

  @Override
  public Optional<Placed> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public boolean has(ClaimTable table, String about) {
    return unread.contains(table.name()) || !listAbout(table, about).isEmpty();
  }

  @Override
  public boolean has(String table, String about) {
    return unread.contains(table) || byAbout.getOrDefault(table, Map.of()).containsKey(about);
  }

  @Override
  public List<Placed> listAbout(ClaimTable table, String about) {
    return byAbout.getOrDefault(table.name(), Map.of()).getOrDefault(about, List.of());
  }

  @Override
  public Optional<String> findChosen(String about) {
    return Optional.ofNullable(chosen.get(about));
  }
}
