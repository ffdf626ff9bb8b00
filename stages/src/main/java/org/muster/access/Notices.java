package org.muster.access;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.store.Store;
import org.muster.store.Straight;

/// What somebody else did to an account, told to whoever has it until they have read it.
public final class Notices {
  private static final Table<Record> NOTICES = table(name("access_notices"));
  private static final Field<String> ID = field(name("id"), String.class);
  private static final Field<String> ACCOUNT = field(name("account"), String.class);
  private static final Field<String> AT = field(name("at"), String.class);
  private static final Field<String> ACTOR = field(name("actor"), String.class);
  private static final Field<String> WHAT = field(name("what"), String.class);

  private final Store store;
  private final InstantSource clock;

  public Notices(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// @param actor who did it
  /// @param what in words that follow the actor: `took your second factor away`
  public record Notice(Instant at, String actor, String what) {}

  /// Tells an account, in the transaction that makes the change. Nobody is told of their own deeds.
  void tell(DSLContext dsl, String account, String actor, String what) {
    if (account.equals(actor)) {
      return;
    }
    dsl.insertInto(NOTICES)
        .columns(ID, ACCOUNT, AT, ACTOR, WHAT)
        .values(UUID.randomUUID().toString(), account, clock.instant().toString(), actor, what)
        .execute();
  }

  /// What an account has not read yet, oldest first.
  public List<Notice> list(String account) {
    return store.read(
        dsl ->
            Straight.list(
                dsl,
                "select \"at\", \"actor\", \"what\" from \"access_notices\""
                    + " where \"account\" = ? order by \"at\", \"id\"",
                row ->
                    new Notice(Instant.parse(row.getString(1)), row.getString(2), row.getString(3)),
                List.of(account)));
  }

  /// Forgets what an account has read, up to a time.
  public void read(String account, Instant until) {
    store.write(
        dsl ->
            dsl.deleteFrom(NOTICES)
                .where(ACCOUNT.eq(account).and(AT.le(until.toString())))
                .execute());
  }
}
