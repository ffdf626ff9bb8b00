package org.muster.access;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.muster.store.Sha256;
import org.muster.store.Store;
import org.muster.store.Trouble;

/// The second factor of accounts: codes of an authenticator app ([Totp]), and recovery codes for
/// when it is lost. Each code is taken once. Secrets are encrypted, recovery codes hashed, and the
/// counter of wrong codes outlives a restart.
public final class SecondFactors {

  /// Wrong codes in a row before none is taken. Only whoever knows the password comes so far.
  static final int MOST_FAILURES = 5;

  /// How long none is taken then.
  static final Duration LOCKED_FOR = Duration.ofMinutes(15);

  /// Recovery codes in a set.
  static final int RECOVERY_CODES = 8;

  private static final String POLICY = "factor-roles";

  private static final Table<Record> FACTORS = table(name("second_factors"));
  private static final Table<Record> RECOVERY = table(name("recovery_codes"));
  private static final Table<Record> SETTINGS = table(name("access_settings"));
  private static final Table<Record> ACCOUNTS = table(name("accounts"));
  private static final Field<String> ACCOUNT = field(name("account"), String.class);
  private static final Field<String> SECRET = field(name("secret"), String.class);
  private static final Field<Long> CONFIRMED = field(name("confirmed"), Long.class);
  private static final Field<Long> LAST_STEP = field(name("last_step"), Long.class);
  private static final Field<Long> FAILURES = field(name("failures"), Long.class);
  private static final Field<String> LOCKED_UNTIL = field(name("locked_until"), String.class);
  private static final Field<String> HASH = field(name("hash"), String.class);
  private static final Field<String> NAME = field(name("name"), String.class);
  private static final Field<String> VALUE = field(name("value"), String.class);
  private static final Field<Long> REQUIRED = field(name("factor_required"), Long.class);

  private final Store store;
  private final Audit audit;
  private final InstantSource clock;
  private final Vault vault;
  private final boolean exposed;
  private final Notices notices;

