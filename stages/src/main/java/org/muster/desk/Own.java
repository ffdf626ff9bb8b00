package org.muster.desk;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import java.time.LocalDate;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.muster.access.Releasability;

/// Whose a row is and to whom it is released, and the columns that many of the tables share.
///
/// @param owner nation or body
/// @param release as the one predicate of access reads it
public record Own(String owner, String release) {
  public static final Field<String> CASE_ID = text("case_id");
  public static final Field<String> OWNER = text("owner");
  public static final Field<String> RELEASE = text("release");
  public static final Field<String> PERSON = text("person");
  public static final Field<String> AT = text("at");
  public static final Field<String> SIDE = text("side");
  public static final Field<Long> NUMBER = whole("number");

  /// Whose a row of any table is.
  public static Own of(Record row) {
    return new Own(row.get(OWNER), row.get(RELEASE));
  }

  /// A table by its name.
  public static Table<Record> table(String table) {
    return DSL.table(name(table));
  }

  /// A column of text.
  public static Field<String> text(String column) {
    return field(name(column), String.class);
  }

  /// A column of whole numbers.
  public static Field<Long> whole(String column) {
    return field(name(column), Long.class);
  }

  /// The rows that were written by the end of a day, in UTC; all of them where there is none.
  public static Condition by(Optional<LocalDate> day) {
    // Instants are kept as ISO 8601 writes them, so that they sort as text.
    return day.map(d -> AT.lt(d.plusDays(1).toString())).orElse(DSL.noCondition());
  }

  /// The rows of a case that reach the viewer.
  public static Condition seen(String caseId, Releasability sight) {
    return CASE_ID.eq(caseId).and(sight.admits(OWNER, RELEASE));
  }
}
