package org.muster.access;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.store.Store;

/// Counts attempts of a kind from one place, so that nobody can guess at many accounts. The counter
/// is in the database: it outlives a restart. A place is kept blinded, never as it is written.
public final class Attempts {

  /// Passwords, codes and tokens that were not right, from one network address.
  public static final Limit WRONG = new Limit("wrong", 50, Duration.ofMinutes(10));

  private static final Table<Record> ATTEMPTS = table(name("attempts"));
  private static final Field<String> KIND = field(name("kind"), String.class);
  private static final Field<String> WHO = field(name("who"), String.class);
  private static final Field<String> SINCE = field(name("since"), String.class);
  private static final Field<Long> TAKEN = field(name("taken"), Long.class);

  private final Store store;
  private final InstantSource clock;
  private final Vault vault;

  public Attempts(Store store, InstantSource clock, Vault vault) {
    this.store = store;
    this.clock = clock;
    this.vault = vault;
  }

  /// How many of a kind, from one place, in one stretch of time.
  public record Limit(String kind, int most, Duration within) {}

  /// Takes an attempt before it is judged.
  ///
  /// @return when the next one is taken, if this one is too many
  public Optional<Instant> take(Limit limit, String place) {
    String who = vault.blind(place);
    return store.write(
        dsl -> {
          Instant now = clock.instant();
          dsl.deleteFrom(ATTEMPTS)
              .where(KIND.eq(limit.kind()).and(SINCE.le(now.minus(limit.within()).toString())))
              .execute();
          Optional<Record> row =
              dsl.select()
                  .from(ATTEMPTS)
                  .where(KIND.eq(limit.kind()).and(WHO.eq(who)))
                  .fetchOptional()
                  .map(r -> r);
          if (row.isEmpty()) {
            dsl.insertInto(ATTEMPTS)
                .columns(KIND, WHO, SINCE, TAKEN)
                .values(limit.kind(), who, now.toString(), 1L)
                .execute();
            return Optional.empty();
          }
          if (row.get().get(TAKEN) >= limit.most()) {
            return Optional.of(Instant.parse(row.get().get(SINCE)).plus(limit.within()));
          }
          dsl.update(ATTEMPTS)
              .set(TAKEN, TAKEN.plus(1L))
              .where(KIND.eq(limit.kind()).and(WHO.eq(who)))
              .execute();
          return Optional.empty();
        });
  }

  /// Gives an attempt back that turned out to be right.
  public void giveBack(Limit limit, String place) {
    String who = vault.blind(place);
    store.write(
        dsl ->
            dsl.update(ATTEMPTS)
                .set(TAKEN, TAKEN.minus(1L))
                .where(KIND.eq(limit.kind()).and(WHO.eq(who)).and(TAKEN.gt(0L)))
                .execute());
  }
}
