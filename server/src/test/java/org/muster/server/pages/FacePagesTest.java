package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.server.pages.EvacuationDesk.BOARD;
import static org.muster.server.pages.EvacuationDesk.open;
import static org.muster.server.pages.EvacuationDesk.party;
import static org.muster.server.pages.EvacuationDesk.phone;
import static org.muster.server.pages.EvacuationDesk.picture;
import static org.muster.server.pages.EvacuationDesk.pictures;
import static org.muster.server.pages.EvacuationDesk.present;
import static org.muster.server.pages.EvacuationDesk.verdict;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.access.Audit;
import org.muster.access.Role;
import org.muster.server.look.Browsing;
import org.muster.server.look.Person;

/// Faces: added on the page of a party, seen there and at a gate beside the name, and kept in no
/// browser.
@Tag("long")
class FacePagesTest {
  private static final String DRAWN =
      "() => [...document.querySelectorAll('.evac-face')].every(i => i.complete && i.naturalWidth > 0)";

  private static APIResponse get(Person who, String person) {
    String board = who.page().url().replaceFirst("/case/.*", BOARD);
    return who.page().request().get(board + "/party/face?person=" + person);
  }

  private static List<String> audited(Browsing browsing, String verb) {
    List<String> all = new ArrayList<>();
    browsing.past(
        workspace ->
            workspace.audit().list(workspace.store(), 500).stream()
                .filter(entry -> entry.verb().equals(verb))
                .map(Audit.Entry::toString)
                .forEach(all::add));
    return all;
  }

  @Test
  void aGateSeesFaceNameAndGoAndNoGo() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      open(registrar);
      String party = party(registrar, "Ahmad Wardak", "Maryam Wardak", "Yusuf Wardak");
      String page = BOARD + "/party?number=" + party;
      registrar.go(page);
      Portraits.choose(registrar, party + ".1", "a.jpg", "image/jpeg", Portraits.jpeg(400, 500, 1));
      registrar.press("Keep the picture");
      assertThat(registrar.told()).contains("The picture of " + party + ".1 is kept, sealed.");
      // As a phone takes it: the browser makes it smaller before it is sent.
      byte[] large = Portraits.jpeg(2_400, 1_800, 2);
      assertThat(large).hasSizeGreaterThan(200_000);
      Portraits.choose(registrar, party + ".2", "b.jpg", "image/jpeg", large);
      registrar.press("Keep the picture");
      registrar.page().waitForFunction(DRAWN);
      assertThat(registrar.page().locator(".evac-face").count()).isEqualTo(2);
      pictures(registrar.page(), "faces");

      APIResponse face = get(registrar, party + ".1");
      assertThat(face.status()).isEqualTo(200);
      assertThat(face.headers())
          .containsEntry("content-type", "image/jpeg")
          .containsEntry("cache-control", "no-store");
      assertThat(get(registrar, party + ".3").status()).isEqualTo(404);
      assertThat(audited(browsing, "evacuation-face-read"))
          .anySatisfy(line -> assertThat(line).contains("KBL21 " + party + ".1"));
      registrar.go(page + "&hidden=true");
      assertThat(registrar.page().locator(".evac-face").count()).isZero();
      assertThat(registrar.page().locator("#face").count()).isZero();

      // At the gate: face, name, and go or no go.
      registrar.go(page).press("Call forward");
      Page phone = phone(browsing, registrar, "gate-1", "gate");
      present(phone, party, "WAIT");
      phone.waitForFunction(
          "() => document.querySelectorAll('canvas.face[data-drawn]').length === 2");
      assertThat(phone.locator("#members li").count()).isEqualTo(3);
      assertThat(phone.textContent("#members")).contains("Ahmad Wardak").contains("Yusuf Wardak");
      picture(phone, "faces-gate-390");
      Browsing.assertAccessible(phone);
      // The list is read anew every few seconds, and the faces stay with their names.
      phone.waitForResponse(
          r -> r.url().contains("/api/evacuation/station"),
          () -> phone.evaluate("() => dispatchEvent(new Event('online'))"));
      phone.click("button:text-is('All 3 are here')");
      verdict(phone, "PASS");
      phone.waitForFunction(
          "() => document.querySelectorAll('canvas.face[data-drawn]').length === 2");
      assertThat(audited(browsing, "evacuation-face-read"))
          .anySatisfy(
              line ->
                  assertThat(line)
                      .contains("device ")
                      .contains("KBL21 " + party + ".1 " + party + ".2"));
      // Started anew without a network it knows numbers, and no face.
      phone.waitForFunction("() => navigator.serviceWorker.controller !== null");
      phone.reload();
      phone.waitForSelector("body[data-ready]");
      phone.context().setOffline(true);
      present(phone, party, "IN ALREADY");
      assertThat(phone.locator("canvas").count()).isZero();

      registrar.go(page).press("Take away the picture of Ahmad Wardak");
      assertThat(registrar.told()).contains("is taken away");
      assertThat(registrar.page().locator(".evac-face").count()).isEqualTo(1);
      assertThat(get(registrar, party + ".1").status()).isEqualTo(404);
    }
  }

  @Test
  void whatIsNoPictureIsRefusedAndStrangersSeeNone() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
      open(registrar);
      String party = party(registrar, "Ahmad Wardak");
      registrar.go(BOARD + "/party?number=" + party);
      byte[] text = "no picture at all".getBytes(StandardCharsets.UTF_8);
      Portraits.choose(registrar, party + ".1", "a.jpg", "image/jpeg", text);
      assertThat(registrar.refused("Keep the picture"))
          .contains("Picture: it is neither a JPEG nor a PNG, whatever its name says.");
      byte[] heavy = new byte[230_000];
      Portraits.choose(registrar, party + ".1", "a.jpg", "image/jpeg", heavy);
      assertThat(registrar.refused("Keep the picture"))
          .contains("Picture: 230 kB; at most 200 kB are taken.");
      Portraits.choose(registrar, party + ".1", "a.jpg", "image/jpeg", Portraits.jpeg(400, 500, 1));
      registrar.press("Keep the picture");
      assertThat(get(registrar, party + ".1").status()).isEqualTo(200);

      Person reader = browsing.person("leyla", "AZE", Role.VIEWER);
      Person ally = browsing.person("kaya", "TUR", Role.NATIONAL_PLANNER);
      for (Person other : List.of(reader, ally)) {
        other.look(BOARD + "/party?number=" + party);
        assertThat(other.page().locator(".evac-face").count()).isZero();
        assertThat(other.page().locator("#face").count()).isZero();
        assertThat(get(other, party + ".1").status()).isIn(403, 404);
      }
      assertThat(audited(browsing, "evacuation-face-read"))
          .noneSatisfy(line -> assertThat(line).containsAnyOf("leyla", "kaya"));
    }
  }
}
