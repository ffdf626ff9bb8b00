package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.server.pages.EvacuationDesk.BOARD;
import static org.muster.server.pages.EvacuationDesk.bare;
import static org.muster.server.pages.EvacuationDesk.open;
import static org.muster.server.pages.EvacuationDesk.pair;
import static org.muster.server.pages.EvacuationDesk.party;
import static org.muster.server.pages.EvacuationDesk.phone;
import static org.muster.server.pages.EvacuationDesk.picture;
import static org.muster.server.pages.EvacuationDesk.plan;
import static org.muster.server.pages.EvacuationDesk.present;
import static org.muster.server.pages.EvacuationDesk.restart;
import static org.muster.server.pages.EvacuationDesk.seen;
import static org.muster.server.pages.EvacuationDesk.sent;
import static org.muster.server.pages.EvacuationDesk.token;
import static org.muster.server.pages.EvacuationDesk.touch;
import static org.muster.server.pages.EvacuationDesk.verdict;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.access.Role;
import org.muster.server.look.Browsing;
import org.muster.server.look.Person;

/// What a phone says of whoever comes before it: at a gate to a band that comes twice, at the door
/// of an aircraft to whoever is listed for another, and how each word feels.
@Tag("long")
class StationVerdictsPagesTest {
  private static String hums(Page phone) {
    return (String) phone.evaluate("() => JSON.stringify(window.hums.at(-1))");
  }

  @Test
  void aBandThatComesAgainIsInAlreadyAndWaitingFeelsLikeNoPass() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      open(registrar);
      String party = party(registrar, "Ahmad Wardak", "Maryam Wardak");
      registrar.go(BOARD + "/party?number=" + party).press("Call forward");
      Page gate = bare(browsing);
      gate.addInitScript(
          "window.hums = []; navigator.vibrate = (p) => { window.hums.push(p); return true; };");
      gate.reload();
      gate.waitForSelector("body[data-ready]");
      pair(gate, token(registrar, "gate-1", "gate"));
      present(gate, party + ".1", "WAIT");
      assertThat(hums(gate)).isEqualTo("[250,120,250]");
      touch(gate, "All 2 are here");
      verdict(gate, "PASS");
      assertThat(hums(gate)).isEqualTo("[80]");
      sent(gate);

