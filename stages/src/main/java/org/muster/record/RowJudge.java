package org.muster.record;

import static org.muster.record.rows.RowTable.ABOUT_KEY;
import static org.muster.record.rows.RowTable.ID;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.muster.record.rows.ClaimRows;
import org.muster.record.rows.RowTable;

/// Judges what somebody wants to write before it is written, in the transaction that writes it:
/// each cell by its domain, and the rows by the rules between rows, as far as the writer sees
/// them.
final class RowJudge {
  private final DSLContext dsl;
  private final ClaimRows rows;
  private final Sight sight;
  private final RowRules rules;

  RowJudge(DSLContext dsl, ClaimRows rows, Sight sight, RowRules rules) {
    this.dsl = dsl;
    this.rows = rows;
    this.sight = sight;
    this.rules = rules;
  }

  /// Why a change may not be made: the cells to mend where they are those of `row`, in the order of
  /// its columns and one error a column at most; else in words.
  ///
  /// @param row the one that the writer filled in
  Optional<Changed> refusal(RowChange change, Row row) {
    Map<String, FieldError> byColumn = new HashMap<>();
    errors(row).forEach(error -> byColumn.put(error.column(), error));
    List<RowRules.Breach> others = new ArrayList<>();
    for (RowRules.Breach breach : rules.listBreaches(new OnFile(), change)) {
      if (breach.row().id().equals(row.id())) {
        byColumn.putIfAbsent(breach.error().column(), breach.error());
      } else {
        others.add(breach);
      }
    }
    // Whether another's id is taken is nobody's to try.
    if (change.added().contains(row) && !byColumn.containsKey("id") && isTaken(row.id())) {
      byColumn.put("id", new FieldError("id", row.id(), RowRules.FREE_ID));
    }
    if (!byColumn.isEmpty()) {
      return Optional.of(
          new Changed.Invalid(
              row.table().columns().stream()
                  .filter(column -> byColumn.containsKey(column.name()))
                  .map(column -> Objects.requireNonNull(byColumn.get(column.name())))
                  .toList()));
    }
    return others.stream().findFirst().map(breach -> new Changed.Refused(breach.words()));
  }

  private boolean isTaken(String id) {
    return rows.findTableOf(dsl, sight.caseRow().key(), id).isPresent();
  }

  /// Everything against a change, in words.
  Optional<String> findFault(RowChange change) {
    for (Row row : change.added()) {
      List<FieldError> errors = errors(row);
      if (!errors.isEmpty()) {
        return Optional.of(new RowRules.Breach(row, errors.getFirst()).words());
      }
    }
    return rules.listBreaches(new OnFile(), change).stream()
        .findFirst()
        .map(RowRules.Breach::words);
  }

  private static List<FieldError> errors(Row row) {
    List<FieldError> errors = new ArrayList<>();
    row.table().columns().forEach(column -> row.findError(column).ifPresent(errors::add));
    return errors;
  }

  /// What the writer sees, read when a rule asks for it.
  private final class OnFile implements RowsOnFile {
    @Override
    public List<Row> list(ClaimTable table) {
      return list(rows.of(table), DSL.noCondition());
    }

    @Override
    public List<Row> listAbout(ClaimTable table, String about) {
      return list(rows.of(table), ABOUT_KEY.eq(about));
    }

    @Override
    public Optional<Row> find(String id) {
      return rows.findTableOf(dsl, sight.caseRow().key(), id)
          .flatMap(table -> list(table, ID.eq(id)).stream().findFirst());
    }

    @Override
    public boolean has(ClaimTable table, String about) {
      return rows.any(
          dsl, sight.caseRow().key(), rows.of(table), sight.visible().and(ABOUT_KEY.eq(about)));
    }

    private List<Row> list(RowTable table, Condition condition) {
      return rows.list(dsl, sight.caseRow().key(), table, sight.visible().and(condition));
    }
  }
}
