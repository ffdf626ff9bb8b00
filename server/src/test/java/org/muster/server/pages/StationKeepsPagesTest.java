package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.server.pages.EvacuationDesk.BOARD;
import static org.muster.server.pages.EvacuationDesk.bare;
import static org.muster.server.pages.EvacuationDesk.open;
import static org.muster.server.pages.EvacuationDesk.pair;
import static org.muster.server.pages.EvacuationDesk.party;
import static org.muster.server.pages.EvacuationDesk.phone;
import static org.muster.server.pages.EvacuationDesk.picture;
import static org.muster.server.pages.EvacuationDesk.present;
import static org.muster.server.pages.EvacuationDesk.restart;
import static org.muster.server.pages.EvacuationDesk.seen;
import static org.muster.server.pages.EvacuationDesk.sent;
import static org.muster.server.pages.EvacuationDesk.token;
import static org.muster.server.pages.EvacuationDesk.touch;
import static org.muster.server.pages.EvacuationDesk.unsent;
import static org.muster.server.pages.EvacuationDesk.verdict;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.access.Role;
import org.muster.server.look.Browsing;
import org.muster.server.look.Person;

/// What a phone at a station keeps: not one scan is lost because the server takes it later, never,
/// or knows the phone no more, and a phone that starts anew counts on.
@Tag("long")
class StationKeepsPagesTest {
  private static void says(Page phone, String id, String words) {
    phone.waitForFunction(
        "([id, words]) => document.querySelector(id).textContent.includes(words)",
        new String[] {id, words});
  }

  private static String called(Person registrar, String... names) {
    String party = party(registrar, names);
    registrar.go(BOARD + "/party?number=" + party).press("Call forward");
    return party;
  }

  private static void nothingContradicts(Person registrar) {
    registrar.go(BOARD + "/contradictions");
    assertThat(registrar.says()).contains("Nothing contradicts");
  }

  private static String inside(Person registrar) {
    registrar.go(BOARD);
    return registrar.page().textContent("#bal-inside");
  }

  @Test
  void whatIsTakenLaterStaysInTheQueueAndHoldsUpNothing() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      open(registrar);
      String early = called(registrar, "Ahmad Wardak");
      String right = called(registrar, "Zahra Noorzai");
      Page gate = phone(browsing, registrar, "gate-1", "gate");
      Instant now = Instant.now();
      gate.clock().setFixedTime(Date.from(now.plus(Duration.ofDays(3))));
      present(gate, early + ".1", "PASS");
      says(gate, "#waits", "put the clock of the device right");
      unsent(gate, "1 scan not yet sent");
      picture(gate, "taken-later-390");
      Browsing.assertAccessible(gate);

