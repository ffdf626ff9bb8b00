package org.muster.access;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/// The table of tokens: what is known of each, and the hash of its text.
final class TokenRows {
  private static final Table<Record> TOKENS = table(name("tokens"));
  private static final Field<String> ID = field(name("id"), String.class);
  private static final Field<String> ACCOUNT = field(name("account"), String.class);
  private static final Field<String> LABEL = field(name("label"), String.class);
  private static final Field<String> SCOPE = field(name("scope"), String.class);
  private static final Field<String> HASH = field(name("hash"), String.class);
  private static final Field<String> MADE_AT = field(name("made_at"), String.class);
  private static final Field<String> EXPIRES_AT = field(name("expires_at"), String.class);
  private static final Field<String> REVOKED_AT = field(name("revoked_at"), String.class);

  private TokenRows() {}

  static void insert(DSLContext dsl, Token token, String hash) {
    dsl.insertInto(TOKENS)
        .columns(ID, ACCOUNT, LABEL, SCOPE, HASH, MADE_AT, EXPIRES_AT)
        .values(
            token.id(),
            token.account(),
            token.label(),
            token.scope().name(),
            hash,
            token.made().toString(),
            token.expires().toString())
        .execute();
  }

  static Optional<Token> find(DSLContext dsl, String hash) {
    return dsl.select().from(TOKENS).where(HASH.eq(hash)).fetchOptional(TokenRows::token);
  }

  /// An account's, newest first.
  static List<Token> list(DSLContext dsl, String account) {
    return dsl.select()
        .from(TOKENS)
        .where(ACCOUNT.eq(account))
        .orderBy(MADE_AT.desc(), ID)
        .fetch(TokenRows::token);
  }

  /// Ends a token of an account; says whether there was such a one that was not ended yet.
  static boolean revoke(DSLContext dsl, String account, String id, Instant at) {
    return dsl.update(TOKENS)
            .set(REVOKED_AT, at.toString())
            .where(ID.eq(id).and(ACCOUNT.eq(account)).and(REVOKED_AT.isNull()))
            .execute()
        > 0;
  }

  /// Ends every token of an account, as when an administrator resets what it signs in with: whoever
  /// made one with what was lost keeps nothing.
  static void revokeAll(DSLContext dsl, String account, Instant at) {
    dsl.update(TOKENS)
        .set(REVOKED_AT, at.toString())
        .where(ACCOUNT.eq(account).and(REVOKED_AT.isNull()))
        .execute();
  }

  private static Token token(Record row) {
    return new Token(
        row.get(ID),
        row.get(ACCOUNT),
        row.get(LABEL),
        Token.Scope.valueOf(row.get(SCOPE)),
        Instant.parse(row.get(MADE_AT)),
        Instant.parse(row.get(EXPIRES_AT)),
        Optional.ofNullable(row.get(REVOKED_AT)).map(Instant::parse));
  }
}
