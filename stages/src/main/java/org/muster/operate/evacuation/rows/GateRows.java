package org.muster.operate.evacuation.rows;

import static org.muster.desk.Own.AT;
import static org.muster.desk.Own.PERSON;
import static org.muster.desk.Own.text;
import static org.muster.desk.Own.whole;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.desk.Own;
import org.muster.operate.evacuation.GateFacts;
import org.muster.operate.evacuation.callforward.CallNumber;

/// What was known of the gate, version by version.
public final class GateRows {
  private static final Table<Record> GATE = Own.table("evacuation_gate");
  private static final Field<String> EVACUATION = text("evacuation");
  private static final Field<Long> VERSION = whole("version");
  private static final Field<String> STATE = text("state");
  private static final Field<Long> SCREENED = whole("screened_an_hour");
  private static final Field<Long> ROOM_INSIDE = whole("room_inside");
  private static final Field<Long> ROOM_OUTSIDE = whole("room_outside");
  private static final Field<Long> OUTSIDE = whole("outside");
  private static final Field<Long> AHEAD = whole("ahead_minutes");

  private GateRows() {}

  /// Every version, the newest first.
  public static List<GateFacts> list(DSLContext dsl, String evacuation) {
    return dsl.select()
        .from(GATE)
        .where(EVACUATION.eq(evacuation))
        .orderBy(VERSION.desc())
        .fetch(GateRows::facts);
  }

  /// The newest version.
  public static Optional<GateFacts> find(DSLContext dsl, String evacuation) {
    return dsl.select()
        .from(GATE)
        .where(EVACUATION.eq(evacuation))
        .orderBy(VERSION.desc())
        .limit(1)
        .fetchOptional(GateRows::facts);
  }

  public static void insert(DSLContext dsl, String evacuation, GateFacts facts, Instant at) {
    dsl.insertInto(GATE)
        .set(EVACUATION, evacuation)
        .set(VERSION, facts.version())
        .set(STATE, facts.state().word())
        .set(SCREENED, (long) facts.screenedAnHour())
        .set(ROOM_INSIDE, (long) facts.roomInside())
        .set(ROOM_OUTSIDE, (long) facts.roomOutside())
        .set(OUTSIDE, (long) facts.outside())
        .set(AHEAD, facts.ahead().toMinutes())
        .set(AT, at.toString())
        .set(PERSON, facts.by())
        .execute();
  }

  private static GateFacts facts(Record row) {
    return new GateFacts(
        row.get(VERSION),
        CallNumber.Gate.find(row.get(STATE)).orElseThrow(),
        row.get(SCREENED).intValue(),
        row.get(ROOM_INSIDE).intValue(),
        row.get(ROOM_OUTSIDE).intValue(),
        row.get(OUTSIDE).intValue(),
        Duration.ofMinutes(row.get(AHEAD)),
        Optional.of(Instant.parse(row.get(AT))),
        row.get(PERSON));
  }
}
