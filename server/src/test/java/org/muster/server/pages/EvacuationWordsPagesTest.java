package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.server.pages.EvacuationDesk.BOARD;
import static org.muster.server.pages.EvacuationDesk.open;
import static org.muster.server.pages.EvacuationDesk.party;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.access.Role;
import org.muster.operate.evacuation.Traces;
import org.muster.server.look.Browsing;
import org.muster.server.look.Person;

/// Desks type words where the log has codes. Whoever may read names reads the words; the database
/// has none of them in clear.
@Tag("long")
class EvacuationWordsPagesTest {
  private static final String NAME = "Ahmad Wardakzai";

  /// Sends a deed as the forms of the desk's pages do.
  private static void write(Person desk, String did, Map<String, String> cells) {
    desk.page()
        .waitForNavigation(
            () ->
                desk.page()
                    .evaluate(
                        """
                        ([did, cells]) => {
                          const form = document.querySelector('#deed');
                          for (const [name, value] of Object.entries({ did, ...cells })) {
                            form.querySelectorAll(`[name="${name}"]`).forEach((e) => {
                              if (e.tagName !== 'BUTTON') e.remove();
                            });
                            const field = document.createElement('input');
                            field.type = 'hidden';
                            field.name = name;
                            field.value = value;
                            form.append(field);
                          }
                          form.submit();
                        }
                        """,
                        List.of(did, cells)));
    assertThat(desk.page().locator("#wrong").count()).as(did + ": " + desk.says()).isZero();
  }

  @Test
  void wordsAtEveryDoorAreReadByWhoMayAndLieNowhereInClear() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      Person officer = browsing.person("rashad", "AZE", Role.NATIONAL_APPROVER);
      open(registrar);
      String party = party(registrar, "One", "Two", "Three");
      String page = BOARD + "/party?number=" + party;
      String because = "because " + NAME + " said so";
      Map<String, String> reason = Map.of("reason", because, "person", party + ".1");
      for (String did : List.of("held", "referred", "failed", "withdrawn", "refused")) {
        officer.go(page);
        write(officer, did, reason);
      }
      officer.go(page);
      assertThat(officer.says()).contains("held: " + because).contains("refused: " + because);
      assertThat(registrar.go(page + "&hidden=true").says())
          .contains("held: see-note")
          .doesNotContain(NAME);
      write(officer, "onward", Map.of("person", party + ".1", "to", "with " + NAME));
      officer.go(page);
      write(officer, "guarded", Map.of("person", party + ".1", "guardian", NAME));
      officer.go(page);
      write(
          officer,
          "split",
          Map.of("party", party, "person", party + ".2", "reason", because, "guardian", NAME));
      officer.go(page);
      assertThat(officer.says()).contains("parted by rashad: " + NAME + "; " + because);
      for (String flight : List.of("RCH1", "RCH2")) {
        officer.go(page);
        write(
            officer,
            "planned",
            Map.of(
                "flight",
                flight,
                "call_sign",
                flight,
                "haven",
                "ETAR",
                "seats",
                "5",
                "off",
                "2021-08-24T15:15:00Z"));
      }
      officer.go(page);
      write(officer, "cancelled", Map.of("flight", "RCH1", "reason", because));
      officer.go(page);
      write(officer, "closed", Map.of("flight", "RCH2", "heads", "0"));
      officer.go(page);
      write(officer, "reopened", Map.of("flight", "RCH2", "reason", because));
      officer.go(page);
      write(officer, "explained", Map.of("about", "custody.no-gate:x", "reason", because));
      officer.go(page);
      write(officer, "guarded", Map.of("person", party + ".1", "guardian", party + ".3"));
      officer.go(page);
      assertThat(officer.says()).contains("guarded by " + party + ".3");

      registrar.go(BOARD + "/inbox").fill("#text", "A letter").press("Put it in");
      registrar.fill("#reason", NAME + " is on file").press("Answer it");
      registrar.go(BOARD + "/inbox");
      assertThat(registrar.says()).contains("see-note").doesNotContain(NAME);
      registrar.page().locator("main a[href*='inbox/item']").first().click();
      registrar.page().waitForSelector("text=Answered");
      assertThat(registrar.says()).contains(NAME + " is on file");

      assertThat(Traces.of(List.of(NAME, "Wardakzai"), List.of(browsing.folder())).found())
          .isEmpty();
      officer.go(BOARD + "/stations").fill("#again", "KBL21").press("Destroy the key");
      assertThat(officer.go(page).says()).contains("held: see-note").doesNotContain(NAME);
      assertThat(Traces.of(List.of(NAME, "Wardakzai"), List.of(browsing.folder())).found())
          .isEmpty();
    }
  }
}
