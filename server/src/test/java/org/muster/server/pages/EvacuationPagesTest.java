package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.server.pages.EvacuationDesk.BOARD;
import static org.muster.server.pages.EvacuationDesk.family;
import static org.muster.server.pages.EvacuationDesk.open;
import static org.muster.server.pages.EvacuationDesk.phone;
import static org.muster.server.pages.EvacuationDesk.picture;
import static org.muster.server.pages.EvacuationDesk.present;
import static org.muster.server.pages.EvacuationDesk.verdict;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.access.Role;
import org.muster.server.look.Browsing;
import org.muster.server.look.Person;

/// A family of five from the first name to the haven in real browsers, with a split and its
/// reunion, and a gate that loses the network.
class EvacuationPagesTest {
  private static String balance(Person who) {
    who.go(BOARD);
    Page page = who.page();
    StringBuilder all = new StringBuilder();
    for (String term :
        new String[] {
          "registered", "waiting", "called", "inside", "airborne", "arrived", "to-find"
        }) {
      all.append(page.textContent("#bal-" + term)).append(' ');
    }
    return all.toString().strip();
  }

  private static void scan(Person registrar, String party, String stop) {
    registrar.go(BOARD + "/party?number=" + party).fill("#station", stop + "-1");
    registrar.choose("#stop", stop).press("Scan here");
  }

  @Test
  void aFamilyOfFiveComesFromItsNamesToTheHavenWithALiveBalance() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      Person officer = browsing.person("rashad", "AZE", Role.NATIONAL_APPROVER);
      Person ally = browsing.person("kaya", "TUR", Role.NATIONAL_PLANNER);
      open(registrar);
      String party = family(registrar);
      assertThat(balance(registrar)).isEqualTo("5 5 0 0 0 0 0");
      ally.go(BOARD);
      assertThat(ally.says()).contains("No evacuation is open");

      // Live: a board that is open follows.
      Person wall = browsing.person("wall", "AZE", Role.NATIONAL_PLANNER);
      wall.go(BOARD);
      registrar.go(BOARD + "/party?number=" + party).press("Call forward");
      wall.page()
          .waitForFunction("() => document.querySelector('#bal-called').textContent === '5'");
      scan(registrar, party, "gate");
      registrar.go(BOARD + "/party?number=" + party).press("Passed the screening");
      scan(registrar, party, "holding");
      assertThat(balance(registrar)).isEqualTo("5 0 0 5 0 0 0");

      // An officer parts two of them for the doctor, and they come back.
      officer.go(BOARD + "/party?number=" + party);
      for (int i : new int[] {1, 2, 3}) {
        officer.page().uncheck("input[value='" + party + "." + i + "']");
      }
      officer.fill("#reason", "medical").fill("#guardian", party + ".1");
      officer.press("Part the chosen from the family: an officer signs");
      assertThat(officer.says()).contains("Reunion tasks").contains("parted by rashad: medical");
      registrar.go(BOARD + "/party?number=" + party);
      for (int i : new int[] {1, 2, 3}) {
        registrar.page().uncheck("input[value='" + party + "." + i + "']");
      }
      registrar.fill("#station", "medical-1").choose("#stop", "medical").press("Scan here");
      officer.go(BOARD + "/party?number=" + party);
      assertThat(officer.has("They are together: close")).isFalse();
      assertThat(officer.says()).contains("Close: needs a scan of");
      scan(registrar, party, "holding");
      officer.go(BOARD + "/party?number=" + party).press("They are together: close");
      assertThat(officer.says()).contains("together again");
      picture(officer.page(), "party-1440");
      Browsing.assertAccessible(officer.page());

