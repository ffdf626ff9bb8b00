package org.muster.access;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.store.Store;

/// Counts attempts that were not right, so that nobody can guess. The counters are in the database:
/// they outlive a restart. A place is kept blinded, never as it is written; of an IPv6 address its
/// network counts, since whoever has one has all of its addresses. A clock that is set back makes
/// none of the waits longer than it is at its longest.
public final class Attempts {

  /// Passwords and codes that were not right, from one network address.
  public static final Limit WRONG = new Limit("wrong", 50, Duration.ofMinutes(10));

  /// Tokens that never were one, from one network address. They are counted apart: a program that
  /// was forgotten keeps nobody from signing in.
  public static final Limit TOKENS = new Limit("token", 50, Duration.ofMinutes(10));

  /// Passwords with a code at once, from one network address where others have to wait.
  public static final Limit OWNERS = new Limit("owner", 10, Duration.ofMinutes(10));

  /// Wrong passwords for one name from one address before the next has to wait.
  public static final int FREE = 5;

  private static final String PAIR = "pair";
  private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

  /// The longest wait between two passwords for one name from one address.
  static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /// When wrong passwords for one name from one address are forgotten.
  private static final Duration FORGOTTEN = Duration.ofDays(1);

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
    String who = vault.blind(network(place));
    return store.write(
        dsl -> {
          Instant now = clock.instant();
          forget(dsl, limit.kind(), now, limit.within());
          Optional<Counted> found = find(dsl, limit.kind(), who);
          if (found.isEmpty()) {
            put(dsl, limit.kind(), who, new Counted(now, 1));
            return Optional.empty();
          }
          Counted counted = found.get();
          if (counted.taken >= limit.most()) {
            return Optional.of(counted.since.plus(limit.within()));
          }
          put(dsl, limit.kind(), who, new Counted(counted.since, counted.taken + 1));
          return Optional.empty();
        });
  }

  /// Gives an attempt back that turned out to be right.
  public void giveBack(Limit limit, String place) {
    String who = vault.blind(network(place));
    store.write(
        dsl ->
            dsl.update(ATTEMPTS)
                .set(TAKEN, TAKEN.minus(1L))
                .where(KIND.eq(limit.kind()).and(WHO.eq(who)).and(TAKEN.gt(0L)))
                .execute());
  }

  /// Takes a password for a name from a place before it is judged. The wait grows with each one and
  /// binds that place alone, so that nobody locks another out; whether there is an account of that
  /// name makes no difference.
  ///
  /// @return when the next one is taken, if this one comes too early
  public Optional<Instant> takeFor(String name, String place) {
    String who = pair(name, place);
    return store.write(
        dsl -> {
          Instant now = clock.instant();
          forget(dsl, PAIR, now, FORGOTTEN);
          Counted counted = find(dsl, PAIR, who).orElse(new Counted(now, 0));
          Instant until = counted.since.plus(pause(counted.taken));
          if (now.isBefore(until)) {
            return Optional.of(until);
          }
          put(dsl, PAIR, who, new Counted(now, counted.taken + 1));
          return Optional.empty();
        });
  }

  /// Until when none is taken for a name from a place.
  public Optional<Instant> waits(String name, String place) {
    String who = pair(name, place);
    return store
        .read(dsl -> find(dsl, PAIR, who))
        .map(counted -> counted.since.plus(pause(counted.taken)))
        .filter(until -> clock.instant().isBefore(until));
  }

  /// Forgets the wrong passwords for a name from a place, since the right one came.
  public void forgetFor(String name, String place) {
    String who = pair(name, place);
    store.write(dsl -> dsl.deleteFrom(ATTEMPTS).where(KIND.eq(PAIR).and(WHO.eq(who))).execute());
  }

  /// How long the next password waits after so many wrong ones.
  static Duration pause(long wrong) {
    if (wrong < FREE) {
      return Duration.ZERO;
    }
    long doubled = Math.min(wrong - FREE, 10);
    Duration wait = FIRST_WAIT.multipliedBy(1L << doubled);
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private String pair(String name, String place) {
    return vault.blind(name + " at " + network(place));
  }

  /// An address as it counts: of IPv6 the first 64 bits.
  static String network(String place) {
    int zone = place.indexOf('%');
    String address = zone < 0 ? place : place.substring(0, zone);
    if (!address.contains(":")) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
    } catch (UnknownHostException e) {
      return address;
    }
  }

  /// @param since when the stretch began, or the last one came
  private record Counted(Instant since, long taken) {}

  /// Drops what is over, and what was counted by a clock that has been set back since begins now.
  private static void forget(DSLContext dsl, String kind, Instant now, Duration after) {
    dsl.deleteFrom(ATTEMPTS)
        .where(KIND.eq(kind).and(SINCE.le(now.minus(after).toString())))
        .execute();
    dsl.update(ATTEMPTS)
        .set(SINCE, now.toString())
        .where(KIND.eq(kind).and(SINCE.gt(now.toString())))
        .execute();
  }

  private static Optional<Counted> find(DSLContext dsl, String kind, String who) {
    return dsl.select(SINCE, TAKEN)
        .from(ATTEMPTS)
        .where(KIND.eq(kind).and(WHO.eq(who)))
        .fetchOptional(row -> new Counted(Instant.parse(row.get(SINCE)), row.get(TAKEN)));
  }

  private static void put(DSLContext dsl, String kind, String who, Counted counted) {
    dsl.deleteFrom(ATTEMPTS).where(KIND.eq(kind).and(WHO.eq(who))).execute();
    dsl.insertInto(ATTEMPTS)
        .columns(KIND, WHO, SINCE, TAKEN)
        .values(kind, who, counted.since.toString(), counted.taken)
        .execute();
  }
}
