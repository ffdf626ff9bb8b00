package org.muster.record;

import java.util.Collection;
import java.util.List;

/// The rows of a table of a case as a snapshot keeps them, sorted by id.
///
/// @param seen what was picked of them before: a table that does not change hands on the same
///     lists from one revision to the next
record KeptTable(List<KeptRow> rows, Bounded<Object, Picked> seen) {
  KeptTable(List<KeptRow> rows) {
    this(List.copyOf(rows), new Bounded<>(16));
  }

  /// What one viewer sees of the table on a day of knowledge.
  record Picked(List<Row> rows, List<Unreadable> unreadable, byte[] digest) {}

  /// How many rows tables have together.
  static long count(Collection<KeptTable> tables) {
    return tables.stream().mapToLong(t -> t.rows().size()).sum();
  }
}
