package org.muster.review.rows;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

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
  static final Field<String> CASE_ID = text("case_id");
  static final Field<String> CYCLE = text("cycle");
  static final Field<String> OWNER = text("owner");
  static final Field<String> RELEASE = text("release");
  static final Field<String> PERSON = text("person");
  static final Field<String> AT = text("at");
  static final Field<String> SIDE = text("side");
  static final Field<Long> NUMBER = whole("number");

  static Own of(Record row) {
    return new Own(row.get(OWNER), row.get(RELEASE));
  }

  static Table<Record> table(String table) {
    return DSL.table(name(table));
  }

  static Field<String> text(String column) {
    return field(name(column), String.class);
  }

  static Field<Long> whole(String column) {
    return field(name(column), Long.class);
  }

  /// The rows of a case that reach the viewer.
  static Condition seen(String caseId, Releasability sight) {
    return CASE_ID.eq(caseId).and(sight.admits(OWNER, RELEASE));
  }
}
