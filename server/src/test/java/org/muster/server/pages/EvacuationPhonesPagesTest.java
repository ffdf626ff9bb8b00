package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.server.pages.EvacuationDesk.BOARD;
import static org.muster.server.pages.EvacuationDesk.family;
import static org.muster.server.pages.EvacuationDesk.open;
import static org.muster.server.pages.EvacuationDesk.phone;
import static org.muster.server.pages.EvacuationDesk.picture;
import static org.muster.server.pages.EvacuationDesk.plan;
import static org.muster.server.pages.EvacuationDesk.present;
import static org.muster.server.pages.EvacuationDesk.restart;
import static org.muster.server.pages.EvacuationDesk.sent;
import static org.muster.server.pages.EvacuationDesk.touch;
import static org.muster.server.pages.EvacuationDesk.unsent;
import static org.muster.server.pages.EvacuationDesk.verdict;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.access.Role;
import org.muster.server.look.Browsing;
import org.muster.server.look.Person;

/// A family of five past the phones of all six stations, from its registration to the haven, with
/// the network cut at the screening and the doctor.
class EvacuationPhonesPagesTest {
  /// Has the whole family seen at a station, by the band of one of them.
  private static void allSeen(Page phone, String band, String word) {
    present(phone, band, "WAIT");
    touch(phone, "All 5 are here");
    verdict(phone, word);
  }

  private static String balance(Person who, String... terms) {
    who.go(BOARD);
    StringBuilder all = new StringBuilder();
    for (String term : terms) {
      all.append(who.page().textContent("#bal-" + term)).append(' ');
    }
    return all.toString().strip();
  }

  @Test
  @Tag("long")
  void aFamilyOfFiveComesPastSixPhonesToTheHavenThoughTheNetworkIsCut() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      open(registrar);
      String party = family(registrar);
      registrar.go(BOARD + "/party?number=" + party).press("Call forward");

      Page gate = phone(browsing, registrar, "gate-1", "gate");
      allSeen(gate, party + ".1", "PASS");
      sent(gate);
      Page screening = phone(browsing, registrar, "screening-1", "screening");
      Page medical = phone(browsing, registrar, "medical-1", "medical");
      Page holding = phone(browsing, registrar, "holding-1", "holding");

      // The network is cut: each phone goes on by its list, one of them started anew meanwhile.
      restart(screening);
      restart(medical);
      screening.context().setOffline(true);
      medical.context().setOffline(true);
      allSeen(screening, party + ".5", "STEP 1");
      restart(screening);
      present(screening, party, "STEP 1");
      touch(screening, "5 pass step 1");
      verdict(screening, "PASS");
      unsent(screening, "7 scans not yet sent");
      allSeen(medical, party + ".2", "PASS");
      unsent(medical, "2 scans not yet sent");
      present(holding, party + ".1", "STOP");
      assertThat(holding.textContent("#says")).contains("Ahmad Wardak: not screened");
      assertThat(balance(registrar, "inside", "airborne")).isEqualTo("5 0");

      // It is back: what was done without it counts, in the order in which it was done.
      screening.context().setOffline(false);
      medical.context().setOffline(false);
      sent(screening);
      sent(medical);
      allSeen(holding, party + ".4", "PASS");
      sent(holding);

      plan(registrar, "RCH284");
      registrar.fill("#party-RCH284", party).press("List for RCH284");
      Page embarkation = phone(browsing, registrar, "ramp-1", "embarkation");
      embarkation.selectOption("#flight", "RCH284");
      allSeen(embarkation, party + ".3", "PASS");
      sent(embarkation);
      registrar.go(BOARD + "/flights").fill("#heads-RCH284", "5");
      registrar.press("Close the list of RCH284").press("RCH284 has departed");
      assertThat(balance(registrar, "inside", "airborne")).isEqualTo("0 5");
      Page arrival = phone(browsing, registrar, "ramstein-1", "arrival");
      registrar.go(BOARD + "/flights").fill("#there-RCH284", "5").press("RCH284 has arrived");
      allSeen(arrival, party + ".5", "PASS");
      picture(arrival, "arrival-pass-390");
      Browsing.assertAccessible(arrival);
      sent(arrival);

      assertThat(balance(registrar, "registered", "inside", "airborne", "arrived", "to-find"))
          .isEqualTo("5 0 0 5 0");
      assertThat(registrar.says()).contains("everybody is accounted for, 5 people");
      registrar.go(BOARD + "/contradictions");
      assertThat(registrar.says()).contains("Nothing contradicts");
    }
  }
}
