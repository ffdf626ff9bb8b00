package org.muster.operate.guard.day.rows;

import static org.muster.desk.Own.AT;
import static org.muster.desk.Own.CASE_ID;
import static org.muster.desk.Own.OWNER;
import static org.muster.desk.Own.PERSON;
import static org.muster.desk.Own.RELEASE;
import static org.muster.desk.Own.seen;
import static org.muster.desk.Own.text;
import static org.muster.desk.Own.whole;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.access.Releasability;
import org.muster.desk.Own;
import org.muster.operate.guard.day.DayEvent;
import org.muster.operate.guard.day.Deed;
import org.muster.operate.guard.day.Turn;

/// The log of the days of a guard.
public final class DayRows {
  private static final Table<Record> EVENTS = Own.table("operate_day_events");
  private static final Field<String> EVENT = text("event");
  private static final Field<String> DIGEST = text("digest");
  private static final Field<String> GUARD = text("guard");
  private static final Field<String> DEVICE = text("device");
  private static final Field<Long> COUNTER = whole("counter");
  private static final Field<String> RECEIVED = text("received");
  private static final Field<String> NATION = text("nation");
  private static final Field<String> PROOF = text("proof");
  private static final Field<String> DID = text("did");
  private static final Field<String> POST = text("post");
  private static final Field<Long> SEAT = whole("seat");
  private static final Field<String> TURN = text("turn");
  private static final Field<String> MEMBER = text("member");
  private static final Field<String> ABOUT = text("about");
  private static final Field<String> TEXT = text("text");

  private DayRows() {}

  /// Adds an event; the same one sent again changes nothing.
  ///
  /// @return whether it is new
  public static boolean append(
      DSLContext dsl, String caseId, String guard, Own own, DayEvent event) {
    Optional<Turn.Key> turn = event.deed().findTurn();
    return dsl.insertInto(EVENTS)
            .set(CASE_ID, caseId)
            .set(EVENT, event.id())
            .set(DIGEST, event.digest())
            .set(GUARD, guard)
            .set(DEVICE, event.device())
            .set(COUNTER, event.counter())
            .set(AT, event.at().toString())
            .set(RECEIVED, event.received().toString())
            .set(NATION, event.nation())
            .set(PERSON, event.actor())
            .set(PROOF, event.proof().name().toLowerCase(Locale.ROOT))
            .set(DID, event.deed().word())
            .set(POST, event.deed().post())
            .set(SEAT, turn.map(t -> (long) t.seat()).orElse(0L))
            .set(TURN, instant(event.deed()))
            .set(MEMBER, member(event.deed()))
            .set(ABOUT, about(event.deed()))
            .set(OWNER, own.owner())
            .set(RELEASE, own.release())
            .set(TEXT, event.deed().text())
            .onConflictDoNothing()
            .execute()
        > 0;
  }

  /// The events of a guard between two moments that reach the viewer.
  ///
  /// @param from inclusive
  /// @param until exclusive
  public static List<DayEvent> list(
      DSLContext dsl,
      String caseId,
      String guard,
      Releasability sight,
      Instant from,
      Instant until) {
    return dsl
        .select()
        .from(EVENTS)
        .where(seen(caseId, sight).and(GUARD.eq(guard)))
        .and(AT.ge(from.toString()))
        .and(AT.lt(until.toString()))
        .orderBy(AT, DEVICE, COUNTER, EVENT, DIGEST)
        .stream()
        .map(DayRows::event)
        .toList();
  }

  private static DayEvent event(Record row) {
    return new DayEvent(
        row.get(EVENT),
        row.get(DEVICE),
        row.get(COUNTER),
        Instant.parse(row.get(AT)),
        Instant.parse(row.get(RECEIVED)),
        row.get(NATION),
        row.get(PERSON),
        DayEvent.Proof.valueOf(row.get(PROOF).toUpperCase(Locale.ROOT)),
        deed(row));
  }

  private static Deed deed(Record row) {
    String text = row.get(TEXT);
    String member = row.get(MEMBER);
    String post = row.get(POST);
    return switch (row.get(DID)) {
      case "led" -> new Deed.Led(turn(row), member);
      case "on" -> new Deed.On(turn(row), member);
      case "off" -> new Deed.Off(turn(row), member);
      case "rang" -> new Deed.Rang(post, text);
      case "answered" -> new Deed.Answered(row.get(ABOUT), text);
      case "sick" -> new Deed.Sick(member, Instant.parse(row.get(TURN)), text);
      case "alarm" -> new Deed.Alarm(post, text);
      case "incident" -> new Deed.Incident(post, text);
      case "told" -> new Deed.Told(row.get(ABOUT), text);
      case "note" -> new Deed.Note(post, text);
      default -> throw new IllegalStateException("unknown event of a day: " + row.get(DID));
    };
  }

  private static Turn.Key turn(Record row) {
    return new Turn.Key(
        row.get(POST), Math.toIntExact(row.get(SEAT)), Instant.parse(row.get(TURN)));
  }

  private static String instant(Deed deed) {
    return deed instanceof Deed.Sick sick
        ? sick.from().toString()
        : deed.findTurn().map(turn -> turn.from().toString()).orElse("");
  }

  private static String member(Deed deed) {
    return deed instanceof Deed.Sick sick ? sick.member() : deed.findSigner().orElse("");
  }

  private static String about(Deed deed) {
    return switch (deed) {
      case Deed.Answered answered -> answered.ring();
      case Deed.Told told -> told.event();
      case Deed.Led d -> "";
      case Deed.On d -> "";
      case Deed.Off d -> "";
      case Deed.Rang d -> "";
      case Deed.Sick d -> "";
      case Deed.Alarm d -> "";
      case Deed.Incident d -> "";
      case Deed.Note d -> "";
    };
  }
}
