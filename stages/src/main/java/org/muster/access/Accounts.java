package org.muster.access;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.muster.store.Store;
import org.muster.store.Straight;
import org.muster.store.Trouble;

/// Local accounts and their passwords. Wrong ones are counted by [Attempts], by whoever knows from
/// where they come: nobody is locked out by what another types.
public final class Accounts {

  /// How long a password to be used once is good for.
  public static final Duration ONE_TIME_FOR = Duration.ofDays(3);

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");
  private static final Pattern BODY = Pattern.compile("[A-Z][A-Z0-9]{1,11}");

  private static final Table<Record> ACCOUNTS = table(name("accounts"));
  private static final Table<Record> ROLES = table(name("account_roles"));
  private static final Field<String> ACCOUNT = field(name("account"), String.class);
  private static final Field<String> BODY_CODE = field(name("body"), String.class);
  private static final Field<String> PASSWORD = field(name("password"), String.class);
  private static final Field<Long> ONE_TIME = field(name("one_time"), Long.class);
  private static final Field<Long> DISABLED = field(name("disabled"), Long.class);
  private static final Field<String> ONE_TIME_UNTIL = field(name("one_time_until"), String.class);
  private static final Field<Long> FAILURES = field(name("failures"), Long.class);
  private static final Field<String> ROLE = field(name("role"), String.class);
  private static final Field<Long> EPOCH = field(name("epoch"), Long.class);
  private static final Table<Record> SUBJECTS = table(name("outside_subjects"));
  private static final Field<String> ISSUER = field(name("issuer"), String.class);
  private static final Field<String> SUBJECT = field(name("subject"), String.class);

  private final Store store;
  private final Audit audit;
  private final InstantSource clock;
  private final Keys keys;
  private final Notices notices;

  public Accounts(Store store, Audit audit, InstantSource clock) {
    this(store, audit, clock, Keys.NONE);
  }