      registrar.go(BOARD + "/flights").fill("#flight", "RCH284").fill("#call-sign", "RCH284");
      registrar.fill("#aircraft", "C17").fill("#haven", "ETAR").fill("#seats", "10");
      registrar.fill("#off", "2021-08-24T15:15:00Z").press("Plan the flight");
      registrar.fill("#party-RCH284", party).press("List for RCH284");
      registrar.press("All listed are aboard RCH284");
      registrar.fill("#heads-RCH284", "4").press("Close the list of RCH284");
      assertThat(registrar.says()).contains("another count of heads than its scans: 4, known 5");
      officer.go(BOARD + "/flights").fill("#why-RCH284", "recount").press("Reopen RCH284");
      registrar.go(BOARD + "/flights").fill("#heads-RCH284", "5").press("Close the list of RCH284");
      assertThat(registrar.says()).doesNotContain("another count of heads");
      picture(registrar.page(), "flights-1440");
      Browsing.assertAccessible(registrar.page());
      registrar.press("RCH284 has departed");
      assertThat(balance(registrar)).isEqualTo("5 0 0 0 5 0 0");
      registrar.go(BOARD + "/flights").fill("#there-RCH284", "5").press("RCH284 has arrived");
      scan(registrar, party, "arrival");
      assertThat(balance(registrar)).isEqualTo("5 0 0 0 0 5 0");
      assertThat(registrar.says()).contains("everybody is accounted for, 5 people");
      picture(registrar.page(), "board-1440");
      Browsing.assertAccessible(registrar.page());
      registrar.go(BOARD + "/contradictions");
      assertThat(registrar.says()).contains("Nothing contradicts");
      Browsing.assertAccessible(registrar.page());

      // Names are searched only while unlocked, and never by an address.
      registrar.go(BOARD + "/party").press("Unlock the names in memory");
      registrar.fill("#words", "zahra").press("Search");
      assertThat(registrar.says()).contains("1 person found").contains(party + ".4");
      assertThat(registrar.page().url()).doesNotContain("zahra");
      registrar.press("Lock the names");
      assertThat(registrar.says()).contains("Names are locked");
    }
  }

  @Test
  @Tag("long")
  void aGateWithoutANetworkKeepsItsScansAndSendsThemOnce() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      open(registrar);
      String party = family(registrar);
      registrar.go(BOARD + "/party?number=" + party).press("Call forward");
      Page phone = phone(browsing, registrar, "gate-1", "gate");
      Browsing.assertAccessible(registrar.page());
      BrowserContext context = phone.context();
      phone.waitForFunction("() => navigator.serviceWorker.controller !== null");
      phone.reload();
      phone.waitForSelector("body[data-ready]");

      context.setOffline(true);
      present(phone, party + ".1", "WAIT");
      phone.waitForFunction(
          "() => document.querySelector('#unsent').textContent.startsWith('1 scan not yet sent')");
      phone.reload();
      phone.waitForSelector("body[data-ready]");
      assertThat(phone.textContent("#unsent")).startsWith("1 scan not yet sent");
      scan(phone, party);
      phone.waitForSelector("#all:not([hidden])");
      picture(phone, "gate-wait-390");
      Browsing.assertAccessible(phone);
      phone.click("#all");
      verdict(phone, "PASS");
      picture(phone, "gate-pass-390");
      context.setOffline(false);
      phone.waitForFunction(
          "() => document.querySelector('#unsent').textContent === 'Everything is sent'");
      assertThat(balance(registrar)).isEqualTo("5 0 0 5 0 0 0");
      present(phone, "NOBODY-9", "STOP");
      picture(phone, "gate-stop-390");

      // A device that is ended forgets everything when it asks next.
      registrar.go(BOARD + "/stations");
      registrar
          .page()
          .waitForNavigation(() -> registrar.page().locator("button.danger").first().click());
      phone.reload();
      phone.waitForFunction(
          "() => document.querySelector('#told').textContent.includes('holds nothing')");
      assertThat(phone.isVisible("#pair")).isTrue();
    }
  }

  private static void scan(Page phone, String number) {
    phone.fill("#number", number);
    phone.press("#number", "Enter");
  }
}
