package org.muster.review.rows;

import static org.muster.desk.Own.CASE_ID;
import static org.muster.desk.Own.OWNER;
import static org.muster.desk.Own.RELEASE;
import static org.muster.desk.Own.table;
import static org.muster.desk.Own.text;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.review.FeedOwner;

/// Addresses of calendar feeds, by the digest of their secret.
public final class FeedRows {
  private static final Table<Record> FEEDS = table("review_feeds");
  private static final Field<String> DIGEST = text("digest");
  private static final Field<String> ACCOUNT = text("account");
  private static final Field<String> MADE = text("made");
  private static final Field<String> REVOKED = text("revoked");

  private FeedRows() {}

  public static void insert(
      DSLContext dsl, String digest, String caseId, String account, String body, Instant at) {
    dsl.insertInto(FEEDS)
        .columns(DIGEST, CASE_ID, ACCOUNT, MADE, REVOKED, OWNER, RELEASE)
        .values(digest, caseId, account, at.toString(), "", body, "owner")
        .execute();
  }

  public static int revoke(DSLContext dsl, String caseId, String account, Instant at) {
    return dsl.update(FEEDS)
        .set(REVOKED, at.toString())
        .where(CASE_ID.eq(caseId).and(ACCOUNT.eq(account)).and(REVOKED.eq("")))
        .execute();
  }

  /// Revokes every address of an account, in all cases.
  public static int revokeAll(DSLContext dsl, String account, Instant at) {
    return dsl.update(FEEDS)
        .set(REVOKED, at.toString())
        .where(ACCOUNT.eq(account).and(REVOKED.eq("")))
        .execute();
  }

  public static int countOpen(DSLContext dsl, String caseId, String account) {
    return dsl.fetchCount(FEEDS, CASE_ID.eq(caseId).and(ACCOUNT.eq(account)).and(REVOKED.eq("")));
  }

  /// Whose feed it is, if it is not revoked. The secret itself is the right to ask.
  public static Optional<FeedOwner> find(DSLContext dsl, String digest) {
    return dsl.select(CASE_ID, ACCOUNT)
        .from(FEEDS)
        .where(DIGEST.eq(digest).and(REVOKED.eq("")))
        .fetchOptional(row -> new FeedOwner(row.get(CASE_ID), row.get(ACCOUNT)));
  }
}