      // A copy of a band comes after the family, here at once and later when they are elsewhere.
      touch(gate, "Next party");
      present(gate, party + ".2", "IN ALREADY");
      assertThat(gate.textContent("#says")).contains("Maryam Wardak").doesNotContain("Ahmad");
      assertThat(hums(gate)).isEqualTo("[250,120,250]");
      seen(registrar, party, "holding-1", "holding");
      restart(gate);
      gate.waitForFunction("() => document.querySelector('#net').textContent === 'Online'");
      present(gate, party + ".1", "IN ALREADY");
      picture(gate, "gate-in-already-390");
      Browsing.assertAccessible(gate);
      touch(gate, "Next party");
      present(gate, party, "IN ALREADY");
      present(gate, "NOBODY-9", "STOP");
      assertThat(hums(gate)).isEqualTo("[80,60,80,60,80,60,400]");
      sent(gate);
      registrar.go(BOARD + "/contradictions");
      assertThat(registrar.says()).contains("Nothing contradicts");
    }
  }

  @Test
  void theVerdictOnOnePartyDoesNotStandWhileAnotherIsLookedUp() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      open(registrar);
      String one = party(registrar, "Ahmad Wardak");
      String two = party(registrar, "Zahra Noorzai");
      registrar.go(BOARD + "/party?number=" + one).press("Call forward");
      Page gate = phone(browsing, registrar, "gate-1", "gate");
      present(gate, one + ".1", "PASS");
      sent(gate);
      // Who shows a copy comes next, without a touch between.
      gate.waitForTimeout(3_100);
      present(gate, one + ".1", "IN ALREADY");

      // A network that takes questions and answers none.
      gate.evaluate(
          """
          () => {
            const real = fetch;
            fetch = (path, how) =>
              path.includes('/party?')
                ? new Promise((_, never) => how.signal.addEventListener('abort', () => never(how.signal.reason)))
                : real(path, how);
          }
          """);
      present(gate, two + ".1", "LOOKING");
      assertThat(gate.isVisible("#all")).isFalse();
      assertThat(gate.locator("#members li").count()).isZero();
      picture(gate, "gate-looking-390");
      // Read meanwhile, it waits for its turn; then the list on the phone answers.
      present(gate, one + ".1", "IN ALREADY");
      assertThat(gate.textContent("#net")).startsWith("Offline");
      present(gate, two + ".1", "STOP");
      assertThat(gate.textContent("#says")).contains("not on this device");
      // A card of theirs, which is no number of ours, is asked nowhere.
      present(gate, "WARDAK<<AHMAD<1990", "STOP");
      assertThat(gate.textContent("#says")).isEqualTo("That is no number of ours. Ask the desk.");

      // Whoever leaves the list while their party is open passes no more.
      present(gate, one + ".1", "IN ALREADY");
      registrar
          .go(BOARD + "/party?number=" + one)
          .fill("#reason", "stays-of-own-will")
          .press("Withdrawn");
      gate.evaluate("() => dispatchEvent(new Event('online'))");
      gate.waitForFunction(
          "() => document.querySelector('#says').textContent.includes('left the list')");
      assertThat(gate.textContent("#word")).isEqualTo("STOP");
    }
  }

  @Test
  void nobodyBoardsAnAircraftThatTheyAreNotListedFor() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      open(registrar);
      String one = party(registrar, "Ahmad Wardak", "Maryam Wardak");
      String two = party(registrar, "Zahra Noorzai");
      for (String party : new String[] {one, two}) {
        registrar.go(BOARD + "/party?number=" + party).press("Call forward");
        seen(registrar, party, "gate-1", "gate");
        registrar.go(BOARD + "/party?number=" + party).press("Passed the screening");
      }
      plan(registrar, "RCH284");
      plan(registrar, "RCH285");
      registrar.fill("#party-RCH284", one).press("List for RCH284");
      registrar.fill("#party-RCH285", two).press("List for RCH285");

      Page ramp = phone(browsing, registrar, "ramp-1", "embarkation");
      present(ramp, one + ".1", "WHICH FLIGHT?");
      ramp.selectOption("#flight", "RCH285");
      verdict(ramp, "STOP");
      assertThat(ramp.textContent("#says"))
          .isEqualTo("Ahmad Wardak: listed for RCH284; Maryam Wardak: listed for RCH284");
      assertThat(ramp.isVisible("#all")).isFalse();
      picture(ramp, "ramp-other-flight-390");
      Browsing.assertAccessible(ramp);
      present(ramp, one + ".2", "STOP");
      ramp.selectOption("#flight", "RCH284");
      verdict(ramp, "WAIT");
      present(ramp, one + ".1", "WAIT");
      touch(ramp, "All 2 are here");
      verdict(ramp, "PASS");
      sent(ramp);

      // The list has it: they stay aboard. It closes, and another is not taken in its place.
      restart(ramp);
      ramp.waitForFunction("() => document.querySelector('#net').textContent === 'Online'");
      ramp.selectOption("#flight", "RCH284");
      present(ramp, one, "PASS");
      registrar.go(BOARD + "/flights").fill("#heads-RCH284", "2");
      registrar.press("Close the list of RCH284");
      plan(registrar, "RCH286");
      ramp.evaluate("() => dispatchEvent(new Event('online'))");
      ramp.waitForFunction(
          "() => document.querySelector('#told').textContent.startsWith('The list of RCH284')");
      assertThat(ramp.inputValue("#flight")).isEmpty();
      assertThat(ramp.locator("#flight option").allTextContents())
          .containsExactly("Which?", "RCH285", "RCH286");
      present(ramp, two + ".1", "WHICH FLIGHT?");
      ramp.selectOption("#flight", "RCH285");
      verdict(ramp, "WAIT");
      registrar.go(BOARD + "/contradictions");
      assertThat(registrar.says()).contains("Nothing contradicts");
    }
  }
}
