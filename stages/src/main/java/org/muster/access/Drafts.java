package org.muster.access;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.muster.store.Store;
import org.muster.store.Straight;
import org.muster.store.Trouble;

/// The drafts of people: what each typed into a form and did not save, one draft a form, encrypted
/// with the key of the [Vault], seen by nobody else, and forgotten once it is saved.
public final class Drafts {
  /// How long a draft waits for its writer to come back.
  static final Duration KEPT = Duration.ofDays(60);

  /// How long a page may lie open and still hand in what was typed on it, after the sign-in that it
  /// was opened with has ended.
  static final Duration HANDED_IN = Duration.ofHours(36);

  /// The newest of an account; older ones give way.
  static final int MOST_PER_ACCOUNT = 200;

  /// More than any form of a page takes, encoded.
  static final int MOST_CHARACTERS = 1_000_000;

  private static final int LONGEST_FORM = 1_000;
  private static final String PROOF = "page opened by";

  private static final Table<Record> DRAFTS = table(name("drafts"));
  private static final Field<String> ACCOUNT = field(name("account"), String.class);
  private static final Field<String> FORM = field(name("form"), String.class);
  private static final Field<String> AT = field(name("at"), String.class);
  private static final Field<String> SEALED = field(name("sealed"), String.class);

  private final Store store;
  private final InstantSource clock;
  private final Vault vault;

  public Drafts(Store store, InstantSource clock, Vault vault) {
    this.store = store;
    this.clock = clock;
    this.vault = vault;
  }

  /// Keeps what an account typed into a form, in the place of what was kept of it before.
  ///
  /// @return false if it is more than any form takes
  public boolean keep(String account, Draft draft) {
    String words = draft.encoded();
    if (words.length() > MOST_CHARACTERS || draft.form().length() > LONGEST_FORM) {
      return false;
    }
    String sealed = vault.seal(purpose(account, draft.form()), words);
    store.write(
        dsl -> {
          remove(dsl, account, draft.form());
          dsl.insertInto(DRAFTS)
              .columns(ACCOUNT, FORM, AT, SEALED)
              .values(account, draft.form(), draft.at().toString(), sealed)
              .execute();
          dsl.deleteFrom(DRAFTS)
              .where(ACCOUNT.eq(account))
              .and(AT.lt(clock.instant().minus(KEPT).toString()))
              .execute();
          List<String> all =
              dsl.select(FORM)
                  .from(DRAFTS)
                  .where(ACCOUNT.eq(account))
                  .orderBy(AT.desc(), FORM)
                  .fetch(FORM);
          for (int i = MOST_PER_ACCOUNT; i < all.size(); i++) {
            remove(dsl, account, all.get(i));
          }
          return draft.form();
        });
    return true;
  }

  /// The forms of which an account has drafts.
  public Set<String> forms(String account) {
    return store.read(
        dsl ->
            Set.copyOf(
                Straight.list(
                    dsl,
                    "select \"form\" from \"drafts\" where \"account\" = ?",
                    row -> row.getString(1),
                    List.of(account))));
  }

  /// What an account typed into a form and did not save. A draft that another key encrypted is
  /// none.
  public Optional<Draft> find(String account, String form) {
    return store
        .read(
            dsl ->
                dsl.select()
                    .from(DRAFTS)
                    .where(ACCOUNT.eq(account).and(FORM.eq(form)))
                    .fetchOptional())
        .flatMap(row -> opened(account, form, row.get(SEALED), Instant.parse(row.get(AT))));
  }

  /// Forgets what was typed into a form, once it is saved or its writer says so.
  public void forget(String account, String form) {
    if (forms(account).contains(form)) {
      store.write(dsl -> remove(dsl, account, form));
    }
  }

  /// A proof that a page was opened by an account, for the page's forms to carry: with it, and with
  /// nothing else, what was typed can be handed in after the sign-in has ended.
  public String proof(String account) {
    return vault.seal(PROOF, clock.instant() + " " + account);
  }

  /// Whose page a proof stands on; empty if it is none of this server's, or too old.
  public Optional<String> whose(String proof) {
    try {
      String opened = vault.open(PROOF, proof);
      int space = opened.indexOf(' ');
      Instant made = Instant.parse(opened.substring(0, space));
      return Duration.between(made, clock.instant()).compareTo(HANDED_IN) > 0
          ? Optional.empty()
          : Optional.of(opened.substring(space + 1))
              .filter(
                  account ->
                      store
                          .read(dsl -> Accounts.find(dsl, account))
                          .filter(its -> !its.disabled())
                          .isPresent());
    } catch (Trouble | DateTimeParseException e) {
      // Made up, or sealed with another key: it proves nothing.
      return Optional.empty();
    }
  }

  private Optional<Draft> opened(String account, String form, String sealed, Instant at) {
    try {
      return Optional.of(Draft.read(form, vault.open(purpose(account, form), sealed), at));
    } catch (Trouble e) {
      // The key file was put anew: what it once encrypted is gone, and no page may break of it.
      return Optional.empty();
    }
  }

  private static int remove(DSLContext dsl, String account, String form) {
    return dsl.deleteFrom(DRAFTS).where(ACCOUNT.eq(account).and(FORM.eq(form))).execute();
  }

  private static String purpose(String account, String form) {
    return "draft of " + account + " in " + form;
  }
}
