package org.muster.operate.evacuation.rows;

import static org.muster.desk.Own.AT;
import static org.muster.desk.Own.PERSON;
import static org.muster.desk.Own.text;
import static org.muster.desk.Own.whole;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.desk.Own;

/// Until when names are kept, version by version.
public final class RetentionRows {
  private static final Table<Record> RETENTION = Own.table("evacuation_retention");
  private static final Field<String> EVACUATION = text("evacuation");
  private static final Field<Long> VERSION = whole("version");
  private static final Field<String> UNTIL = text("keep_until");

  private RetentionRows() {}

  /// The last day that was said.
  public static Optional<LocalDate> find(DSLContext dsl, String evacuation) {
    return dsl.select()
        .from(RETENTION)
        .where(EVACUATION.eq(evacuation))
        .orderBy(VERSION.desc())
        .limit(1)
        .fetchOptional(row -> LocalDate.parse(row.get(UNTIL)));
  }

  public static void insert(
      DSLContext dsl, String evacuation, LocalDate until, Instant at, String person) {
    Long last =
        dsl.select(org.jooq.impl.DSL.max(VERSION))
            .from(RETENTION)
            .where(EVACUATION.eq(evacuation))
            .fetchOne(0, Long.class);
    dsl.insertInto(RETENTION)
        .set(EVACUATION, evacuation)
        .set(VERSION, last == null ? 1 : last + 1)
        .set(UNTIL, until.toString())
        .set(AT, at.toString())
        .set(PERSON, person)
        .execute();
  }
}
