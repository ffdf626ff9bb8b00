package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.server.pages.EvacuationDesk.BOARD;
import static org.muster.server.pages.EvacuationDesk.open;
import static org.muster.server.pages.EvacuationDesk.party;
import static org.muster.server.pages.EvacuationDesk.phone;
import static org.muster.server.pages.EvacuationDesk.picture;
import static org.muster.server.pages.EvacuationDesk.present;
import static org.muster.server.pages.EvacuationDesk.restart;
import static org.muster.server.pages.EvacuationDesk.seen;
import static org.muster.server.pages.EvacuationDesk.sent;
import static org.muster.server.pages.EvacuationDesk.touch;
import static org.muster.server.pages.EvacuationDesk.unsent;
import static org.muster.server.pages.EvacuationDesk.verdict;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.access.Role;
import org.muster.server.look.Browsing;
import org.muster.server.look.Person;

/// What a station does beside seeing people, on a phone that has no network: the two steps of the
/// screening, holding back and letting go, each with its reason, and taken back again.
@Tag("long")
class StationActsPagesTest {
  private static void doFor(Page phone, String act, String reason, String word) {
    touch(phone, act);
    touch(phone, reason);
    verdict(phone, word);
  }

  private static Locator member(Page phone, String person) {
    return phone.locator("[data-person='" + person + "']");
  }

  @Test
  void aFamilyIsScreenedInTwoStepsAndHeldAndLetGoWithoutANetwork() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      open(registrar);
      String party = party(registrar, "Ahmad Wardak", "Maryam Wardak", "Yusuf Wardak");
      registrar.go(BOARD + "/party?number=" + party).press("Call forward");
      seen(registrar, party, "gate-1", "gate");
      Page phone = phone(browsing, registrar, "screening-1", "screening");
      restart(phone);
      phone.context().setOffline(true);

      // Whoever is missing stands first, with where they were seen last.
      present(phone, party + ".3", "WAIT");
      assertThat(phone.locator("#members li").first().getAttribute("class")).isEqualTo("missing");
      assertThat(phone.locator("#members li").first().textContent())
          .contains(party + ".1")
          .contains("last seen at gate-1")
          .contains("Missing");
      assertThat(phone.isVisible("#whole")).isTrue();
      assertThat(phone.isVisible("#pass")).isFalse();
      picture(phone, "screening-wait-390");
      touch(phone, "All 3 are here");
      verdict(phone, "STEP 1");

      // To the second step, taken back, and again; refused there, and that taken back.
      doFor(phone, "Refer to step 2", "papers unclear", "STEP 2");
      touch(phone, "Undo");
      verdict(phone, "STEP 1");
      touch(phone, "Refer to step 2");
      phone.waitForFunction(
          "() => document.querySelector('#acts-title').textContent === 'Refer to step 2: why?'");
      picture(phone, "screening-reasons-390");
      Browsing.assertAccessible(phone);
      touch(phone, "papers unclear");
      verdict(phone, "STEP 2");
      assertThat(phone.textContent("#says")).contains(party + ".3");
      doFor(phone, "Refuse", "papers false", "STOP");
      picture(phone, "screening-refused-390");
      Browsing.assertAccessible(phone);
      touch(phone, "Undo");
      verdict(phone, "STEP 2");
      touch(phone, "1 passes step 2");
      verdict(phone, "STEP 1");
      touch(phone, "2 pass step 1");
      verdict(phone, "PASS");

      // Held back; the phone is started anew, and knows it.
      member(phone, party + ".3").click();
      member(phone, party + ".2").click();
      doFor(phone, "Hold", "to the doctor", "STOP");
      phone.reload();
      phone.waitForSelector("body[data-ready]");
      present(phone, party, "STOP");
      assertThat(phone.textContent("#says")).isEqualTo("adult " + party + ".2: held");
      assertThat(member(phone, party + ".2").textContent()).contains("to the doctor");
      member(phone, party + ".2").click();
      picture(phone, "screening-held-390");
      doFor(phone, "Hold no longer", "cleared", "PASS");
      unsent(phone, "12 scans not yet sent");

      phone.context().setOffline(false);
      sent(phone);
      assertThat(phone.isVisible("#troubles-part")).isFalse();
      registrar.go(BOARD + "/party?number=" + party);
      assertThat(registrar.says()).contains("to-the-doctor").contains("papers-unclear");
      registrar.go(BOARD + "/contradictions");
      assertThat(registrar.says()).contains("Nothing contradicts");
    }
  }

  @Test
  void whoIsInsideGoesOutByAGateAndIsCountedOutside() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      open(registrar);
      String party = party(registrar, "Zahra Noorzai", "Laila Noorzai");
      registrar.go(BOARD + "/party?number=" + party).press("Call forward");
      seen(registrar, party, "gate-1", "gate");
      seen(registrar, party, "holding-1", "holding");
      Page gate = phone(browsing, registrar, "gate-1", "gate");
      present(gate, party + ".2", "IN ALREADY");
      assertThat(gate.locator("button:text-is('They turn back')").count()).isZero();
      picture(gate, "gate-out-390");
      touch(gate, "They go out");
      verdict(gate, "STOP");
      assertThat(gate.textContent("#says")).isEqualTo("Laila Noorzai: went out");
      touch(gate, "Undo");
      verdict(gate, "IN ALREADY");
      touch(gate, "They go out");
      verdict(gate, "STOP");
      sent(gate);
      registrar.go(BOARD);
      assertThat(registrar.page().textContent("#bal-inside")).isEqualTo("1");
      assertThat(registrar.page().textContent("#bal-waiting")).isEqualTo("1");
    }
  }

  @Test
  void whoIsNotFitToFlyIsHeldByTheDoctorAndLetGoByThem() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      open(registrar);
      String party = party(registrar, "Zahra Noorzai");
      registrar.go(BOARD + "/party?number=" + party).press("Call forward");
      seen(registrar, party, "gate-1", "gate");
      Page doctor = phone(browsing, registrar, "medical-1", "medical");
      present(doctor, party + ".1", "PASS");
      doFor(doctor, "Hold", "not fit to fly", "HELD");
      sent(doctor);

      // Elsewhere they are stopped, by the log and not by this phone, and not let go.
      Page holding = phone(browsing, registrar, "holding-1", "holding");
      present(holding, party + ".1", "STOP");
      assertThat(holding.textContent("#says")).endsWith("held");
      assertThat(holding.isVisible("#acts")).isFalse();
      doFor(doctor, "Hold no longer", "fit to fly", "PASS");

      // A gate has one button: they turn back.
      String other = party(registrar, "Laila Noorzai");
      registrar.go(BOARD + "/party?number=" + other).press("Call forward");
      Page gate = phone(browsing, registrar, "gate-1", "gate");
      present(gate, other, "WAIT");
      member(gate, other + ".1").click();
      doFor(gate, "They turn back", "family is outside", "STOP");
      sent(gate);
      registrar.go(BOARD);
      assertThat(registrar.page().textContent("#bal-withdrawn")).isEqualTo("1");
    }
  }
}
