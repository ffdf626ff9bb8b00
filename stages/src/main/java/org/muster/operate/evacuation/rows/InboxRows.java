package org.muster.operate.evacuation.rows;

import static org.muster.desk.Own.text;
import static org.muster.desk.Own.whole;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.muster.desk.Own;

/// What came and nobody decided on, sealed.
public final class InboxRows {
  private static final Table<Record> INBOX = Own.table("evacuation_inbox");
  private static final Field<String> ITEM = text("item");
  private static final Field<String> EVACUATION = text("evacuation");
  private static final Field<String> SORT = text("sort");
  private static final Field<String> CAME_AT = text("came_at");
  private static final Field<String> CAME_BY = text("came_by");
  private static final Field<Long> PEOPLE = whole("people");
  private static final Field<String> DIGEST = text("digest");
  private static final Field<String> SEALED = text("sealed");
  private static final Field<String> DONE_AT = text("done_at");
  private static final Field<String> DONE_BY = text("done_by");
  private static final Field<String> BECAME = text("became");

  private InboxRows() {}

  /// An item without what is in it.
  ///
  /// @param doneAt empty while it is open
  public record Item(
      String item,
      String sort,
      Instant came,
      String by,
      int people,
      Optional<Instant> done,
      String doneBy,
      String became) {}

  /// What is put in.
  public record Fresh(
      String item,
      String sort,
      Instant came,
      String by,
      int people,
      String digest,
      String sealed) {}

  /// Adds an item; one with the same content changes nothing.
  public static boolean put(DSLContext dsl, String evacuation, Fresh fresh) {
    return dsl.insertInto(INBOX)
            .set(ITEM, fresh.item())
            .set(EVACUATION, evacuation)
            .set(SORT, fresh.sort())
            .set(CAME_AT, fresh.came().toString())
            .set(CAME_BY, fresh.by())
            .set(PEOPLE, (long) fresh.people())
            .set(DIGEST, fresh.digest())
            .set(SEALED, fresh.sealed())
            .set(DONE_AT, "")
            .set(DONE_BY, "")
            .set(BECAME, "")
            .onConflictDoNothing()
            .execute()
        > 0;
  }

  /// Those that are open, the oldest first.
  public static List<Item> open(DSLContext dsl, String evacuation, int most) {
    return dsl.select(ITEM, SORT, CAME_AT, CAME_BY, PEOPLE, DONE_AT, DONE_BY, BECAME)
        .from(INBOX)
        .where(EVACUATION.eq(evacuation))
        .and(DONE_AT.eq(""))
        .orderBy(CAME_AT, ITEM)
        .limit(most)
        .fetch(InboxRows::item);
  }

  /// Those that were answered, the newest first.
  public static List<Item> done(DSLContext dsl, String evacuation, int most) {
    return dsl.select(ITEM, SORT, CAME_AT, CAME_BY, PEOPLE, DONE_AT, DONE_BY, BECAME)
        .from(INBOX)
        .where(EVACUATION.eq(evacuation))
        .and(DONE_AT.ne(""))
        .orderBy(DONE_AT.desc(), ITEM)
        .limit(most)
        .fetch(InboxRows::item);
  }

  /// How many are open; of these, how many came before a moment.
  public static int countOpen(DSLContext dsl, String evacuation, Optional<Instant> before) {
    return dsl.fetchCount(
        INBOX,
        EVACUATION
            .eq(evacuation)
            .and(DONE_AT.eq(""))
            .and(before.map(at -> CAME_AT.lt(at.toString())).orElse(DSL.noCondition())));
  }

  /// How many there are, answered or not.
  public static int count(DSLContext dsl, String evacuation) {
    return dsl.fetchCount(INBOX, EVACUATION.eq(evacuation));
  }

  public static Optional<Item> find(DSLContext dsl, String evacuation, String item) {
    return dsl.select(ITEM, SORT, CAME_AT, CAME_BY, PEOPLE, DONE_AT, DONE_BY, BECAME)
        .from(INBOX)
        .where(EVACUATION.eq(evacuation))
        .and(ITEM.eq(item))
        .fetchOptional(InboxRows::item);
  }

  /// What is in an item, sealed.
  public static Optional<String> sealed(DSLContext dsl, String evacuation, String item) {
    return dsl.select(SEALED)
        .from(INBOX)
        .where(EVACUATION.eq(evacuation))
        .and(ITEM.eq(item))
        .fetchOptional(SEALED);
  }

  /// @return false if it is not open any more
  public static boolean close(
      DSLContext dsl, String evacuation, String item, Instant at, String by, String became) {
    return dsl.update(INBOX)
            .set(DONE_AT, at.toString())
            .set(DONE_BY, by)
            .set(BECAME, became)
            .where(EVACUATION.eq(evacuation))
            .and(ITEM.eq(item))
            .and(DONE_AT.eq(""))
            .execute()
        > 0;
  }

  /// Another content of one that is open.
  public static void rewrite(
      DSLContext dsl, String evacuation, String item, int people, String sealed) {
    dsl.update(INBOX)
        .set(PEOPLE, (long) people)
        .set(SEALED, sealed)
        .where(EVACUATION.eq(evacuation))
        .and(ITEM.eq(item))
        .and(DONE_AT.eq(""))
        .execute();
  }

  /// Opens one again.
  public static boolean reopen(DSLContext dsl, String evacuation, String item) {
    return dsl.update(INBOX)
            .set(DONE_AT, "")
            .set(DONE_BY, "")
            .set(BECAME, "")
            .where(EVACUATION.eq(evacuation))
            .and(ITEM.eq(item))
            .execute()
        > 0;
  }

  private static Item item(Record row) {
    String done = row.get(DONE_AT);
    return new Item(
        row.get(ITEM),
        row.get(SORT),
        Instant.parse(row.get(CAME_AT)),
        row.get(CAME_BY),
        Math.toIntExact(row.get(PEOPLE)),
        done.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(done)),
        row.get(DONE_BY),
        row.get(BECAME));
  }
}