  /// @param keys what else opens something for an account
  public Accounts(Store store, Audit audit, InstantSource clock, Keys keys) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
    this.keys = keys;
    this.notices = new Notices(store, clock);
  }

  /// Adds an account and gives its one-time password, which is kept nowhere in clear.
  public String add(String actor, String name, String body, Collection<Role> roles) {
    if (!NAME.matcher(name).matches()) {
      throw unacceptable(
          "account name \""
              + name
              + "\": expected 2 to 40 lower-case letters, digits, '.', '-' or '_'");
    }
    if (!BODY.matcher(body).matches()) {
      throw unacceptable(
          "body \"" + body + "\": expected an upper-case code such as AZE or " + Viewer.ALLIANCE);
    }
    requireRole(roles);
    String password = Passwords.oneTime();
    String hash = Passwords.hash(password);
    return store.write(
        dsl -> {
          if (find(dsl, name).isPresent()) {
            throw new Trouble(Trouble.Code.REFUSED, "there is an account " + name + " already");
          }
          dsl.insertInto(ACCOUNTS)
              .columns(ACCOUNT, BODY_CODE, PASSWORD, ONE_TIME, ONE_TIME_UNTIL, DISABLED, FAILURES)
              .values(name, body, hash, 1L, oneTimeUntil(), 0L, 0L)
              .execute();
          insertRoles(dsl, name, roles);
          audit.append(dsl, actor, "account-add", List.of(name));
          return password;
        });
  }

  /// Every account, by name.
  public List<Account> list() {
    return store.read(Accounts::list);
  }

  static List<Account> list(DSLContext dsl) {
    return dsl.select().from(ACCOUNTS).orderBy(ACCOUNT).fetch(row -> account(dsl, row));
  }

  /// The account of that name.
  public Optional<Account> find(String name) {
    return store.read(dsl -> find(dsl, name));
  }

  /// Sets a new one-time password, ends sessions, tokens and feeds, and gives the password.
  public String reset(String actor, String name) {
    String password = Passwords.oneTime();
    String hash = Passwords.hash(password);
    return store.write(
        dsl -> {
          require(dsl, name);
          dsl.update(ACCOUNTS)
              .set(PASSWORD, hash)
              .set(ONE_TIME, 1L)
              .set(ONE_TIME_UNTIL, oneTimeUntil())
              .where(ACCOUNT.eq(name))
              .execute();
          endKeys(dsl, name);
          notices.tell(
              dsl, name, actor, "set a new password for you, and ended your tokens and feeds");
          audit.append(dsl, actor, "account-reset", List.of(name));
          return password;
        });
  }

  /// Closes an account, or opens it again.
  public void disable(String actor, String name, boolean disabled) {
    disable(actor, name, disabled, Judge.NONE);
  }

  /// @param judge whether it may be done, asked in the same transaction
  void disable(String actor, String name, boolean disabled, Judge judge) {
    store.write(
        dsl -> {
          judge.requireFine(list(dsl), require(dsl, name));
          dsl.update(ACCOUNTS).set(DISABLED, disabled ? 1L : 0L).where(ACCOUNT.eq(name)).execute();
          endSessions(dsl, name);
          if (disabled) {
            keys.end(dsl, name, clock.instant());
          }
          notices.tell(dsl, name, actor, disabled ? "closed your account" : "opened your account");
          audit.append(dsl, actor, disabled ? "account-disable" : "account-enable", List.of(name));
          return name;
        });
  }

  /// Gives an account these roles in the place of those it has.
  public void setRoles(String actor, String name, Collection<Role> roles) {
    setRoles(actor, name, roles, Judge.NONE);
  }

  /// @param judge whether it may be done, asked in the same transaction
  void setRoles(String actor, String name, Collection<Role> roles, Judge judge) {
    requireRole(roles);
    store.write(
        dsl -> {
          judge.requireFine(list(dsl), require(dsl, name));
          dsl.deleteFrom(ROLES).where(ACCOUNT.eq(name)).execute();
          insertRoles(dsl, name, roles);
          notices.tell(dsl, name, actor, "changed your roles: " + words(roles));
          audit.append(dsl, actor, "account-roles", List.of(name));
          return name;
        });
  }

  /// Judges a name and password. Every attempt is audited; a name that no account has is not
  /// written down, since people type passwords into the wrong field.
  public SignIn signIn(String name, String password) {
    Optional<Record> row =
        store.read(dsl -> dsl.select().from(ACCOUNTS).where(ACCOUNT.eq(name)).fetchOptional());
    boolean right =
        PasswordRules.mayBeOne(password)
            && Passwords.matches(password, row.map(r -> r.get(PASSWORD)).orElse(Nobody.HASH));
    return store.write(dsl -> judge(dsl, name, right));
  }

  private SignIn judge(DSLContext dsl, String name, boolean right) {
    Optional<Record> found =
        dsl.select().from(ACCOUNTS).where(ACCOUNT.eq(name)).fetchOptional().map(r -> r);
    if (found.isPresent()
        && right
        && found.get().get(DISABLED) == 0
        && !isOver(found.get().get(ONE_TIME), found.get().get(ONE_TIME_UNTIL))) {
      audit.append(dsl, name, "sign-in", List.of(name));
      return new SignIn.Accepted(account(dsl, found.get()));
    }
    noteRefused(dsl, name, "sign-in-refused");
    return new SignIn.Rejected();
  }

  /// Writes down that a password was not even looked at, since too many wrong ones came before it.
  public void noteWaiting(String name) {
    store.write(
        dsl -> {
          noteRefused(dsl, name, "sign-in-locked");
          return name;
        });
  }

  private void noteRefused(DSLContext dsl, String name, String verb) {
    if (find(dsl, name).isPresent()) {
      audit.append(dsl, name, verb, List.of(name));
    } else {
      audit.append(dsl, "unknown", verb, List.of());
    }
  }

  private String oneTimeUntil() {
    return clock.instant().plus(ONE_TIME_FOR).toString();
  }

  /// Whether a password to be used once came too late.
  private boolean isOver(long oneTime, @Nullable String until) {
    return oneTime != 0 && until != null && !clock.instant().isBefore(Instant.parse(until));
  }

  /// Whether a new password would be taken, asked before the old one is looked at.
  ///
  /// @throws Trouble if it is easily guessed, or the same as before
  public void requireTakable(String name, String old, String fresh) {
    Optional<String> weak = PasswordRules.refuse(fresh, name);
    if (weak.isPresent()) {
      throw unacceptable("the new password " + weak.get());
    }
    if (fresh.equals(old)) {
      throw unacceptable("the new password is the old one");
    }
  }

  /// Changes one's own password; the old one must be right. It ends the account's sessions, its
  /// tokens and its feeds: whoever made one with what was known before keeps nothing.
  ///
  /// @throws Trouble if the new one is easily guessed, or the same as before
  public SignIn changePassword(String name, String old, String fresh) {
    requireTakable(name, old, fresh);
    SignIn answer = signIn(name, old);
    if (answer instanceof SignIn.Accepted) {
      String hash = Passwords.hash(fresh);
      return store.write(
          dsl -> {
            dsl.update(ACCOUNTS)
                .set(PASSWORD, hash)
                .set(ONE_TIME, 0L)
                .setNull(ONE_TIME_UNTIL)
                .where(ACCOUNT.eq(name))
                .execute();
            endKeys(dsl, name);
            audit.append(dsl, name, "password-change", List.of(name));
            return new SignIn.Accepted(require(dsl, name));
          });
    }
    return answer;
  }

  /// Signs in somebody whom an identity provider has vouched for. Accounts are never made here: the
  /// first time, the account of the name that the provider gives is bound to the provider's
  /// subject; from then on the subject alone counts, so that a name given to somebody else opens
  /// nothing.
  ///
  /// @param issuer the provider
  /// @param subject the provider's own id of the person
  /// @param claimed the account's name as the provider gives it; may be empty
  public SignIn signInFromOutside(String issuer, String subject, String claimed) {
    return store.write(
        dsl -> {
          Optional<String> bound =
              dsl.select(ACCOUNT)
                  .from(SUBJECTS)
                  .where(ISSUER.eq(issuer).and(SUBJECT.eq(subject)))
                  .fetchOptional(ACCOUNT);
          Optional<Account> account = find(dsl, bound.orElse(claimed)).filter(a -> !a.disabled());
          boolean taken =
              bound.isEmpty()
                  && account.isPresent()
                  && dsl.fetchExists(
                      SUBJECTS, ISSUER.eq(issuer).and(ACCOUNT.eq(account.get().name())));
          if (account.isEmpty() || taken) {
            audit.append(dsl, "unknown", "sign-in-outside-refused", List.of());
            return new SignIn.Rejected();
          }
          String name = account.get().name();
          if (bound.isEmpty()) {
            dsl.insertInto(SUBJECTS)
                .columns(ISSUER, SUBJECT, ACCOUNT)
                .values(issuer, subject, name)
                .execute();
            audit.append(dsl, name, "account-bind", List.of(name));
          }
          audit.append(dsl, name, "sign-in-outside", List.of(name));
          return new SignIn.Accepted(account.get());
        });
  }

  /// Forgets who an account is at identity providers; the next sign-in from there binds it anew.
  public void unbind(String actor, String name) {
    store.write(
        dsl -> {
          require(dsl, name);
          dsl.deleteFrom(SUBJECTS).where(ACCOUNT.eq(name)).execute();
          endSessions(dsl, name);
          notices.tell(
              dsl, name, actor, "ended your sign-in from elsewhere; the next one binds it anew");
          audit.append(dsl, actor, "account-unbind", List.of(name));
          return name;
        });
  }

  /// Ends all that opens something for an account without its password: sessions, tokens, feeds.
  private void endKeys(DSLContext dsl, String name) {
    endSessions(dsl, name);
    TokenRows.revokeAll(dsl, name, clock.instant());
    keys.end(dsl, name, clock.instant());
  }

  /// Ends every session of an account: those that began before this do not stand any more.
  static void endSessions(DSLContext dsl, String name) {
    dsl.update(ACCOUNTS).set(EPOCH, EPOCH.plus(1L)).where(ACCOUNT.eq(name)).execute();
  }

  /// Ends the feeds of an account, and what else opens something without its password or a token.
  void endFeeds(String name) {
    store.write(
        dsl -> {
          keys.end(dsl, name, clock.instant());
          return name;
        });
  }

  /// Judges a change of an account by all accounts as they stand when it is made.
  @FunctionalInterface
  interface Judge {
    /// Takes every change.
    Judge NONE = (all, account) -> {};

    /// @throws Trouble if the change may not be made
    void requireFine(List<Account> all, Account account);
  }

  private static String words(Collection<Role> roles) {
    return String.join(", ", new TreeSet<>(roles).stream().map(Role::word).toList());
  }

  private static void requireRole(Collection<Role> roles) {
    if (roles.isEmpty()) {
      throw unacceptable("an account needs at least one role");
    }
  }

  private static void insertRoles(DSLContext dsl, String name, Collection<Role> roles) {
    for (Role role : new TreeSet<>(roles)) {
      dsl.insertInto(ROLES).columns(ACCOUNT, ROLE).values(name, role.word()).execute();
    }
  }

  private static Account require(DSLContext dsl, String name) {
    return find(dsl, name)
        .orElseThrow(() -> new Trouble(Trouble.Code.NOT_FOUND, "there is no account " + name));
  }

  static Optional<Account> find(DSLContext dsl, String name) {
    Set<Role> roles = roles(dsl, name);
    return Straight.list(
            dsl,
            "select \"account\", \"body\", \"one_time\", \"disabled\", \"epoch\""
                + " from \"accounts\" where \"account\" = ?",
            row ->
                new Account(
                    row.getString(1),
                    row.getString(2),
                    roles,
                    row.getLong(3) != 0,
                    row.getLong(4) != 0,
                    row.getLong(5)),
            List.of(name))
        .stream()
        .findFirst();
  }

  /// Words of roles that are none, which a later version may have written, let nobody in.
  private static Set<Role> roles(DSLContext dsl, String name) {
    Set<Role> roles = new TreeSet<>();
    Straight.list(
            dsl,
            "select \"role\" from \"account_roles\" where \"account\" = ?",
            row -> row.getString(1),
            List.of(name))
        .forEach(word -> Role.find(word).ifPresent(roles::add));
    return roles;
  }

  private static Account account(DSLContext dsl, Record row) {
    String name = row.get(ACCOUNT);
    return new Account(
        name,
        row.get(BODY_CODE),
        roles(dsl, name),
        row.get(ONE_TIME) != 0,
        row.get(DISABLED) != 0,
        row.get(EPOCH));
  }

  private static Trouble unacceptable(String message) {
    return new Trouble(Trouble.Code.REFUSED, message);
  }

  /// Matched when nobody has the name given, so that the answer takes as long as for somebody.
  private static final class Nobody {
    private static final String HASH = Passwords.hash(Passwords.oneTime());
  }
}
