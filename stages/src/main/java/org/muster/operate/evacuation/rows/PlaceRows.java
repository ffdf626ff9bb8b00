package org.muster.operate.evacuation.rows;

import static org.muster.desk.Own.AT;
import static org.muster.desk.Own.PERSON;
import static org.muster.desk.Own.text;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.desk.Own;
import org.muster.operate.evacuation.PlaceAt;

/// The table of where places are.
public final class PlaceRows {
  private static final Table<Record> PLACES = Own.table("evacuation_places");
  private static final Field<String> EVACUATION = text("evacuation");
  private static final Field<String> CODE = text("code");
  private static final Field<String> LAT = text("lat");
  private static final Field<String> LON = text("lon");

  private PlaceRows() {}

  /// Those of an evacuation, by code.
  public static List<PlaceAt> list(DSLContext dsl, String evacuation) {
    return dsl.select()
        .from(PLACES)
        .where(EVACUATION.eq(evacuation))
        .orderBy(CODE)
        .fetch(
            row ->
                new PlaceAt(
                    row.get(CODE),
                    Double.parseDouble(row.get(LAT)),
                    Double.parseDouble(row.get(LON))));
  }

  /// Says where a place is from now on.
  public static void put(
      DSLContext dsl, String evacuation, PlaceAt place, Instant at, String person) {
    dsl.deleteFrom(PLACES).where(EVACUATION.eq(evacuation)).and(CODE.eq(place.code())).execute();
    dsl.insertInto(PLACES)
        .set(EVACUATION, evacuation)
        .set(CODE, place.code())
        .set(LAT, Double.toString(place.lat()))
        .set(LON, Double.toString(place.lon()))
        .set(AT, at.toString())
        .set(PERSON, person)
        .execute();
  }
}
