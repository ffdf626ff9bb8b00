package org.muster.record.rows;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.record.CaseHeader;
import org.muster.record.Domain;
import org.muster.record.FieldError;
import org.muster.record.Unreadable;

/// The table of cases.
public final class CaseRows {
  private static final Table<Record> CASES = table(name("cases"));
  private static final Field<Long> KEY = field(name("case_key"), Long.class);
  private static final Field<String> ID = field(name("id"), String.class);
  private static final Field<String> NAME = field(name("name"), String.class);
  private static final Field<String> OWNER = field(name("owner"), String.class);
  private static final Field<String> AS_OF = field(name("as_of"), String.class);
  private static final Field<String> FROM = field(name("horizon_from"), String.class);
  private static final Field<String> TO = field(name("horizon_to"), String.class);
  private static final Field<String> PLANNING = field(name("planning"), String.class);
  private static final Field<Long> REVISION = field(name("revision"), Long.class);

  private CaseRows() {}

  /// Every case, by id.
  public static List<CaseRow> list(DSLContext dsl) {
    return dsl.select().from(CASES).orderBy(ID).fetch(CaseRows::row);
  }

  public static Optional<CaseRow> find(DSLContext dsl, String id) {
    return dsl.select().from(CASES).where(ID.eq(id)).fetchOptional(CaseRows::row);
  }

  /// Adds a case and gives its key.
  public static long insert(DSLContext dsl, CaseHeader header, String planning) {
    Long newest = dsl.select(max(KEY)).from(CASES).fetchOne(0, Long.class);
    long key = newest == null ? 1 : newest + 1;
    dsl.insertInto(CASES)
        .columns(KEY, ID, NAME, OWNER, AS_OF, FROM, TO, PLANNING, REVISION)
        .values(
            key,
            header.id(),
            header.name(),
            header.owner(),
            header.asOf().toString(),
            header.horizonFrom().toString(),
            header.horizonTo().toString(),
            planning,
            1L)
        .execute();
    return key;
  }

  /// Sets all but the id.
  public static void update(DSLContext dsl, long key, CaseHeader header, String planning) {
    dsl.update(CASES)
        .set(NAME, header.name())
        .set(OWNER, header.owner())
        .set(AS_OF, header.asOf().toString())
        .set(FROM, header.horizonFrom().toString())
        .set(TO, header.horizonTo().toString())
        .set(PLANNING, planning)
        .where(KEY.eq(key))
        .execute();
  }

  /// Marks that something in the case changed.
  ///
  /// @return the revision that the change makes
  public static long touch(DSLContext dsl, long key) {
    dsl.update(CASES).set(REVISION, REVISION.plus(1)).where(KEY.eq(key)).execute();
    return dsl.select(REVISION).from(CASES).where(KEY.eq(key)).fetchSingle(REVISION);
  }

  /// A day that another program spoilt closes no case: the case's day stands for an end of its
  /// horizon, and the first day of all for its day.
  private static CaseRow row(Record row) {
    List<FieldError> errors = new ArrayList<>();
    LocalDate asOf = day(row, AS_OF, LocalDate.of(2000, 1, 1), errors);
    LocalDate from = day(row, FROM, asOf, errors);
    LocalDate to = day(row, TO, from, errors);
    String id = row.get(ID);
    return new CaseRow(
        row.get(KEY),
        new CaseHeader(
            id, row.get(NAME), row.get(OWNER), asOf, from, to.isBefore(from) ? from : to),
        row.get(PLANNING),
        row.get(REVISION),
        errors.isEmpty() ? List.of() : List.of(Unreadable.ofCase(id, errors)));
  }

  private static LocalDate day(
      Record row, Field<String> column, LocalDate otherwise, List<FieldError> errors) {
    String text = row.get(column);
    Domain.Day domain = new Domain.Day();
    if (domain.accepts(text)) {
      return LocalDate.parse(text);
    }
    errors.add(
        new FieldError(
            column.getName(), text, domain.expected() + "; " + otherwise + " stands for it"));
    return otherwise;
  }
}
