package org.muster.record;

import java.util.List;
import java.util.Optional;

/// Something that is stored and cannot be read: pages leave it out and say so.
///
/// @param table the name of its table; `cases` for the case's own settings
/// @param id of the row, or of the case
/// @param row as it is stored; empty for the case's own settings
/// @param errors which cells, what stands there and what was expected
public record Unreadable(String table, String id, Optional<Row> row, List<FieldError> errors) {

  /// The table of the cases themselves.
  public static final String CASES = "cases";

  public Unreadable {
    errors = List.copyOf(errors);
  }

  /// A row and what is wrong with it.
  public static Unreadable of(Row row, List<FieldError> errors) {
    return new Unreadable(row.table().name(), row.id(), Optional.of(row), errors);
  }

  /// A row of which one cell is wrong by what others say.
  public static Unreadable of(Row row, String column, String expected) {
    return of(row, List.of(new FieldError(column, row.text(column), expected)));
  }

  /// The settings of a case, which stand in no row.
  public static Unreadable ofCase(String caseId, List<FieldError> errors) {
    return new Unreadable(CASES, caseId, Optional.empty(), errors);
  }
}
