package org.muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.store.Store;
import org.muster.store.TestDatabase;
import org.muster.store.Trouble;

class AccountsTest {
  private static final String PASSWORD = "four quiet words here";

  private Instant now = Instant.parse("2021-10-28T09:00:00Z");
  private final Audit audit = new Audit(() -> now);

  @ParameterizedTest
  @EnumSource
  void anAccountBeginsWithAPasswordToBeUsedOnce(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      Accounts accounts = accounts(store);
      String once =
          accounts.add("os:test", "leyla", "AZE", List.of(Role.NATIONAL_PLANNER, Role.VIEWER));

      Account account =
          new Account("leyla", "AZE", Set.of(Role.NATIONAL_PLANNER, Role.VIEWER), true, false, 0);
      assertThat(accounts.list()).containsExactly(account);
      assertThat(accounts.signIn("leyla", once)).isEqualTo(new SignIn.Accepted(account));
      assertThat(accounts.changePassword("leyla", once, PASSWORD))
          .isInstanceOfSatisfying(
              SignIn.Accepted.class,
              accepted -> assertThat(accepted.account().oneTime()).isFalse());
      assertThat(accounts.signIn("leyla", once)).isEqualTo(new SignIn.Rejected());
      assertThat(accounts.signIn("leyla", PASSWORD)).isInstanceOf(SignIn.Accepted.class);
      assertThat(audit.list(store, 9))
          .extracting(Audit.Entry::verb)
          .containsExactly(
              "sign-in", "sign-in-refused", "password-change", "sign-in", "sign-in", "account-add");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPasswordToBeUsedOnceIsGoodForThreeDays(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      Accounts accounts = accounts(store);
      String once = accounts.add("os:test", "leyla", "AZE", List.of(Role.VIEWER));

      now = now.plus(Accounts.ONE_TIME_FOR).minusSeconds(1);
      assertThat(accounts.signIn("leyla", once)).isInstanceOf(SignIn.Accepted.class);
      now = now.plusSeconds(1);
      assertThat(accounts.signIn("leyla", once)).isEqualTo(new SignIn.Rejected());

      String again = accounts.reset("os:test", "leyla");
      accounts.changePassword("leyla", again, PASSWORD);
      now = now.plus(Accounts.ONE_TIME_FOR).plusSeconds(1);
      assertThat(accounts.signIn("leyla", PASSWORD)).isInstanceOf(SignIn.Accepted.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatOthersDoToAnAccountIsToldToIt(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      Accounts accounts = accounts(store);
      Notices notices = new Notices(store, () -> now);
      accounts.add("os:test", "leyla", "AZE", List.of(Role.VIEWER));
      accounts.setRoles("chief", "leyla", List.of(Role.EVALUATOR));
      accounts.reset("chief", "leyla");

      assertThat(notices.list("leyla"))
          .extracting(Notices.Notice::actor)
          .containsExactly("chief", "chief");
      assertThat(notices.list("leyla"))
          .extracting(Notices.Notice::what)
          .containsExactlyInAnyOrder(
              "changed your roles: evaluator",
              "set a new password for you, and ended your tokens and feeds");
      notices.read("leyla", now);
      assertThat(notices.list("leyla")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void unknownNamesAndClosedAccountsAreToldTheSame(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      Accounts accounts = accounts(store);
      String once = accounts.add("os:test", "leyla", "AZE", List.of(Role.VIEWER));
      accounts.disable("os:test", "leyla", true);

      assertThat(accounts.signIn("leyla", once)).isEqualTo(new SignIn.Rejected());
      assertThat(accounts.signIn("nobody-here", once)).isEqualTo(new SignIn.Rejected());
      assertThat(audit.list(store, 1))
          .extracting(Audit.Entry::actor, Audit.Entry::ids)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("unknown", ""));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aResetGivesANewPasswordAndRolesAreReplaced(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      Accounts accounts = accounts(store);
      accounts.add("os:test", "leyla", "AZE", List.of(Role.VIEWER));
      String fresh = accounts.reset("os:test", "leyla");
      accounts.setRoles("os:test", "leyla", List.of(Role.EVALUATOR));

      assertThat(accounts.signIn("leyla", fresh)).isInstanceOf(SignIn.Accepted.class);
      assertThat(accounts.find("leyla").orElseThrow().roles()).containsExactly(Role.EVALUATOR);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatCannotBeTakenIsSaid(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      Accounts accounts = accounts(store);
      List<Role> roles = List.of(Role.VIEWER);
      String once = accounts.add("os:test", "leyla", "AZE", roles);

      assertRefused(
          "there is an account leyla already", () -> accounts.add("x", "leyla", "AZE", roles));
      assertRefused("account name \"Le yla\"", () -> accounts.add("x", "Le yla", "AZE", roles));
      assertRefused("body \"aze\"", () -> accounts.add("x", "murad", "aze", roles));
      assertRefused("at least one role", () -> accounts.add("x", "murad", "AZE", List.of()));
      assertRefused("there is no account murad", () -> accounts.reset("x", "murad"));
      assertRefused(
          "14 characters", () -> accounts.changePassword("leyla", once, "fourteen chars"));
      for (String guessed :
          List.of(
              "aaaaaaaaaaaaaaa",
              "abcabcabcabcabcabc",
              "123456789012345",
              "qwertyuiopasdfgh",
              "password12345678",
              "Administrator123")) {
        assertThatThrownBy(() -> accounts.changePassword("leyla", once, guessed))
            .as(guessed)
            .isInstanceOf(Trouble.class)
            .hasMessageContaining("the new password is");
      }
      assertRefused(
          "0 characters beside the spaces at its ends",
          () -> accounts.changePassword("leyla", once, " ".repeat(15)));
      assertRefused(
          "the account's name", () -> accounts.changePassword("leyla", once, "my name is leyla"));
    }
  }

  private static void assertRefused(
      String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(Trouble.class).hasMessageContaining(message);
  }

  private Accounts accounts(Store store) {
    return new Accounts(store, audit, () -> now);
  }
}
