package org.muster.record.rows;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.store.Straight;

/// How often each table of a case was changed: kept by triggers of the database, so that every
/// program that reads it learns of every change, whoever made it.
public final class StampRows {
  private static final Table<Record> STAMPS = table(name("case_stamps"));
  private static final Field<Long> KEY = field(name("case_key"), Long.class);
  private static final Field<String> TABLE_NAME = field(name("table_name"), String.class);
  private static final Field<Long> STAMP = field(name("stamp"), Long.class);

  private static final String REVISIONS =
      "select \"case_key\", sum(\"stamp\") from \"case_stamps\" group by \"case_key\"";

  private StampRows() {}

  /// The changes of each case so far, by its key: a number that grows with each. Asked at every
  /// look, and so straight from the driver.
  public static Map<Long, Long> revisions(DSLContext dsl) {
    Map<Long, Long> revisions = new TreeMap<>();
    Straight.list(
        dsl, REVISIONS, found -> revisions.put(found.getLong(1), found.getLong(2)), List.of());
    return revisions;
  }

  /// The stamps of a case by the name of its table; tables never written to have none.
  public static Map<String, Long> stamps(DSLContext dsl, long caseKey) {
    return dsl.select(TABLE_NAME, STAMP)
        .from(STAMPS)
        .where(KEY.eq(caseKey))
        .fetchMap(TABLE_NAME, STAMP);
  }
}
