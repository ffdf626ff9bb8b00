package org.muster.operate.evacuation.rows;

import static org.muster.desk.Own.AT;
import static org.muster.desk.Own.PERSON;
import static org.muster.desk.Own.text;
import static org.muster.desk.Own.whole;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.muster.desk.Own;
import org.muster.operate.evacuation.Estimate;

/// The table of estimates, version by version.
public final class EstimateRows {
  private static final Table<Record> ESTIMATES = Own.table("evacuation_estimates");
  private static final Field<String> EVACUATION = text("evacuation");
  private static final Field<Long> VERSION = whole("version");
  private static final Field<String> PLACE = text("place");
  private static final Field<String> NATIONALITY = text("nationality");
  private static final Field<String> SOURCE = text("source");
  private static final Field<Long> PEOPLE = whole("people");
  private static final Field<String> AS_OF = text("as_of");
  private static final Field<String> CONFIDENCE = text("confidence");
  private static final Field<Long> WITHDRAWN = whole("withdrawn");

  private EstimateRows() {}

  /// The newest of each source on each place and nationality, but those that were withdrawn.
  public static List<Estimate> standing(DSLContext dsl, String evacuation) {
    List<Estimate> standing = new ArrayList<>();
    for (Record row :
        dsl.select().from(ESTIMATES).where(EVACUATION.eq(evacuation)).orderBy(VERSION).fetch()) {
      Estimate one =
          new Estimate(
              row.get(PLACE),
              row.get(NATIONALITY),
              row.get(SOURCE),
              row.get(PEOPLE).intValue(),
              LocalDate.parse(row.get(AS_OF)),
              Estimate.Confidence.find(row.get(CONFIDENCE)).orElseThrow());
      standing.removeIf(one::replaces);
      if (row.get(WITHDRAWN) == 0) {
        standing.add(one);
      }
    }
    return standing;
  }

  /// Writes a version each.
  public static void insert(
      DSLContext dsl,
      String evacuation,
      List<Estimate> estimates,
      boolean withdrawn,
      Instant at,
      String person) {
    Long last =
        dsl.select(DSL.max(VERSION))
            .from(ESTIMATES)
            .where(EVACUATION.eq(evacuation))
            .fetchOne(0, Long.class);
    long version = last == null ? 0 : last;
    for (Estimate one : estimates) {
      version++;
      dsl.insertInto(ESTIMATES)
          .set(EVACUATION, evacuation)
          .set(VERSION, version)
          .set(PLACE, one.place())
          .set(NATIONALITY, one.nationality())
          .set(SOURCE, one.source())
          .set(PEOPLE, (long) one.people())
          .set(AS_OF, one.asOf().toString())
          .set(CONFIDENCE, one.confidence().word())
          .set(WITHDRAWN, withdrawn ? 1L : 0L)
          .set(AT, at.toString())
          .set(PERSON, person)
          .execute();
    }
  }
}