      gate.clock().setFixedTime(Date.from(now));
      restart(gate);
      unsent(gate, "1 scan not yet sent");
      present(gate, right + ".1", "PASS");
      gate.waitForFunction("() => document.querySelector('#net').textContent === 'Online'");
      says(gate, "#waits", "put the clock of the device right");
      unsent(gate, "1 scan not yet sent");
      assertThat(inside(registrar)).isEqualTo("1");
      gate.click("#sign-off");
      says(gate, "#told", "Send them first");
      assertThat(gate.isVisible("#work")).isTrue();
    }
  }

  @Tag("long")
  @Test
  void whatIsNeverTakenStandsFirstUntilSomebodyHasReadIt() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      open(registrar);
      String party = called(registrar, "Ahmad Wardak");
      String band = party + ".1";
      seen(registrar, party, "gate-1", "gate");
      registrar.go(BOARD + "/party?number=" + party).press("Passed the screening");
      Page holding = phone(browsing, registrar, "holding-1", "holding");
      present(holding, band, "PASS");
      touch(holding, "Hold");
      touch(holding, "to the doctor");
      verdict(holding, "STOP");
      sent(holding);
      restart(holding);
      holding.waitForFunction("() => document.querySelector('#net').textContent === 'Online'");
      holding.context().setOffline(true);

      // The doctor keeps whom they were sent; the phone that knows nothing of it lets them go.
      Page doctor = phone(browsing, registrar, "medical-1", "medical");
      present(doctor, band, "HELD");
      touch(doctor, "Hold");
      touch(doctor, "may infect others");
      sent(doctor);
      present(holding, band, "STOP");
      touch(holding, "Hold no longer");
      touch(holding, "cleared");
      verdict(holding, "PASS");
      holding.context().setOffline(false);
      sent(holding);
      says(holding, "#troubles", "“Hold no longer” of " + band + ". A doctor keeps them back");
      verdict(holding, "STOP");
      picture(holding, "never-taken-390");
      Browsing.assertAccessible(holding);

      restart(holding);
      says(holding, "#troubles", "A doctor keeps them back");
      holding.click("#sign-off");
      says(holding, "#told", "Read first what was not taken");
      touch(holding, "I have read it");
      holding.waitForFunction("() => document.querySelector('#troubles-part').hidden");
      restart(holding);
      assertThat(holding.isVisible("#troubles-part")).isFalse();
      holding.click("#sign-off");
      says(holding, "#told", "This device holds nothing any more");
    }
  }

  @Tag("long")
  @Test
  void aTokenThatHasExpiredOrIsUnknownCostsNoScan() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      open(registrar);
      String party = called(registrar, "Ahmad Wardak");
      Page gate = bare(browsing);
      gate.fill("#token", "station_mistyped");
      gate.click("#pair-form button");
      says(gate, "#told", "No device of this machine has this token");
      assertThat(gate.isVisible("#work")).isFalse();
      String first = token(registrar, "gate-1", "gate");
      pair(gate, first);
      seen(registrar, called(registrar, "Zahra Noorzai"), "gate-1", "gate");

      restart(gate);
      gate.waitForFunction("() => document.querySelector('#net').textContent === 'Online'");
      gate.context().setOffline(true);
      present(gate, party + ".1", "PASS");
      unsent(gate, "1 scan not yet sent");
      browsing.past(
          workspace ->
              workspace
                  .store()
                  .write(
                      dsl ->
                          dsl.execute(
                              "update \"evacuation_devices\" set \"expires_at\" = '"
                                  + Instant.now().minusSeconds(60)
                                  + "'")));
      gate.context().setOffline(false);
      says(gate, "#waits", "has expired");
      unsent(gate, "1 scan not yet sent");
      assertThat(gate.isVisible("#pair")).isTrue();
      assertThat(gate.isVisible("#work")).isTrue();
      picture(gate, "expired-390");
      Browsing.assertAccessible(gate);
      restart(gate);
      says(gate, "#waits", "has expired");

      // The scan is the gate's: no other station sends it, and a new device of the gate does.
      String other = token(registrar, "screening-1", "screening");
      gate.fill("#token", other);
      gate.click("#pair-form button");
      says(gate, "#told", "This phone keeps 1 scan of gate-1");
      pair(gate, token(registrar, "gate-1", "gate"));
      sent(gate);
      assertThat(inside(registrar)).isEqualTo("2");
      nothingContradicts(registrar);
    }
  }

  @Tag("long")
  @Test
  void aPhoneThatSignedOffAndIsTheSameDeviceAgainCountsOn() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      open(registrar);
      String one = called(registrar, "Ahmad Wardak");
      String two = called(registrar, "Zahra Noorzai");
      String token = token(registrar, "gate-1", "gate");
      Page gate = bare(browsing);
      pair(gate, token);
      present(gate, one + ".1", "PASS");
      sent(gate);
      gate.click("#sign-off");
      says(gate, "#told", "This device holds nothing any more");
      pair(gate, token);
      present(gate, two + ".1", "PASS");
      sent(gate);
      assertThat(inside(registrar)).isEqualTo("2");
      nothingContradicts(registrar);
    }
  }
}
