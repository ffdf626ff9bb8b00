package org.muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.store.Store;
import org.muster.store.TestDatabase;
import org.muster.store.Trouble;

/// Tokens of programs, people known elsewhere, and the counter of attempts.
class TokensTest {
  private static final String ISSUER = "https://id.example.org";

  @TempDir Path folder;

  private Instant now = Instant.parse("2021-10-28T09:00:00Z");
  private final Audit audit = new Audit(() -> now);

  @ParameterizedTest
  @EnumSource
  void aTokenOpensUntilItExpiresIsRevokedOrItsAccountIsClosed(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      Accounts accounts = accountWithLeyla(store);
      Tokens tokens = new Tokens(store, audit, () -> now);
      Tokens.Made made = tokens.make("leyla", " reader ", Token.Scope.READ, Duration.ofDays(1));

      assertThat(tokens.find(made.text()))
          .hasValueSatisfying(
              bearer -> {
                assertThat(bearer.account().name()).isEqualTo("leyla");
                assertThat(bearer.token()).isEqualTo(made.token());
                assertThat(bearer.token().label()).isEqualTo("reader");
              });
      assertThat(tokens.find(made.text() + "x")).isEmpty();
      assertThat(held(store, "tokens")).doesNotContain(made.text());

      accounts.disable("os:test", "leyla", true);
      assertThat(tokens.find(made.text())).isEmpty();
      accounts.disable("os:test", "leyla", false);
      assertThat(tokens.find(made.text())).isPresent();
      now = now.plus(Duration.ofDays(1));
      assertThat(tokens.find(made.text())).as("expired").isEmpty();

      Tokens.Made other = tokens.make("leyla", "writer", Token.Scope.WRITE, Tokens.LONGEST);
      assertThatThrownBy(() -> tokens.revoke("murad", other.token().id()))
          .as("another's token")
          .isInstanceOf(Trouble.class);
      tokens.revoke("leyla", other.token().id());
      assertThat(tokens.find(other.text())).isEmpty();
      Tokens.Made third = tokens.make("leyla", "third", Token.Scope.READ, Duration.ofDays(9));
      accounts.reset("admin", "leyla");
      assertThat(tokens.find(third.text())).as("after a reset").isEmpty();
      assertThat(tokens.list("leyla")).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeATokenIsSaid(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      accountWithLeyla(store);
      Tokens tokens = new Tokens(store, audit, () -> now);
      Token.Scope read = Token.Scope.READ;

      assertThatThrownBy(() -> tokens.make("leyla", " ", read, Duration.ofDays(1)))
          .hasMessageContaining("a token needs a label");
      assertThatThrownBy(() -> tokens.make("leyla", "x", read, Duration.ofDays(366)))
          .hasMessageContaining("good for 1 to 365 days");
      for (int i = 0; i < 20; i++) {
        tokens.make("leyla", "x", read, Duration.ofDays(1));
      }
      assertThatThrownBy(() -> tokens.make("leyla", "x", read, Duration.ofDays(1)))
          .hasMessageContaining("has 20 tokens");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSubjectFromOutsideIsBoundToAnAccountThatIsThereAndToNoOther(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      Accounts accounts = accountWithLeyla(store);

      assertThat(accounts.signInFromOutside(ISSUER, "s-1", "nobody-here"))
          .isEqualTo(new SignIn.Rejected());
      assertThat(accounts.list()).hasSize(1);
      assertThat(accounts.signInFromOutside(ISSUER, "s-1", "leyla"))
          .isInstanceOf(SignIn.Accepted.class);
      assertThat(accounts.signInFromOutside(ISSUER, "s-1", "a new name"))
          .as("the subject counts")
          .isInstanceOf(SignIn.Accepted.class);
      assertThat(accounts.signInFromOutside(ISSUER, "s-2", "leyla"))
          .as("another who was given the name")
          .isEqualTo(new SignIn.Rejected());

      accounts.unbind("admin", "leyla");
      assertThat(accounts.signInFromOutside(ISSUER, "s-2", "leyla"))
          .isInstanceOf(SignIn.Accepted.class);
      accounts.disable("admin", "leyla", true);
      assertThat(accounts.signInFromOutside(ISSUER, "s-2", "leyla"))
          .isEqualTo(new SignIn.Rejected());
    }
  }

  @ParameterizedTest
  @EnumSource
  void attemptsAreCountedAcrossARestartAndByPlace(TestDatabase database) {
    String url = database.fresh();
    Attempts.Limit three = new Attempts.Limit("wrong", 3, Duration.ofMinutes(10));
    Instant end = now.plus(Duration.ofMinutes(10));
    try (Store store = Store.open(url)) {
      Attempts attempts = attempts(store);
      assertThat(attempts.take(three, "192.0.2.1")).isEmpty();
      attempts.giveBack(three, "192.0.2.1");
      for (int i = 0; i < 3; i++) {
        assertThat(attempts.take(three, "192.0.2.1")).isEmpty();
      }
    }
    now = now.plusSeconds(60);
    try (Store store = Store.open(url)) {
      Attempts attempts = attempts(store);
      assertThat(attempts.take(three, "192.0.2.1")).hasValue(end);
      assertThat(attempts.take(three, "192.0.2.2")).as("another place").isEmpty();
      assertThat(held(store, "attempts")).doesNotContain("192.0.2");
      now = end;
      assertThat(attempts.take(three, "192.0.2.1")).isEmpty();
    }
  }

  /// The wait binds one name from one address, grows, and is forgotten when the right one comes.
  @ParameterizedTest
  @EnumSource
  void wrongPasswordsMakeOneAddressWaitAndNobodyElse(TestDatabase database) {
    String url = database.fresh();
    try (Store store = Store.open(url)) {
      Attempts attempts = attempts(store);
      for (int i = 0; i < Attempts.FREE; i++) {
        assertThat(attempts.takeFor("leyla", "192.0.2.1")).as("the %dth", i + 1).isEmpty();
      }
      assertThat(attempts.takeFor("leyla", "192.0.2.1")).hasValue(now.plusSeconds(60));
      assertThat(attempts.takeFor("leyla", "192.0.2.2")).as("the owner elsewhere").isEmpty();
      assertThat(attempts.takeFor("murad", "192.0.2.1")).as("another there").isEmpty();
    }
    try (Store store = Store.open(url)) {
      Attempts attempts = attempts(store);
      assertThat(attempts.waits("leyla", "192.0.2.1")).as("across a restart").isPresent();
      now = now.plusSeconds(60);
      assertThat(attempts.takeFor("leyla", "192.0.2.1")).isEmpty();
      assertThat(attempts.takeFor("leyla", "192.0.2.1")).hasValue(now.plusSeconds(120));
      now = now.minus(Duration.ofDays(30));
      assertThat(attempts.takeFor("leyla", "192.0.2.1"))
          .as("a clock that was set back")
          .hasValue(now.plusSeconds(120));
      attempts.forgetFor("leyla", "192.0.2.1");
      assertThat(attempts.takeFor("leyla", "192.0.2.1")).isEmpty();
    }
    assertThat(Attempts.pause(Attempts.FREE + 1_000_000L)).isEqualTo(Attempts.LONGEST_WAIT);
  }

  @Test
  void ofAnAddressOfIpv6ItsNetworkCounts() {
    assertThat(Attempts.network("2001:db8:1:2:3:4:5:6"))
        .isEqualTo(Attempts.network("2001:db8:1:2::9"))
        .isNotEqualTo(Attempts.network("2001:db8:1:3::9"));
    assertThat(Attempts.network("192.0.2.1")).isEqualTo("192.0.2.1");
  }

  @ParameterizedTest
  @EnumSource
  void aChangedPasswordEndsTokensAndFeeds(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      List<String> ended = new java.util.ArrayList<>();
      Accounts accounts =
          new Accounts(store, audit, () -> now, (dsl, account, at) -> ended.add(account));
      String once = accounts.add("os:test", "leyla", "AZE", List.of(Role.VIEWER));
      Tokens tokens = new Tokens(store, audit, () -> now);
      Tokens.Made made = tokens.make("leyla", "reader", Token.Scope.READ, Duration.ofDays(1));

      accounts.changePassword("leyla", once, "four quiet words here");

      assertThat(tokens.find(made.text())).isEmpty();
      assertThat(tokens.wasOne(made.text())).isTrue();
      tokens.noteRefused(made.text());
      assertThat(tokens.wasOne(made.text() + "x")).isFalse();
      tokens.noteRefused(made.text() + "x");
      assertThat(audit.list(store, 2))
          .extracting(Audit.Entry::verb, Audit.Entry::actor, Audit.Entry::ids)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("token-refused", "unknown", ""),
              org.assertj.core.groups.Tuple.tuple("token-refused", "leyla", made.token().id()));
      assertThat(ended).containsExactly("leyla");
    }
  }

  private static String held(Store store, String table) {
    return store.read(dsl -> dsl.fetch("select * from \"" + table + "\"").formatCSV());
  }

  private Attempts attempts(Store store) {
    return new Attempts(store, () -> now, Vault.at(folder.resolve("muster.key")));
  }

  private Accounts accountWithLeyla(Store store) {
    Accounts accounts = new Accounts(store, audit, () -> now);
    String once = accounts.add("os:test", "leyla", "AZE", List.of(Role.VIEWER));
    accounts.changePassword("leyla", once, "four quiet words here");
    return accounts;
  }
}
