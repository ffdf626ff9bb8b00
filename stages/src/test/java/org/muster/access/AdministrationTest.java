package org.muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.store.Store;
import org.muster.store.TestDatabase;
import org.muster.store.Trouble;

/// What administrators do to accounts, and where it ends.
class AdministrationTest {
  private static final Viewer.Person CHIEF =
      new Viewer.Person("chief", "AZE", Set.of(Role.ADMINISTRATOR));
  private static final Viewer.Operator OPERATOR = new Viewer.Operator("ops");

  private final Instant now = Instant.parse("2021-10-28T09:00:00Z");
  private final Audit audit = new Audit(() -> now);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void anAdministratorAddsResetsAndClosesAndEachIsAuditedWithoutThePassword(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      Accounts accounts = accounts(store);
      Administration administration = administration(store, accounts);

      String once = administration.add(CHIEF, "nigar", "AZE", List.of(Role.NATIONAL_PLANNER));
      assertThat(accounts.signIn("nigar", once)).isInstanceOf(SignIn.Accepted.class);
      String again = administration.reset(CHIEF, "nigar");
      assertThat(accounts.signIn("nigar", once)).isInstanceOf(SignIn.Rejected.class);
      administration.setRoles(CHIEF, "nigar", List.of(Role.VIEWER));
      administration.close(CHIEF, "nigar");
      assertThat(accounts.signIn("nigar", again)).isInstanceOf(SignIn.Rejected.class);
      administration.open(CHIEF, "nigar");
      assertThat(accounts.signIn("nigar", again)).isInstanceOf(SignIn.Accepted.class);

      assertThat(audit.list(store, 99))
          .filteredOn(row -> row.actor().equals("chief"))
          .extracting(Audit.Entry::verb)
          .containsExactly(
              "account-enable", "account-disable", "account-roles", "account-reset", "account-add");
      assertThat(audit.list(store, 99).toString()).doesNotContain(once).doesNotContain(again);
      assertThat(new Notices(store, () -> now).list("nigar"))
          .extracting(Notices.Notice::what)
          .containsExactlyInAnyOrder(
              "set a new password for you, and ended your tokens and feeds",
              "changed your roles: viewer",
              "closed your account",
              "opened your account");
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyGivesWhatIsAnothersNorTouchesAnothersAccounts(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      Accounts accounts = accounts(store);
      Administration administration = administration(store, accounts);
      administration.add(OPERATOR, "giorgi", "GEO", List.of(Role.NATIONAL_PLANNER));
      administration.add(OPERATOR, "aynur", "AZE", List.of(Role.ALLY_REPRESENTATIVE));

      assertThat(administration.listGivable(CHIEF, "AZE"))
          .containsExactly(
              Role.NATIONAL_PLANNER,
              Role.NATIONAL_APPROVER,
              Role.FORCE_GENERATOR,
              Role.VIEWER,
              Role.ADMINISTRATOR);
      assertThat(administration.listGivable(CHIEF, "GEO")).isEmpty();
      assertThat(
              administration.listGivable(
                  new Viewer.Person("kim", "NATO", Set.of(Role.ADMINISTRATOR)), "NATO"))
          .contains(Role.values());
      for (Role role : Set.of(Role.ALLIANCE_DESK_OFFICER, Role.EVALUATOR, Role.MONITOR)) {
        assertRefused(
            "the role " + role.word() + " opens what is not AZE's",
            () -> administration.add(CHIEF, "nigar", "AZE", List.of(role)));
        assertRefused(
            "the role " + role.word() + " opens what is not AZE's",
            () -> administration.setRoles(CHIEF, "aynur", List.of(role)));
      }
      administration.setRoles(CHIEF, "aynur", List.of(Role.ALLY_REPRESENTATIVE, Role.VIEWER));
      assertThat(accounts.find("aynur").orElseThrow().roles())
          .as("what the account has already may stay")
          .containsExactlyInAnyOrder(Role.ALLY_REPRESENTATIVE, Role.VIEWER);
      assertRefused(
          "only an administrator of GEO adds that",
          () -> administration.add(CHIEF, "tamar", "GEO", List.of(Role.VIEWER)));
      for (ThrowingCallable deed :
          List.<ThrowingCallable>of(
              () -> administration.reset(CHIEF, "giorgi"),
              () -> administration.close(CHIEF, "giorgi"),
              () -> administration.open(CHIEF, "giorgi"),
              () -> administration.setRoles(CHIEF, "giorgi", List.of(Role.VIEWER)))) {
        assertRefused("there is no account giorgi of yours", deed);
      }
      assertThat(administration.find(CHIEF, "giorgi")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOwnAccountIsNotClosedAndTheLastAdministratorStays(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      Accounts accounts = accounts(store);
      Administration administration = administration(store, accounts);
      administration.add(OPERATOR, "other", "GEO", List.of(Role.ADMINISTRATOR));

      assertRefused("this account is your own", () -> administration.close(CHIEF, "chief"));
      assertRefused("this account is your own", () -> administration.reset(CHIEF, "chief"));
      assertRefused(
          "this account is your own",
          () -> administration.setRoles(CHIEF, "chief", List.of(Role.VIEWER)));
      String last = "chief is the last administrator of AZE: make another first";
      assertRefused(last, () -> administration.close(OPERATOR, "chief"));
      assertRefused(
          last, () -> administration.setRoles(OPERATOR, "chief", List.of(Role.NATIONAL_PLANNER)));

      administration.add(CHIEF, "nigar", "AZE", List.of(Role.ADMINISTRATOR));
      Viewer nigar = accounts.find("nigar").orElseThrow().viewer();
      administration.close(nigar, "chief");
      assertThat(accounts.find("chief").orElseThrow().disabled()).isTrue();
      assertRefused(
          "nigar is the last administrator of AZE", () -> administration.close(OPERATOR, "nigar"));
    }
  }

  private static void assertRefused(String why, ThrowingCallable deed) {
    assertThatThrownBy(deed).isInstanceOf(Trouble.class).hasMessageContaining(why);
  }

  private Accounts accounts(Store store) {
    Accounts accounts = new Accounts(store, audit, () -> now);
    accounts.add("os:test", "chief", "AZE", List.of(Role.ADMINISTRATOR));
    return accounts;
  }

  private Administration administration(Store store, Accounts accounts) {
    Vault vault = Vault.at(folder.resolve("muster.key"));
    return new Administration(accounts, new SecondFactors(store, audit, () -> now, vault, false));
  }
}
