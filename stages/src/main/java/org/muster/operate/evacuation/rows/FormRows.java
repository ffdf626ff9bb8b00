package org.muster.operate.evacuation.rows;

import static org.muster.desk.Own.AT;
import static org.muster.desk.Own.text;
import static org.muster.desk.Own.whole;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.desk.Own;

/// Blocks of numbers of paper forms, the forms that were keyed, and codes of forms on the web.
public final class FormRows {
  private static final Table<Record> PADS = Own.table("evacuation_pads");
  private static final Table<Record> FORMS = Own.table("evacuation_forms");
  private static final Table<Record> CODES = Own.table("evacuation_self");
  private static final Field<String> EVACUATION = text("evacuation");
  private static final Field<String> PAD = text("pad");
  private static final Field<Long> FIRST = whole("first");
  private static final Field<Long> COUNT = whole("count");
  private static final Field<String> MADE_AT = text("made_at");
  private static final Field<String> MADE_BY = text("made_by");
  private static final Field<String> FORM = text("form");
  private static final Field<String> PARTY = text("party");
  private static final Field<String> CODE_HASH = text("code_hash");
  private static final Field<String> NAME = text("name");
  private static final Field<Long> MOST = whole("most");
  private static final Field<Long> USED = whole("used");
  private static final Field<String> EXPIRES_AT = text("expires_at");
  private static final Field<String> REVOKED_AT = text("revoked_at");

  private FormRows() {}

  /// A block of numbers.
  public record Block(String pad, int first, int count, Instant made, String by) {}

  /// A code by which people write of themselves.
  ///
  /// @param used how many forms were taken by it, of at most `most`
  public record Code(
      String hash,
      String evacuation,
      String name,
      int most,
      int used,
      Instant made,
      Instant expires,
      boolean revoked) {
    public boolean isGood(Instant now) {
      return !revoked && now.isBefore(expires) && used < most;
    }
  }

  public static void insert(DSLContext dsl, String evacuation, Block block) {
    dsl.insertInto(PADS)
        .set(EVACUATION, evacuation)
        .set(PAD, block.pad())
        .set(FIRST, (long) block.first())
        .set(COUNT, (long) block.count())
        .set(MADE_AT, block.made().toString())
        .set(MADE_BY, block.by())
        .execute();
  }

  /// All blocks, by pad and number.
  public static List<Block> blocks(DSLContext dsl, String evacuation) {
    return dsl.select()
        .from(PADS)
        .where(EVACUATION.eq(evacuation))
        .orderBy(PAD, FIRST)
        .fetch(
            row ->
                new Block(
                    row.get(PAD),
                    Math.toIntExact(row.get(FIRST)),
                    Math.toIntExact(row.get(COUNT)),
                    Instant.parse(row.get(MADE_AT)),
                    row.get(MADE_BY)));
  }

  /// The party that a form became.
  public static Optional<String> findParty(DSLContext dsl, String evacuation, String form) {
    return dsl.select(PARTY)
        .from(FORMS)
        .where(EVACUATION.eq(evacuation))
        .and(FORM.eq(form))
        .and(PARTY.ne(""))
        .fetchOptional(PARTY);
  }

  /// Keeps which party a form became. A number that was kept without one, by a program that ended
  /// meanwhile, is free.
  ///
  /// @return false if it was keyed before
  public static boolean take(
      DSLContext dsl, String evacuation, String form, String party, Instant at) {
    int free =
        dsl.update(FORMS)
            .set(PARTY, party)
            .where(EVACUATION.eq(evacuation))
            .and(FORM.eq(form))
            .and(PARTY.eq(""))
            .execute();
    return free > 0
        || dsl.insertInto(FORMS)
                .set(EVACUATION, evacuation)
                .set(FORM, form)
                .set(PARTY, party)
                .set(AT, at.toString())
                .onConflictDoNothing()
                .execute()
            > 0;
  }

  public static int keyed(DSLContext dsl, String evacuation) {
    return dsl.fetchCount(FORMS, EVACUATION.eq(evacuation));
  }

  public static void insert(DSLContext dsl, Code code, String person) {
    dsl.insertInto(CODES)
        .set(CODE_HASH, code.hash())
        .set(EVACUATION, code.evacuation())
        .set(NAME, code.name())
        .set(MOST, (long) code.most())
        .set(USED, 0L)
        .set(MADE_AT, code.made().toString())
        .set(MADE_BY, person)
        .set(EXPIRES_AT, code.expires().toString())
        .set(REVOKED_AT, "")
        .execute();
  }

  public static Optional<Code> findCode(DSLContext dsl, String hash) {
    return dsl.select().from(CODES).where(CODE_HASH.eq(hash)).fetchOptional(FormRows::code);
  }

  /// The codes of an evacuation, the newest first.
  public static List<Code> codes(DSLContext dsl, String evacuation) {
    return dsl.select()
        .from(CODES)
        .where(EVACUATION.eq(evacuation))
        .orderBy(MADE_AT.desc(), CODE_HASH)
        .fetch(FormRows::code);
  }

  /// Counts a form that comes by a code.
  ///
  /// @return false if that is one too many
  public static boolean use(DSLContext dsl, String hash) {
    return dsl.update(CODES)
            .set(USED, USED.plus(1L))
            .where(CODE_HASH.eq(hash))
            .and(USED.lt(MOST))
            .and(REVOKED_AT.eq(""))
            .execute()
        > 0;
  }

  /// Counts a form no more that was not taken.
  public static boolean unuse(DSLContext dsl, String hash) {
    return dsl.update(CODES)
            .set(USED, USED.minus(1L))
            .where(CODE_HASH.eq(hash))
            .and(USED.gt(0L))
            .execute()
        > 0;
  }

  /// @return false if there is none of that name that still opens something
  public static boolean revoke(DSLContext dsl, String evacuation, String name, Instant at) {
    return dsl.update(CODES)
            .set(REVOKED_AT, at.toString())
            .where(EVACUATION.eq(evacuation))
            .and(NAME.eq(name))
            .and(REVOKED_AT.eq(""))
            .execute()
        > 0;
  }

  private static Code code(Record row) {
    return new Code(
        row.get(CODE_HASH),
        row.get(EVACUATION),
        row.get(NAME),
        Math.toIntExact(row.get(MOST)),
        Math.toIntExact(row.get(USED)),
        Instant.parse(row.get(MADE_AT)),
        Instant.parse(row.get(EXPIRES_AT)),
        !row.get(REVOKED_AT).isEmpty());
  }
}
