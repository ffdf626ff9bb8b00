package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Audit;
import org.muster.access.Role;
import org.muster.server.look.Office;
import org.muster.server.look.Visitor;

/// Accounts are added, closed and reset by administrators on pages, as on the command line.
class AdministeredAccountsTest {
  private static final String PASSWORD = Office.PASSWORD;

  @TempDir Path folder;

  @Test
  void anAccountIsAddedAndItsPasswordIsShownOnceAndNowhereElse() {
    try (Office office = Office.empty(folder)) {
      office.add("chief", "AZE", Role.ADMINISTRATOR);
      Visitor chief = signedIn(office, "chief");
      chief.get("/accounts");
      HttpResponse<String> taken =
          chief.postOnce(
              "/accounts", Map.of("name", "nigar", "role", "national-planner", "again", PASSWORD));
      assertThat(taken.statusCode()).as("a form leads on to an address").isEqualTo(303);
      String address = taken.headers().firstValue("location").orElseThrow();
      String once = password(chief.get(address).body());
      assertThat(address).doesNotContain(once);
      assertThat(chief.get(address).body())
          .as("loaded anew")
          .contains("nigar")
          .doesNotContain(once);
      assertThat(audited(office)).contains("account-add").doesNotContain(once);

      Visitor nigar = new Visitor(office.url());
      nigar.signIn("nigar", once);
      assertThat(nigar.get("/tokens").uri().getPath())
          .as("the password is changed first")
          .isEqualTo("/password");
    }
  }

  @Test
  void whatCannotBeAddedIsSaidAndWhatWasTypedStays() {
    try (Office office = Office.empty(folder)) {
      office.add("chief", "AZE", Role.ADMINISTRATOR);
      Visitor chief = signedIn(office, "chief");
      assertThat(chief.get("/accounts").body())
          .contains("value=\"national-approver\"")
          .contains("are given on the command line");
      String wrong =
          chief
              .post("/accounts", Map.of("name", "nigar", "role", "viewer", "again", "not it"))
              .body();
      assertThat(wrong)
          .contains("Nothing was changed: this is not your password.")
          .contains("value=\"nigar\"")
          .containsPattern("name=\"role\" value=\"viewer\" checked");
      assertThat(
              chief
                  .post("/accounts", Map.of("name", "Nigar!", "role", "viewer", "again", PASSWORD))
                  .body())
          .contains("expected 2 to 40 lower-case letters");
      assertThat(
              chief
                  .post(
                      "/accounts",
                      Map.of("name", "nigar", "role", "alliance-approver", "again", PASSWORD))
                  .body())
          .contains("the role alliance-approver opens what is not AZE's");
      assertThat(office.workspace().accounts().find("nigar")).isEmpty();
    }
  }

  @Test
  void anAccountIsResetGivenRolesClosedAndOpenedAgain() {
    try (Office office = Office.empty(folder)) {
      office.add("chief", "AZE", Role.ADMINISTRATOR);
      office.add("nigar", "AZE", Role.NATIONAL_PLANNER);
      office.add("giorgi", "GEO", Role.NATIONAL_PLANNER);
      Visitor nigar = signedIn(office, "nigar");
      Visitor chief = signedIn(office, "chief");
      assertThat(chief.get("/accounts/giorgi").statusCode()).isEqualTo(404);

      assertThat(chief.get("/accounts/nigar").body()).contains("nigar is national planner of AZE");
      assertThat(chief.post("/accounts/nigar/roles", Map.of("role", "viewer")).body())
          .contains("Nothing was changed: enter your password too.");
      assertThat(
              chief
                  .post("/accounts/nigar/roles", Map.of("role", "viewer", "again", PASSWORD))
                  .body())
          .contains("nigar is viewer of AZE");

      HttpResponse<String> reset =
          chief.post("/accounts/nigar/password", Map.of("again", PASSWORD));
      String once = password(reset.body());
      assertThat(reset.body()).contains("nigar waits for a first sign-in");
      assertThat(reset.uri().toString()).as("no password in an address").doesNotContain(once);
      assertThat(nigar.get("/tokens").uri().toString()).contains("/login?ended");
      assertThat(new Visitor(office.url()).signIn("nigar", once).uri().getPath())
          .isEqualTo("/password");

      chief.get("/accounts/nigar");
      assertThat(
              chief
                  .post("/accounts/nigar/closed", Map.of("what", "close", "again", PASSWORD))
                  .body())
          .contains("nigar is closed: nobody can sign in with it");
      assertThat(new Visitor(office.url()).signIn("nigar", once).uri().toString())
          .contains("/login");
      assertThat(
              chief
                  .post("/accounts/nigar/closed", Map.of("what", "open", "again", PASSWORD))
                  .body())
          .contains("nigar waits for a first sign-in");
      assertThat(audited(office))
          .contains("account-roles", "account-reset", "account-disable", "account-enable")
          .doesNotContain(once);
    }
  }

  @Test
  void nobodyClosesTheirOwnAccountOrTheLastAdministrator() {
    try (Office office = Office.empty(folder)) {
      office.add("chief", "AZE", Role.ADMINISTRATOR);
      office.add("deputy", "AZE", Role.ADMINISTRATOR);
      Visitor chief = signedIn(office, "chief");
      assertThat(chief.get("/accounts/chief").body())
          .contains("Another administrator changes its roles or closes it.")
          .doesNotContain("value=\"close\"");
      assertThat(
              chief
                  .post("/accounts/chief/closed", Map.of("what", "close", "again", PASSWORD))
                  .body())
          .contains("this account is your own: another administrator closes it");
      chief.get("/accounts");
      chief.post("/accounts/deputy/closed", Map.of("what", "close", "again", PASSWORD));
      assertThat(office.workspace().accounts().find("deputy").orElseThrow().disabled()).isTrue();
      assertThat(office.workspace().accounts().find("chief").orElseThrow().disabled()).isFalse();
    }
  }

  private static Visitor signedIn(Office office, String name) {
    Visitor visitor = new Visitor(office.url());
    visitor.signIn(name, PASSWORD);
    return visitor;
  }

  private static String password(String page) {
    Matcher found = Pattern.compile("data-shown-once>([^<]+)<").matcher(page);
    assertThat(found.find()).as("a password is shown").isTrue();
    return found.group(1);
  }

  private static String audited(Office office) {
    StringBuilder rows = new StringBuilder();
    for (Audit.Entry row : office.workspace().audit().list(office.workspace().store(), 100)) {
      rows.append(row).append('\n');
    }
    return rows.toString();
  }
}
