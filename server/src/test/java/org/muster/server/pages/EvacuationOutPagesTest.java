package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.server.pages.EvacuationDesk.BOARD;
import static org.muster.server.pages.EvacuationDesk.open;
import static org.muster.server.pages.EvacuationDesk.party;
import static org.muster.server.pages.EvacuationDesk.phone;
import static org.muster.server.pages.EvacuationDesk.picture;
import static org.muster.server.pages.EvacuationDesk.pictures;
import static org.muster.server.pages.EvacuationDesk.present;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.access.Role;
import org.muster.server.look.Browsing;
import org.muster.server.look.Person;

/// The way out in real browsers: called by a slip whose code a gate takes once, with a network and
/// without.
@Tag("long")
class EvacuationOutPagesTest {
  private static String file(Page page, Runnable press) {
    Download download = page.waitForDownload(press);
    try {
      return Files.readString(download.path(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aFamilyIsCalledByASlipWhoseCodeIsTakenOnce() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      Person officer = browsing.person("rashad", "AZE", Role.NATIONAL_APPROVER);
      open(registrar);
      String second = party(registrar, "Ahmad Wardak", "Maryam Wardak");
      String first = party(registrar, "Zahra Noorzai");

      // How many, with the working; what is typed wrongly changes nothing.
      registrar.go(BOARD + "/calls");
      assertThat(registrar.says()).contains("Call 3 people now").contains("nobody else is waiting");
      registrar.fill("#screened", "many");
      assertThat(registrar.refused("Work it out anew"))
          .contains("Nothing was changed: people are counted from 0 to 1,000,000.");
      registrar.go(BOARD + "/calls").choose("#state", "closed").press("Work it out anew");
      assertThat(registrar.says()).contains("Call nobody now: the gate is closed");
      registrar.choose("#state", "open").fill("#screened", "60").press("Work it out anew");
      assertThat(registrar.says())
          .contains("the gate (open) screens 240 in 4.0 hours")
          .contains("70 % of those called are believed to come");
      assertThat(
              registrar
                  .page()
                  .locator("input[name=party]")
                  .evaluateAll("all => all.map(b => b.value)"))
          .isEqualTo(List.of(second, first));
      registrar.fill("#gate-code", "abbey").fill("#gate-name", "Abbey Gate").press("Name the gate");
      registrar.fill("#place", "abbey").fill("#opens", "soon");
      assertThat(registrar.refused("Call the chosen: 2 parties, 3 people"))
          .contains("Write in whole minutes");
      registrar.go(BOARD + "/calls").fill("#place", "abbey").fill("#opens", "0");
      registrar.choose("select[name='language-" + first + "']", "ps");
      registrar.page().focus("button[data-key=c]");
      registrar.page().waitForNavigation(() -> registrar.page().keyboard().press("Enter"));
      assertThat(registrar.says()).contains("2 parties, 3 people, called to abbey");
      pictures(registrar.page(), "calls");

      // The slips: a file for any channel and a paper, by number; nothing named in the address.
      String csv =
          file(registrar.page(), () -> registrar.page().locator("a[href*='slips.csv']").click());
      assertThat(csv)
          .contains(first + ",ps,Abbey Gate")
          .contains(second + ",prs,Abbey Gate")
          .contains("ستاسو وار راغلی دی")
          .doesNotContain("Wardak", "Noorzai");
      Download paper =
          registrar
              .page()
              .waitForDownload(() -> registrar.page().locator("a[href*='slips.pdf']").click());
      assertThat(paper.url()).doesNotContain("Wardak");
      paper.saveAs(Path.of("target", "evacuation-out-slips.pdf"));
      officer.go(BOARD + "/calls");
      assertThat(officer.says()).contains("Call nobody now");
      assertThat(officer.page().locator("button[data-key=c]").count()).isZero();

      String code = code(csv, second);
      String other = code(csv, first);
      Page gate = phone(browsing, registrar, "abbey-1", "gate");
      Page north = phone(browsing, registrar, "north-1", "gate");
      present(gate, altered(code, 20), "FORGED");
      picture(gate, "code-forged-390");
      Browsing.assertAccessible(gate);
      present(north, code, "OTHER GATE");
      assertThat(north.isVisible("#all")).isFalse();
      present(gate, code, "WAIT");
      assertThat(gate.textContent("#members")).contains("Ahmad Wardak");
      gate.click("#all");
      gate.waitForFunction("() => document.querySelector('#word').textContent === 'PASS'");
      gate.waitForFunction(
          "() => document.querySelector('#unsent').textContent === 'Everything is sent'");
      gate.click("#next");
      present(gate, code, "USED BEFORE");
      assertThat(gate.textContent("#says")).contains("all of party " + second + " are in");
      picture(gate, "code-used-390");

      // Without a network the list on the phone knows a code, and knows that it was used.
      gate.reload();
      gate.waitForFunction("() => document.querySelector('#net').textContent === 'Online'");
      gate.context().setOffline(true);
      present(gate, code, "USED BEFORE");
      present(gate, altered(code, 30), "FORGED");
      present(gate, other, "WAIT");
      assertThat(gate.isVisible("#all")).isTrue();
      gate.click("#all");
      gate.waitForFunction("() => document.querySelector('#word').textContent === 'PASS'");
      gate.click("#next");
      present(gate, other, "USED BEFORE");
      gate.context().setOffline(false);
      gate.waitForFunction(
          "() => document.querySelector('#unsent').textContent === 'Everything is sent'");
      registrar.go(BOARD);
      assertThat(registrar.page().textContent("#bal-inside")).isEqualTo("3");
    }
  }

  private static String altered(String code, int at) {
    return code.substring(0, at) + (code.charAt(at) == '7' ? '8' : '7') + code.substring(at + 1);
  }

  private static void scan(Person registrar, String party, String stop) {
    registrar.go(BOARD + "/party?number=" + party).fill("#station", stop + "-1");
    registrar.choose("#stop", stop).press("Scan here");
  }

  @Test
  void aFlightIsListedCountedAndItsNamesLeaveByOneDoor() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      Person officer = browsing.person("rashad", "AZE", Role.NATIONAL_APPROVER);
      open(registrar);
      String party = party(registrar, "Ahmad Wardak", "Maryam Wardak");
      registrar.go(BOARD + "/party?number=" + party).press("Call forward");
      scan(registrar, party, "gate");
      registrar.go(BOARD + "/party?number=" + party).press("Passed the screening");
      registrar.go(BOARD + "/stations").fill("#haven-code", "ETAR").fill("#haven-name", "Ramstein");
      registrar.fill("#haven-room", "3").press("Set the haven");
      registrar.go(BOARD + "/flights").fill("#flight", "RCH284").fill("#call-sign", "RCH284");
      registrar.fill("#aircraft", "C17").fill("#haven", "ETAR").fill("#seats", "10");
      registrar.fill("#kilos", "150").fill("#off", "2021-08-24T15:15:00Z").press("Plan the flight");

      // Two adults weigh 168 kg by standard masses and do not fit into 150; into 200 they do.
      registrar.go(BOARD + "/manifest?flight=RCH284");
      assertThat(registrar.says()).contains("Nobody else who is inside");
      registrar.go(BOARD + "/flights").fill("#flight", "RCH284").fill("#call-sign", "RCH284");
      registrar.fill("#aircraft", "C17").fill("#haven", "ETAR").fill("#seats", "10");
      registrar.fill("#kilos", "200").fill("#off", "2021-08-24T15:15:00Z").press("Plan the flight");
      registrar.go(BOARD + "/manifest?flight=RCH284").press("List these 2 people");
      assertThat(registrar.says()).contains("168 kg by standard masses of 200");
      String numbers =
          file(registrar.page(), () -> registrar.page().locator("a[href*='manifest.csv']").click());
      assertThat(numbers).contains(party + ".1").doesNotContain("Wardak");

      // One boards: the other is listed by name, and the count at the door says so.
      registrar.go(BOARD + "/party?number=" + party);
      assertThat(registrar.page().locator("a[href*='bands.pdf']").count()).isEqualTo(1);
      registrar.go(BOARD + "/manifest?flight=RCH284").press("All listed are aboard");
      registrar.fill("#heads", "1").fill("#infants", "0").press("Close the list");
      assertThat(registrar.says()).contains("RCH284: 1 head counted, 2 known").contains("differs");
      assertThat(registrar.has("Reopen the list")).isFalse();
      officer
          .go(BOARD + "/manifest?flight=RCH284")
          .fill("#why", "recount")
          .press("Reopen the list");
      registrar.go(BOARD + "/manifest?flight=RCH284").fill("#heads", "2").fill("#infants", "3");
      assertThat(registrar.refused("Close the list")).contains("Infants are heads too");
      assertThat(registrar.page().inputValue("#heads")).isEqualTo("2");
      registrar.fill("#infants", "0").press("Close the list");
      assertThat(registrar.says()).contains("and all agree");

      // Names leave by an officer who types how many they are; nobody else is even asked.
      assertThat(registrar.page().locator("#export").count()).isZero();
      assertThat(registrar.says()).contains("Names leave by an officer of AZE alone");
      officer
          .go(BOARD + "/manifest?flight=RCH284")
          .fill("#rows", "3")
          .fill("#purpose", "haven desk");
      officer.choose("#format", "csv");
      assertThat(officer.refused("Export 2 names"))
          .contains("Nothing was exported. The list names 2 people now");
      assertThat(officer.page().inputValue("#purpose")).isEqualTo("haven desk");
      pictures(officer.page(), "manifest");
      officer.fill("#rows", "2").choose("#format", "paxlst");
      assertThat(officer.refused("Export 2 names"))
          .contains("Nothing was exported. Write when it lands as");
      officer.fill("#rows", "2").choose("#format", "paxlst").fill("#from", "Kabul");
      officer.fill("#lands", "2021-08-24T21:30:00Z");
      assertThat(officer.refused("Export 2 names"))
          .contains("No file was made: the airfield of departure");
      officer.fill("#rows", "2").choose("#format", "csv");
      String csv = file(officer.page(), () -> officer.page().click("#export button"));
      assertThat(csv).contains("Ahmad Wardak").contains(",RCH284,1," + party + ".1");
      assertThat(officer.page().url()).doesNotContain("Wardak", "haven");

      registrar.go(BOARD + "/manifest?flight=RCH284").press("RCH284 has departed");
      officer.go(BOARD + "/stations").fill("#until", "someday");
      assertThat(officer.refused("Keep them until then")).contains("nothing was changed");
      officer.go(BOARD);
      assertThat(officer.says())
          .contains("Nobody has said until when names are kept")
          .contains("no step is known to be narrow")
          .contains("In and out, last 12 hours");
      assertThat(
              officer
                  .page()
                  .locator("#board svg.chart[aria-label*='2 out by air, 2 in by the gates']")
                  .count())
          .isEqualTo(1);
      pictures(officer.page(), "board");
      officer.page().setViewportSize(1920, 1080);
      picture(officer.page(), "board-1920");
      assertThat(
              (Boolean)
                  officer
                      .page()
                      .evaluate(
                          "() => document.documentElement.scrollWidth"
                              + " <= document.documentElement.clientWidth"))
          .as("a wall does not scroll sideways")
          .isTrue();
      assertThat(
              officer
                  .page()
                  .evaluate(
                      "() => getComputedStyle(document.querySelector('.evac-clock b')).fontSize"))
          .isEqualTo("60px");
    }
  }

  /// The code of a party in the file of messages.
  private static String code(String csv, String party) {
    String row = csv.substring(csv.indexOf("\r\n" + party + ",") + 2);
    return row.split(",")[7];
  }
}
