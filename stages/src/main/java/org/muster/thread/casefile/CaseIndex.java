package org.muster.thread.casefile;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muster.record.ClaimTable;
import org.muster.record.InForce;
import org.muster.record.Row;

/// The rows of a case by id and by what they are about, which of them count, and which of them are
/// to be judged: all of a case file, or those that a change can have made wrong.
interface CaseIndex {

  /// Whether every file could be read whole.
  boolean isWhole();

  /// Whether every row is judged, so that what is wrong between several is told at one of them
  /// only.
  boolean judgesAll();

  /// Every table.
  List<ClaimTable> tables();

  /// The rows of a table.
  List<Placed> list(ClaimTable table);

  /// The rows of a table that are to be judged.
  List<Placed> judged(ClaimTable table);

  /// The row of an id.
  Optional<Placed> find(String id);

  /// Whether a row of the table is about that, or may be in the part that could not be read.
  boolean has(ClaimTable table, String about);

  /// The rows of a table about one thing.
  List<Placed> listAbout(ClaimTable table, String about);

  /// The id of the claim that a choice in force names.
  Optional<String> findChosen(String about);

  /// The same of a table by its name; the name of no table has nothing.
  default boolean has(String table, String about) {
    return tables().stream().anyMatch(t -> t.name().equals(table) && has(t, about));
  }

  /// The rows that count now, one at most for each thing: the chosen one, or the only one. Where
  /// claims conflict and nobody chose, none does.
  default List<Placed> counting(ClaimTable table) {
    return counting(table, list(table));
  }

  /// Those among them that are to be judged.
  default List<Placed> countingJudged(ClaimTable table) {
    return counting(table, judged(table));
  }

  private List<Placed> counting(ClaimTable table, List<Placed> rows) {
    Set<String> abouts = new LinkedHashSet<>();
    for (Placed placed : rows) {
      if (!placed.row().about().isEmpty()) {
        abouts.add(placed.row().about());
      }
    }
    return abouts.stream().flatMap(about -> findCounting(table, about).stream()).toList();
  }

  /// The row that counts for one thing.
  default Optional<Placed> findCounting(ClaimTable table, String about) {
    List<Placed> current =
        listAbout(table, about).stream().filter(p -> isCurrent(p.row())).toList();
    Optional<String> id = findChosen(about);
    if (id.isPresent()) {
      return current.stream().filter(p -> p.row().id().equals(id.get())).findFirst();
    }
    return current.size() == 1 ? Optional.of(current.getFirst()) : Optional.empty();
  }

  /// Whether a row is still held true.
  static boolean isCurrent(Row row) {
    return InForce.isOpen(row);
  }
}
