package org.muster.operate.guard.rows;

import static org.muster.desk.Own.CASE_ID;
import static org.muster.desk.Own.OWNER;
import static org.muster.desk.Own.RELEASE;
import static org.muster.desk.Own.table;
import static org.muster.desk.Own.text;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/// What opens without a sign-in at a joint guard, by the digest of its secret.
public final class DoorRows {
  private static final Table<Record> DOORS = table("operate_guard_doors");
  private static final Field<String> DIGEST = text("digest");
  private static final Field<String> GUARD = text("guard");
  private static final Field<String> SORT = text("sort");
  private static final Field<String> MEMBER = text("member");
  private static final Field<String> TEXT = text("text");
  private static final Field<String> ACCOUNT = text("account");
  private static final Field<String> MADE = text("made");
  private static final Field<String> REVOKED = text("revoked");

  private DoorRows() {}

  /// @param sort `calendar` or `phone`
  /// @param member whose calendar it is; empty for a phone
  /// @param text what its maker calls it
  /// @param account for which it acts
  public record Door(
      String digest,
      String caseId,
      String guard,
      String sort,
      String member,
      String text,
      String account,
      Instant made) {}

  public static void insert(DSLContext dsl, Door door, String body) {
    dsl.insertInto(DOORS)
        .set(DIGEST, door.digest)
        .set(CASE_ID, door.caseId)
        .set(GUARD, door.guard)
        .set(SORT, door.sort)
        .set(MEMBER, door.member)
        .set(TEXT, door.text)
        .set(ACCOUNT, door.account)
        .set(MADE, door.made.toString())
        .set(REVOKED, "")
        .set(OWNER, body)
        .set(RELEASE, "owner")
        .execute();
  }

  /// Those that are open and that a nation made, newest first.
  public static List<Door> listOf(DSLContext dsl, String caseId, String guard, String body) {
    return list(dsl, CASE_ID.eq(caseId).and(GUARD.eq(guard)).and(OWNER.eq(body)));
  }

  /// The one of that secret, if it is open. The secret itself is the right to ask.
  public static Optional<Door> find(DSLContext dsl, String digest) {
    return list(dsl, DIGEST.eq(digest)).stream().findFirst();
  }

  private static List<Door> list(DSLContext dsl, Condition which) {
    return dsl.select(DIGEST, CASE_ID, GUARD, SORT, MEMBER, TEXT, ACCOUNT, MADE)
        .from(DOORS)
        .where(which.and(REVOKED.eq("")))
        .orderBy(MADE.desc(), DIGEST)
        .fetch(
            row ->
                new Door(
                    row.get(DIGEST),
                    row.get(CASE_ID),
                    row.get(GUARD),
                    row.get(SORT),
                    row.get(MEMBER),
                    row.get(TEXT),
                    row.get(ACCOUNT),
                    Instant.parse(row.get(MADE))));
  }

  public static void revoke(DSLContext dsl, String digest, Instant at) {
    dsl.update(DOORS).set(REVOKED, at.toString()).where(DIGEST.eq(digest)).execute();
  }

  /// Revokes all of an account.
  public static void revokeAll(DSLContext dsl, String account, Instant at) {
    dsl.update(DOORS)
        .set(REVOKED, at.toString())
        .where(ACCOUNT.eq(account).and(REVOKED.eq("")))
        .execute();
  }
}
