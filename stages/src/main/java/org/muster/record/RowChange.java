package org.muster.record;

import java.util.List;

/// What a write would do to the rows of a case.
///
/// @param closed rows that are on file, as they stand afterwards
/// @param added rows that are not
public record RowChange(List<Row> closed, List<Row> added) {
  public RowChange {
    closed = List.copyOf(closed);
    added = List.copyOf(added);
  }

  /// One that adds a row and closes none.
  static RowChange adding(Row row) {
    return new RowChange(List.of(), List.of(row));
  }
}
