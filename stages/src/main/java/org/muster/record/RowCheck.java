package org.muster.record;

import static org.muster.record.rows.RowTable.ABOUT_KEY;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.muster.record.rows.ClaimRows;

/// Judges a row that somebody wants to write, by the same domains as the case file's checker, and
/// its references by what the writer can see: a row that one may not see is not there.
final class RowCheck {
  private final DSLContext dsl;
  private final ClaimRows rows;
  private final Sight sight;

  RowCheck(DSLContext dsl, ClaimRows rows, Sight sight) {
    this.dsl = dsl;
    this.rows = rows;
    this.sight = sight;
  }

  /// What is wrong, in the order of the columns; one error a column at most.
  List<FieldError> errorsOf(Row row) {
    List<FieldError> errors = new ArrayList<>();
    for (Column column : row.table().columns()) {
      errorOf(row, column).ifPresent(errors::add);
    }
    return errors;
  }

  private Optional<FieldError> errorOf(Row row, Column column) {
    String cell = row.text(column.name());
    Optional<FieldError> own = row.findError(column);
    if (own.isPresent() || cell.isEmpty()) {
      return own;
    }
    Optional<String> problem =
        switch (column.domain()) {
          case Domain.Reference reference -> missing(cell, reference.tables(), reference);
          case Domain.References references ->
              row.list(column.name()).stream()
                  .flatMap(id -> missing(id, references.tables(), references).stream())
                  .findFirst();
          case Domain.ReleaseTo release -> unknownFramework(cell, release);
          case Domain.Day day -> backwards(row, column, cell);
          default -> Optional.empty();
        };
    return problem.map(expected -> new FieldError(column.name(), cell, expected));
  }

  private Optional<String> missing(String id, List<String> tables, Domain domain) {
    boolean there =
        tables.stream()
            .flatMap(name -> rows.findTable(name).stream())
            .anyMatch(
                table ->
                    rows.any(
                        dsl, sight.caseRow().key(), table, sight.visible().and(ABOUT_KEY.eq(id))));
    return there ? Optional.empty() : Optional.of(domain.expected());
  }

  private Optional<String> unknownFramework(String release, Domain domain) {
    String prefix = "framework:";
    return release.startsWith(prefix)
        ? missing(
            release.substring(prefix.length()), List.of(RecordTables.FRAMEWORKS.name()), domain)
        : Optional.empty();
  }

  private static Optional<String> backwards(Row row, Column column, String day) {
    return column.name().equals("known_to")
            && row.find("known_from").filter(from -> from.compareTo(day) > 0).isPresent()
        ? Optional.of("a day not before known_from")
        : Optional.empty();
  }
}
