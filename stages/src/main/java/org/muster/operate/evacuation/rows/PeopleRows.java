package org.muster.operate.evacuation.rows;

import static org.muster.desk.Own.AT;
import static org.muster.desk.Own.text;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.desk.Own;
import org.muster.store.Straight;

/// Who people are, sealed.
public final class PeopleRows {
  private static final Table<Record> PEOPLE = Own.table("evacuation_people");
  private static final Field<String> EVACUATION = text("evacuation");
  private static final Field<String> PERSON_NUMBER = text("person");
  private static final Field<String> EVENT = text("event");
  private static final Field<String> SEALED = text("sealed");

  private PeopleRows() {}

  /// What an event wrote of somebody.
  ///
  /// @param at when it was written; of several the last counts
  public record Sealed(String person, String event, String at, String sealed) {}

  /// Adds what an event wrote; the same again changes nothing.
  public static boolean put(DSLContext dsl, String evacuation, Sealed row) {
    return dsl.insertInto(PEOPLE)
            .set(EVACUATION, evacuation)
            .set(PERSON_NUMBER, row.person())
            .set(EVENT, row.event())
            .set(AT, row.at())
            .set(SEALED, row.sealed())
            .onConflictDoNothing()
            .execute()
        > 0;
  }

  /// The rows of some people, or of everybody where none is named, by number; the last row of each.
  public static Map<String, Sealed> last(DSLContext dsl, String evacuation, List<String> persons) {
    Map<String, Sealed> last = new TreeMap<>();
    if (persons.isEmpty()) {
      keep(
          last,
          Straight.list(
              dsl, SELECT + "order by \"at\", \"event\"", PeopleRows::row, List.of(evacuation)));
    }
    for (String person : persons) {
      keep(
          last,
          Straight.list(
              dsl,
              SELECT + "and \"person\" = ? order by \"at\", \"event\"",
              PeopleRows::row,
              List.of(evacuation, person)));
    }
    return last;
  }

  /// Whether one of these people has a row of another event.
  ///
  /// @param events by person
  public static boolean hasOther(DSLContext dsl, String evacuation, Map<String, String> events) {
    return dsl
        .select(PERSON_NUMBER, EVENT)
        .from(PEOPLE)
        .where(EVACUATION.eq(evacuation))
        .and(PERSON_NUMBER.in(events.keySet()))
        .fetch()
        .stream()
        .anyMatch(row -> !row.get(EVENT).equals(events.get(row.get(PERSON_NUMBER))));
  }

  /// Every row.
  public static List<Sealed> all(DSLContext dsl, String evacuation) {
    return Straight.list(
        dsl, SELECT + "order by \"person\", \"event\"", PeopleRows::row, List.of(evacuation));
  }

  /// How many people have a row.
  public static int count(DSLContext dsl, String evacuation) {
    return dsl.fetchCount(
        dsl.selectDistinct(PERSON_NUMBER).from(PEOPLE).where(EVACUATION.eq(evacuation)));
  }

  /// How many rows there are.
  public static int rows(DSLContext dsl, String evacuation) {
    return dsl.fetchCount(PEOPLE, EVACUATION.eq(evacuation));
  }

  /// The event of the last row of each, by number.
  public static Map<String, String> lastEvents(DSLContext dsl, String evacuation) {
    Map<String, String> last = new TreeMap<>();
    Straight.list(
            dsl,
            "select \"person\", \"event\" from \"evacuation_people\" where \"evacuation\" = ?"
                + " order by \"at\", \"event\"",
            row -> Map.entry(row.getString(1), row.getString(2)),
            List.of(evacuation))
        .forEach(row -> last.put(row.getKey(), row.getValue()));
    return last;
  }

  /// Removes what nobody can open any more.
  public static int deleteAll(DSLContext dsl, String evacuation) {
    return dsl.deleteFrom(PEOPLE).where(EVACUATION.eq(evacuation)).execute();
  }

  private static void keep(Map<String, Sealed> last, List<Sealed> rows) {
    rows.forEach(row -> last.put(row.person(), row));
  }

  private static Sealed row(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Sealed(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
  }

  private static final String SELECT =
      "select \"person\", \"event\", \"at\", \"sealed\" from \"evacuation_people\""
          + " where \"evacuation\" = ? ";
}
