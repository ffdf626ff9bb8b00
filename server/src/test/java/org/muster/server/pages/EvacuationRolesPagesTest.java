package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.server.pages.EvacuationDesk.BOARD;
import static org.muster.server.pages.EvacuationDesk.open;
import static org.muster.server.pages.EvacuationDesk.party;
import static org.muster.server.pages.EvacuationDesk.pictures;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.access.Role;
import org.muster.server.look.Browsing;
import org.muster.server.look.Person;

/// Who may do what in an evacuation, and how many might have to come, in real browsers.
@Tag("long")
class EvacuationRolesPagesTest {
  @Test
  void anOfficerGivesRolesAndEverybodyElseSeesNumbersAlone() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      Person officer = browsing.person("rashad", "AZE", Role.NATIONAL_APPROVER);
      Person gate = browsing.person("orkhan", "AZE", Role.VIEWER);
      open(registrar);
      String party = party(registrar, "Ahmad Wardak", "Maryam Wardak");
      registrar.go(BOARD + "/roles");
      assertThat(registrar.says())
          .contains("No role is given: every planner of AZE reads names")
          .contains("Roles are given by the chief")
          .doesNotContain("Give the role");
      gate.go(BOARD + "/roles");
      assertThat(gate.says()).contains("You see numbers, and no name.");

      officer.go(BOARD + "/roles").fill("#account", "nobody").choose("#role", "gate");
      assertThat(officer.refused("Give the role")).contains("AZE has no open account of that name");
      officer.fill("#account", "orkhan").choose("#role", "gate").press("Give the role");
      assertThat(officer.says()).contains("1 account has a role; all others see numbers");
      pictures(officer.page(), "roles");

      // A gate commander calls, and no page of theirs has a name; the planner lost them.
      gate.go(BOARD + "/party?number=" + party);
      assertThat(gate.says()).doesNotContain("Wardak").doesNotContain("Hold");
      gate.press("Call forward");
      assertThat(gate.says()).contains("called");
      registrar.go(BOARD + "/party?number=" + party);
      assertThat(registrar.says()).doesNotContain("Wardak").doesNotContain("Scan here");
      registrar.go(BOARD + "/register");
      assertThat(registrar.says()).contains("register people").doesNotContain("In their script");

      officer.go(BOARD + "/roles").press("Withdraw gate commander from orkhan");
      assertThat(officer.says()).contains("No role is given");
      registrar.go(BOARD + "/party?number=" + party);
      assertThat(registrar.says()).contains("Ahmad Wardak");
    }
  }

  @Tag("long")
  @Test
  void estimatesStandBesideTheBalanceAndInNoSum() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      open(registrar);
      party(registrar, "Ahmad Wardak");
      registrar.go(BOARD + "/estimates");
      assertThat(registrar.says()).contains("Nobody has estimated how many might have to come");
      registrar.fill("#place", "Kabul").fill("#nationality", "Aze").fill("#people", "some");
      registrar.fill("#as-of", "2021-08-20").fill("#source", "consul");
      assertThat(registrar.refused("Keep the estimate")).contains("people are a number");
      assertThat(registrar.page().inputValue("#source")).isEqualTo("consul");
      registrar.fill("#people", "400").choose("#confidence", "high").press("Keep the estimate");
      assertThat(registrar.says()).contains("Some 400 might have to come: confidence high");
      registrar
          .page()
          .setInputFiles(
              "#file",
              new FilePayload(
                  "estimates.csv",
                  "text/csv",
                  ("place,nationality,people,as_of,confidence,source\n"
                          + "Kabul,AZE,900,2021-08-22,low,wardens\n"
                          + "Herat,AZE,1200,2021-08-01,low,wardens\n")
                      .getBytes(StandardCharsets.UTF_8)));
      registrar.press("Take it");
      assertThat(registrar.says())
          .contains("Some 1,600 might have to come, between 1,600 and 2,100: confidence low");
      pictures(registrar.page(), "estimates");

      registrar.go(BOARD);
      assertThat(registrar.page().textContent("#estimated")).contains("Some 1,600 might have");
      assertThat(registrar.page().textContent("#bal-registered")).isEqualTo("1");
      assertThat(registrar.page().textContent("#bal-waiting")).isEqualTo("1");
    }
  }
}