  /// @param exposed whether the server is reached from beyond its own machine
  public SecondFactors(
      Store store, Audit audit, InstantSource clock, Vault vault, boolean exposed) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
    this.vault = vault;
    this.exposed = exposed;
    this.notices = new Notices(store, clock);
  }

  /// Where an account stands.
  ///
  /// @param required by its roles or for itself
  /// @param requiredItself for itself, whatever its roles are
  /// @param enrolled whether it has a second factor
  /// @param recoveryCodes how many are left
  public record Standing(
      boolean required, boolean requiredItself, boolean enrolled, int recoveryCodes) {

    /// Whether the next step after the password is to set one up.
    public boolean mustEnrol() {
      return required && !enrolled;
    }
  }

  /// How a code was judged.
  public sealed interface Check {
    /// @param recovery whether it was a recovery code
    record Passed(boolean recovery, int recoveryCodesLeft) implements Check {}

    /// Not right now, or used before.
    record Wrong() implements Check {}

    /// Too many wrong ones: none is taken until then.
    record Locked(Instant until) implements Check {}
  }

  public Standing standing(Account account) {
    return store.read(
        dsl -> {
          boolean itself =
              dsl.fetchExists(ACCOUNTS, ACCOUNT.eq(account.name()).and(REQUIRED.ne(0L)));
          return new Standing(
              itself || policy(dsl, account.body()).binds(account.roles(), exposed),
              itself,
              dsl.fetchExists(FACTORS, ACCOUNT.eq(account.name()).and(CONFIRMED.eq(1L))),
              dsl.fetchCount(RECOVERY, ACCOUNT.eq(account.name())));
        });
  }

  /// The secret that an account is setting up: the same until it is confirmed.
  ///
  /// @throws Trouble REFUSED if it has a second factor already
  public String begin(String name) {
    return store.write(
        dsl -> {
          Optional<Record> found = find(dsl, name);
          if (found.isPresent()) {
            if (found.get().get(CONFIRMED) == 1) {
              throw new Trouble(
                  Trouble.Code.REFUSED, "the account " + name + " has a second factor already");
            }
            return vault.open(purpose(name), found.get().get(SECRET));
          }
          String secret = Totp.newSecret();
          dsl.insertInto(FACTORS)
              .columns(ACCOUNT, SECRET, CONFIRMED, LAST_STEP, FAILURES)
              .values(name, vault.seal(purpose(name), secret), 0L, -1L, 0L)
              .execute();
          return secret;
        });
  }

  /// Takes the first code of the secret that an account is setting up; from then on it is needed.
  ///
  /// @return the recovery codes, kept nowhere in clear; empty if the code is not right
  public Optional<List<String>> confirm(String name, String code) {
    return store.write(
        dsl -> {
          Record row = find(dsl, name).filter(r -> r.get(CONFIRMED) == 0).orElse(null);
          if (row == null) {
            throw new Trouble(
                Trouble.Code.REFUSED, "the account " + name + " is not setting up a second factor");
          }
          OptionalLong step = verify(row, name, code);
          if (step.isEmpty()) {
            return Optional.empty();
          }
          dsl.update(FACTORS)
              .set(CONFIRMED, 1L)
              .set(LAST_STEP, step.getAsLong())
              .where(ACCOUNT.eq(name))
              .execute();
          List<String> codes = renew(dsl, name);
          audit.append(dsl, name, "factor-set", List.of(name));
          return Optional.of(codes);
        });
  }

  /// Judges a code of the app, or a recovery code. Each is taken once.
  public Check check(String name, String typed) {
    String code = typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    return store.write(
        dsl -> {
          Record row = find(dsl, name).filter(r -> r.get(CONFIRMED) == 1).orElse(null);
          if (row == null) {
            return new Check.Wrong();
          }
          Instant now = clock.instant();
          String until = row.get(LOCKED_UNTIL);
          if (isLocked(now, until)) {
            audit.append(dsl, name, "factor-locked", List.of(name));
            return new Check.Locked(Instant.parse(until));
          }
          OptionalLong step = verify(row, name, code);
          boolean recovery =
              step.isEmpty()
                  && dsl.deleteFrom(RECOVERY)
                          .where(ACCOUNT.eq(name).and(HASH.eq(Sha256.of(code))))
                          .execute()
                      == 1;
          if (step.isPresent() || recovery) {
            dsl.update(FACTORS)
                .set(LAST_STEP, step.orElse(row.get(LAST_STEP)))
                .set(FAILURES, 0L)
                .setNull(LOCKED_UNTIL)
                .where(ACCOUNT.eq(name))
                .execute();
            audit.append(dsl, name, recovery ? "factor-recovery" : "factor-code", List.of(name));
            return new Check.Passed(recovery, dsl.fetchCount(RECOVERY, ACCOUNT.eq(name)));
          }
          long failures = row.get(FAILURES) + 1;
          boolean lock = failures >= MOST_FAILURES;
          dsl.update(FACTORS)
              .set(FAILURES, lock ? 0 : failures)
              .set(LOCKED_UNTIL, lock ? now.plus(LOCKED_FOR).toString() : null)
              .where(ACCOUNT.eq(name))
              .execute();
          audit.append(dsl, name, "factor-refused", List.of(name));
          return lock ? new Check.Locked(now.plus(LOCKED_FOR)) : new Check.Wrong();
        });
  }

  /// Whether none is taken yet. A lock further away than one lasts was made before the clock was
  /// set back: it is over.
  private static boolean isLocked(Instant now, @Nullable String until) {
    if (until == null) {
      return false;
    }
    Instant end = Instant.parse(until);
    return now.isBefore(end) && !end.isAfter(now.plus(LOCKED_FOR));
  }

  /// New recovery codes in the place of those that are left; a code must have been checked first.
  public List<String> renewRecoveryCodes(String name) {
    return store.write(
        dsl -> {
          if (find(dsl, name).filter(r -> r.get(CONFIRMED) == 1).isEmpty()) {
            throw new Trouble(
                Trouble.Code.REFUSED, "the account " + name + " has no second factor");
          }
          List<String> codes = renew(dsl, name);
          audit.append(dsl, name, "factor-recovery-renew", List.of(name));
          return codes;
        });
  }

  /// Takes the second factor away, with its recovery codes and its lock, and ends the account's
  /// sessions; its tokens too where another than its owner does so. Where one is required the next
  /// sign-in sets a new one up.
  public void reset(String actor, String name) {
    store.write(
        dsl -> {
          requireAccount(dsl, name);
          dsl.deleteFrom(RECOVERY).where(ACCOUNT.eq(name)).execute();
          dsl.deleteFrom(FACTORS).where(ACCOUNT.eq(name)).execute();
          Accounts.endSessions(dsl, name);
          if (!actor.equals(name)) {
            TokenRows.revokeAll(dsl, name, clock.instant());
          }
          notices.tell(dsl, name, actor, "took your second factor away, and ended your tokens");
          audit.append(dsl, actor, "factor-reset", List.of(name));
          return name;
        });
  }

  /// Whether an account needs one whatever its roles are.
  public void require(String actor, String name, boolean required) {
    store.write(
        dsl -> {
          requireAccount(dsl, name);
          dsl.update(ACCOUNTS).set(REQUIRED, required ? 1L : 0L).where(ACCOUNT.eq(name)).execute();
          notices.tell(
              dsl,
              name,
              actor,
              required
                  ? "requires a second factor of you"
                  : "requires no second factor of you by name any more");
          audit.append(dsl, actor, required ? "factor-require" : "factor-excuse", List.of(name));
          return name;
        });
  }

  /// Whose roles need one, in a nation or body that has not chosen for itself.
  public FactorPolicy policy() {
    return store.read(dsl -> policy(dsl, ""));
  }

  /// Whose roles need one in a nation or body.
  public FactorPolicy policy(String body) {
    return store.read(dsl -> policy(dsl, body));
  }

  /// Chooses whose roles need one, whoever reaches the server, for every nation or body that does
  /// not choose for itself; none of them is a choice too.
  public void setPolicy(String actor, Collection<Role> roles) {
    choose(actor, "", roles);
  }

  /// Chooses the same for one nation or body.
  void setPolicy(String actor, String body, Collection<Role> roles) {
    choose(actor, body, roles);
  }

  private void choose(String actor, String body, Collection<Role> roles) {
    FactorPolicy policy = new FactorPolicy(Set.copyOf(roles), true);
    store.write(
        dsl -> {
          FactorPolicy before = policy(dsl, body);
          dsl.deleteFrom(SETTINGS).where(NAME.eq(setting(body))).execute();
          dsl.insertInto(SETTINGS)
              .columns(NAME, VALUE)
              .values(setting(body), policy.words())
              .execute();
          for (Account account : Accounts.list(dsl)) {
            boolean concerned = body.isEmpty() || account.body().equals(body);
            boolean was = before.binds(account.roles(), exposed);
            if (concerned && was != policy.binds(account.roles(), exposed)) {
              notices.tell(
                  dsl,
                  account.name(),
                  actor,
                  was
                      ? "requires no second factor of your roles any more"
                      : "requires a second factor of your roles");
            }
          }
          audit.append(dsl, actor, "factor-policy", body.isEmpty() ? List.of() : List.of(body));
          return policy;
        });
  }

  private static String setting(String body) {
    return body.isEmpty() ? POLICY : POLICY + " " + body;
  }

  private static FactorPolicy policy(DSLContext dsl, String body) {
    Map<String, String> chosen =
        dsl.select(NAME, VALUE)
            .from(SETTINGS)
            .where(NAME.in(POLICY, setting(body)))
            .fetchMap(NAME, VALUE);
    String words = chosen.getOrDefault(setting(body), chosen.get(POLICY));
    if (words == null) {
      return new FactorPolicy(FactorPolicy.DEFAULT, false);
    }
    Set<Role> roles = new TreeSet<>();
    for (String word : words.split(" ")) {
      Role.find(word).ifPresent(roles::add);
    }
    return new FactorPolicy(roles, true);
  }

  private OptionalLong verify(Record row, String name, String code) {
    return Totp.verify(
        vault.open(purpose(name), row.get(SECRET)), code, clock.instant(), row.get(LAST_STEP));
  }

  private static List<String> renew(DSLContext dsl, String name) {
    dsl.deleteFrom(RECOVERY).where(ACCOUNT.eq(name)).execute();
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      String code = Passwords.oneTime();
      codes.add(code);
      dsl.insertInto(RECOVERY)
          .columns(ACCOUNT, HASH)
          .values(name, Sha256.of(code.replace("-", "")))
          .execute();
    }
    return codes;
  }

  private static Optional<Record> find(DSLContext dsl, String name) {
    return dsl.select().from(FACTORS).where(ACCOUNT.eq(name)).fetchOptional().map(r -> r);
  }

  private static void requireAccount(DSLContext dsl, String name) {
    if (!dsl.fetchExists(ACCOUNTS, ACCOUNT.eq(name))) {
      throw new Trouble(Trouble.Code.NOT_FOUND, "there is no account " + name);
    }
  }

  private static String purpose(String name) {
    return "second factor of " + name;
  }
}
