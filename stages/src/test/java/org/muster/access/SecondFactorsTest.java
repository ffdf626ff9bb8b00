package org.muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.access.SecondFactors.Check;
import org.muster.store.Store;
import org.muster.store.TestDatabase;
import org.muster.store.Trouble;

class SecondFactorsTest {
  @TempDir Path folder;

  private Instant now = Instant.parse("2021-10-28T09:00:00Z");
  private final Audit audit = new Audit(() -> now);

  @ParameterizedTest
  @EnumSource
  void aCodeIsTakenOnceAlsoAcrossARestart(TestDatabase database) {
    String url = database.fresh();
    String secret;
    try (Store store = Store.open(url)) {
      addLeyla(store);
      SecondFactors factors = factors(store, false);
      secret = factors.begin("leyla");
      assertThat(factors.begin("leyla")).as("the same until it is confirmed").isEqualTo(secret);
      assertThat(factors.confirm("leyla", "000000")).isEmpty();
      assertThat(factors.check("leyla", code(secret))).isEqualTo(new Check.Wrong());
      assertThat(factors.confirm("leyla", code(secret)).orElseThrow()).hasSize(8);
      assertThat(factors.check("leyla", code(secret)))
          .as("the code that confirmed it")
          .isEqualTo(new Check.Wrong());
      now = now.plusSeconds(30);
      assertThat(factors.check("leyla", code(secret))).isEqualTo(new Check.Passed(false, 8));
      assertThatThrownBy(() -> factors.begin("leyla")).isInstanceOf(Trouble.class);
    }
    try (Store store = Store.open(url)) {
      SecondFactors factors = factors(store, false);
      assertThat(factors.check("leyla", code(secret))).isEqualTo(new Check.Wrong());
      now = now.plusSeconds(30);
      String typed = code(secret);
      assertThat(factors.check("leyla", typed.substring(0, 3) + " " + typed.substring(3)))
          .isEqualTo(new Check.Passed(false, 8));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRecoveryCodeIsTakenOnce(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      addLeyla(store);
      SecondFactors factors = factors(store, false);
      List<String> codes = factors.confirm("leyla", code(factors.begin("leyla"))).orElseThrow();

      assertThat(factors.check("leyla", codes.get(3))).isEqualTo(new Check.Passed(true, 7));
      assertThat(factors.check("leyla", codes.get(3))).isEqualTo(new Check.Wrong());
      List<String> fresh = factors.renewRecoveryCodes("leyla");
      assertThat(factors.check("leyla", codes.get(4))).isEqualTo(new Check.Wrong());
      assertThat(
              factors.check(
                  "leyla", fresh.get(0).replace("-", "").toUpperCase(java.util.Locale.ROOT)))
          .isEqualTo(new Check.Passed(true, 7));
    }
  }

  @ParameterizedTest
  @EnumSource
  void wrongCodesLockItAlsoAcrossARestart(TestDatabase database) {
    String url = database.fresh();
    String secret;
    try (Store store = Store.open(url)) {
      addLeyla(store);
      SecondFactors factors = factors(store, false);
      secret = factors.begin("leyla");
      factors.confirm("leyla", code(secret));
      for (int i = 0; i < 3; i++) {
        assertThat(factors.check("leyla", "wrong")).isEqualTo(new Check.Wrong());
      }
    }
    Instant until = now.plus(SecondFactors.LOCKED_FOR);
    try (Store store = Store.open(url)) {
      SecondFactors factors = factors(store, false);
      assertThat(factors.check("leyla", "wrong")).isEqualTo(new Check.Wrong());
      assertThat(factors.check("leyla", "wrong")).isEqualTo(new Check.Locked(until));
      assertThat(factors.check("leyla", code(secret))).isEqualTo(new Check.Locked(until));
      now = until;
      assertThat(factors.check("leyla", code(secret))).isEqualTo(new Check.Passed(false, 8));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClockThatIsSetBackLocksNobodyForLonger(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      addLeyla(store);
      SecondFactors factors = factors(store, false);
      String secret = factors.begin("leyla");
      factors.confirm("leyla", code(secret));
      for (int i = 0; i < SecondFactors.MOST_FAILURES; i++) {
        factors.check("leyla", "wrong");
      }
      assertThat(factors.check("leyla", "wrong")).isInstanceOf(Check.Locked.class);

      now = now.minusSeconds(30 * 86_400);
      assertThat(factors.check("leyla", "wrong")).isEqualTo(new Check.Wrong());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAdministratorManagesTheOwnNationAlone(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      addLeyla(store);
      Accounts accounts = accounts(store);
      accounts.add("os:test", "giorgi", "GEO", List.of(Role.NATIONAL_APPROVER));
      SecondFactors factors = factors(store, true);
      Administration administration = new Administration(accounts, factors);
      Viewer.Person chief = new Viewer.Person("chief", "AZE", Set.of(Role.ADMINISTRATOR));
      Account giorgi = accounts.find("giorgi").orElseThrow();
      factors.confirm("giorgi", code(factors.begin("giorgi")));

      assertThat(administration.list(chief)).extracting(Account::name).containsExactly("leyla");
      assertThatThrownBy(() -> administration.resetFactor(chief, "giorgi"))
          .hasMessage("there is no account giorgi of yours");
      assertThatThrownBy(() -> administration.requireFactor(chief, "giorgi", false))
          .isInstanceOf(Trouble.class);
      administration.setPolicy(chief, Set.of());
      assertThat(factors.standing(giorgi))
          .isEqualTo(new SecondFactors.Standing(true, false, true, 8));
      assertThat(factors.policy("AZE").chosen()).isTrue();
      assertThat(factors.policy("GEO").chosen()).isFalse();
      assertThatThrownBy(
              () ->
                  administration.setPolicy(
                      new Viewer.Person("leyla", "AZE", Set.of(Role.NATIONAL_PLANNER)), Set.of()))
          .isInstanceOf(Trouble.class);

      administration.requireFactor(chief, "leyla", true);
      assertThat(new Notices(store, () -> now).list("leyla"))
          .extracting(Notices.Notice::what)
          .contains("requires a second factor of you");
    }
  }

  @ParameterizedTest
  @EnumSource
  void neitherSecretNorRecoveryCodeIsInTheDatabase(TestDatabase database) throws Exception {
    try (Store store = Store.open(database.fresh())) {
      addLeyla(store);
      SecondFactors factors = factors(store, false);
      String secret = factors.begin("leyla");
      List<String> codes = factors.confirm("leyla", code(secret)).orElseThrow();

      String held =
          store.read(
              dsl ->
                  dsl.fetch("select * from \"second_factors\"").formatCSV()
                      + dsl.fetch("select * from \"recovery_codes\"").formatCSV()
                      + dsl.fetch("select * from \"audit\"").formatCSV());
      assertThat(held).doesNotContain(secret);
      codes.forEach(c -> assertThat(held).doesNotContain(c).doesNotContain(c.replace("-", "")));

      Files.writeString(
          folder.resolve("other.key"), "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
      SecondFactors elsewhere =
          new SecondFactors(store, audit, () -> now, Vault.at(folder.resolve("other.key")), false);
      assertThatThrownBy(() -> elsewhere.check("leyla", code(secret)))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("other.key is not the one")
          .hasMessageContaining("muster user factor NAME --reset");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSecretMovedToAnotherAccountOpensNothing(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      addLeyla(store);
      accounts(store).add("os:test", "murad", "AZE", List.of(Role.VIEWER));
      SecondFactors factors = factors(store, false);
      String mine = factors.begin("leyla");
      factors.confirm("leyla", code(mine));
      factors.begin("murad");
      store.write(
          dsl ->
              dsl.execute(
                  "update \"second_factors\" set \"confirmed\" = 1, \"secret\" = (select \"secret\""
                      + " from \"second_factors\" where \"account\" = 'leyla') where \"account\" ="
                      + " 'murad'"));

      assertThatThrownBy(() -> factors.check("murad", code(mine))).isInstanceOf(Trouble.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoNeedsOneIsAPolicy(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      Account leyla = addLeyla(store);
      Account approver = add(store, "aydin", Role.NATIONAL_APPROVER);
      SecondFactors here = factors(store, false);
      SecondFactors exposed = factors(store, true);

      assertThat(here.standing(approver).mustEnrol()).as("on one's own machine").isFalse();
      assertThat(exposed.standing(approver).mustEnrol()).isTrue();
      assertThat(exposed.standing(leyla).mustEnrol()).as("a planner").isFalse();

      here.setPolicy("admin", Set.of(Role.NATIONAL_PLANNER));
      assertThat(here.standing(leyla).mustEnrol()).isTrue();
      assertThat(exposed.standing(approver).mustEnrol()).isFalse();

      here.setPolicy("admin", Set.of());
      assertThat(exposed.standing(leyla).mustEnrol()).isFalse();
      here.require("admin", "leyla", true);
      assertThat(here.standing(leyla)).isEqualTo(new SecondFactors.Standing(true, true, false, 0));

      here.confirm("leyla", code(here.begin("leyla")));
      assertThat(here.standing(leyla)).isEqualTo(new SecondFactors.Standing(true, true, true, 8));
      here.reset("admin", "leyla");
      assertThat(here.standing(leyla).mustEnrol()).isTrue();
      assertThat(accounts(store).find("leyla").orElseThrow().epoch()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theAuditLogNamesWhatWasDoneAndNoCode(TestDatabase database) {
    try (Store store = Store.open(database.fresh())) {
      addLeyla(store);
      SecondFactors factors = factors(store, false);
      factors.confirm("leyla", code(factors.begin("leyla")));
      factors.check("leyla", "123456");
      factors.reset("admin", "leyla");

      assertThat(audit.list(store, 3))
          .extracting(Audit.Entry::verb, Audit.Entry::ids)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("factor-reset", "leyla"),
              org.assertj.core.groups.Tuple.tuple("factor-refused", "leyla"),
              org.assertj.core.groups.Tuple.tuple("factor-set", "leyla"));
    }
  }

  private String code(String secret) {
    return Totp.code(Totp.bytes(secret), Math.floorDiv(now.getEpochSecond(), 30), 6, "HmacSHA1");
  }

  private Account addLeyla(Store store) {
    return add(store, "leyla", Role.NATIONAL_PLANNER);
  }

  private Account add(Store store, String name, Role role) {
    accounts(store).add("os:test", name, "AZE", List.of(role));
    return accounts(store).find(name).orElseThrow();
  }

  private Accounts accounts(Store store) {
    return new Accounts(store, audit, () -> now);
  }

  private SecondFactors factors(Store store, boolean exposed) {
    return new SecondFactors(
        store, audit, () -> now, Vault.at(folder.resolve("muster.key")), exposed);
  }
}
