package org.muster.thread.casefile;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.record.ClaimTable;
import org.muster.record.FieldError;
import org.muster.record.RecordTables;
import org.muster.record.Row;
import org.muster.record.RowChange;
import org.muster.record.RowsOnFile;

/// A case on file with a change, or without it: rows are read when a rule asks for them, and judged
/// where the change can have made them wrong.
final class ChangeIndex implements CaseIndex {
  /// Questions about single things after which a table is read whole.
  private static final int MOST_QUESTIONS = 50;

  private final List<ClaimTable> tables;
  private final RowsOnFile onFile;
  private final Affected affected;
  private final Map<String, Row> closed = new HashMap<>();
  private final List<Row> added;
  private final Subjects subjects;
  private final Map<ClaimTable, Map<String, List<Placed>>> whole = new HashMap<>();
  private final Map<ClaimTable, Map<String, List<Placed>>> asked = new HashMap<>();
  private final Map<String, Optional<Placed>> found = new HashMap<>();

  /// @param change what is different from what is on file
  /// @param affected which rows it can have made wrong
  ChangeIndex(
      List<ClaimTable> tables,
      RowsOnFile onFile,
      RowChange change,
      Affected affected,
      Subjects subjects) {
    this.tables = tables;
    this.onFile = onFile;
    this.affected = affected;
    this.subjects = subjects;
    this.added = change.added();
    change.closed().forEach(row -> closed.put(row.id(), row));
  }

  @Override
  public boolean isWhole() {
    return true;
  }

  @Override
  public boolean judgesAll() {
    return false;
  }

  @Override
  public List<ClaimTable> tables() {
    return tables;
  }

  @Override
  public List<Placed> list(ClaimTable table) {
    return whole(table).values().stream().flatMap(List::stream).toList();
  }

  @Override
  public List<Placed> judged(ClaimTable table) {
    if (affected.wholly(table)) {
      return list(table);
    }
    return affected.abouts(table).stream()
        .flatMap(about -> listAbout(table, about).stream())
        .toList();
  }

  @Override
  public Optional<Placed> find(String id) {
    return found.computeIfAbsent(
        id,
        i ->
            added.stream()
                .filter(row -> row.id().equals(i))
                .findFirst()
                .or(() -> onFile.find(i))
                .map(this::placed));
  }

  @Override
  public boolean has(ClaimTable table, String about) {
    return !listAbout(table, about).isEmpty();
  }

  @Override
  public List<Placed> listAbout(ClaimTable table, String about) {
    if (!tables.contains(table)) {
      return List.of();
    }
    Map<String, List<Placed>> single = asked.computeIfAbsent(table, t -> new HashMap<>());
    if (whole.containsKey(table) || single.size() >= MOST_QUESTIONS) {
      return whole(table).getOrDefault(about, List.of());
    }
    return single.computeIfAbsent(
        about,
        a ->
            Stream.concat(
                    onFile.listAbout(table, a).stream(),
                    addedTo(table).filter(row -> row.about().equals(a)))
                .map(this::placed)
                .toList());
  }

  /// Choices are few, and every row that may count asks for them.
  @Override
  public Optional<String> findChosen(String about) {
    return whole(RecordTables.CHOICES).getOrDefault(about, List.of()).stream()
        .map(Placed::row)
        .filter(CaseIndex::isCurrent)
        .findFirst()
        .map(row -> row.text("chosen"));
  }

  /// What is added comes last, so that of two rows that do not go together it is the one to mend.
  private Map<String, List<Placed>> whole(ClaimTable table) {
    return whole.computeIfAbsent(
        table,
        t ->
            tables.contains(t)
                ? Stream.concat(onFile.list(t).stream(), addedTo(t))
                    .map(this::placed)
                    .collect(
                        Collectors.groupingBy(
                            placed -> placed.row().about(),
                            LinkedHashMap::new,
                            Collectors.toList()))
                : Map.of());
  }

  private Stream<Row> addedTo(ClaimTable table) {
    return added.stream().filter(row -> row.table().equals(table));
  }

  /// What stands on file may be nothing that its column takes: another program wrote it.
  private Placed placed(Row stored) {
    Row row = closed.getOrDefault(stored.id(), stored);
    List<FieldError> errors = row.errors();
    Row sound = row;
    for (FieldError error : errors) {
      sound = sound.with(error.column(), "");
    }
    return Placed.onFile(sound, !errors.isEmpty(), subjects.number(row));
  }
}
