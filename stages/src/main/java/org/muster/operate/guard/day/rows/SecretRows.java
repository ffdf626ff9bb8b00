package org.muster.operate.guard.day.rows;

import static org.muster.desk.Own.AT;
import static org.muster.desk.Own.CASE_ID;
import static org.muster.desk.Own.PERSON;
import static org.muster.desk.Own.text;
import static org.muster.desk.Own.whole;

import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.access.Pin;
import org.muster.desk.Own;

/// Hashes of PINs and one-use codes; no query gives them to a page.
public final class SecretRows {
  private static final Table<Record> SECRETS = Own.table("operate_day_secrets");
  private static final Field<String> GUARD = text("guard");
  private static final Field<String> MEMBER = text("member");
  private static final Field<String> SORT = text("sort");
  private static final Field<String> HASH = text("hash");
  private static final Field<String> UNTIL = text("until");
  private static final Field<Long> WRONG = whole("wrong");

  private static final Field<String> SALT = text("salt");
  private static final Field<Long> BITS = whole("bits");

  private SecretRows() {}

  /// Whose secret it is, and which of their two.
  ///
  /// @param member service number
  /// @param sort `pin` or `code`
  public record Key(String caseId, String guard, String member, String sort) {}

  /// A secret as it is kept.
  ///
  /// @param until after which it opens nothing; empty for a PIN
  /// @param wrong how many wrong ones came since the last right one
  /// @param salt of the check that a phone makes by itself; empty for a secret from before it
  public record Secret(String hash, Optional<Instant> until, long wrong, String salt, int bits) {}

  /// Puts a secret in the place of the one before.
  public static void put(
      DSLContext dsl,
      Key key,
      String hash,
      Pin.Check check,
      Instant at,
      Optional<Instant> until,
      String person) {
    remove(dsl, key);
    dsl.insertInto(SECRETS)
        .set(CASE_ID, key.caseId)
        .set(GUARD, key.guard)
        .set(MEMBER, key.member)
        .set(SORT, key.sort)
        .set(HASH, hash)
        .set(AT, at.toString())
        .set(UNTIL, until.map(Instant::toString).orElse(""))
        .set(WRONG, 0L)
        .set(SALT, check.salt())
        .set(BITS, (long) check.bits())
        .set(PERSON, person)
        .execute();
  }

  public static Optional<Secret> find(DSLContext dsl, Key key) {
    return dsl.select(HASH, UNTIL, WRONG, SALT, BITS)
        .from(SECRETS)
        .where(is(key))
        .fetchOptional(
            row ->
                new Secret(
                    row.get(HASH),
                    Optional.of(row.get(UNTIL)).filter(t -> !t.isEmpty()).map(Instant::parse),
                    row.get(WRONG),
                    row.get(SALT),
                    Math.toIntExact(row.get(BITS))));
  }

  /// Counts a wrong one, or forgets those before.
  public static void count(DSLContext dsl, Key key, long wrong) {
    dsl.update(SECRETS).set(WRONG, wrong).where(is(key)).execute();
  }

  public static void remove(DSLContext dsl, Key key) {
    dsl.deleteFrom(SECRETS).where(is(key)).execute();
  }

  private static Condition is(Key key) {
    return CASE_ID
        .eq(key.caseId)
        .and(GUARD.eq(key.guard))
        .and(MEMBER.eq(key.member))
        .and(SORT.eq(key.sort));
  }
}
