package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.muster.access.Role;
import org.muster.server.look.Browsing;
import org.muster.server.look.Person;

/// The way in, in real browsers: who is on file twice, documents that are read, the inbox, forms.
/// No name stands in an address or a title.
class EvacuationIntakePagesTest {
  private static final String BOARD = "/case/azerbaijan/operate/evacuation";

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "intake-" + name + ".png")));
  }

  /// Looks at a page as it stands on a desk and on a phone.
  private static void look(Person who, String name) {
    Page page = who.page();
    assertThat(page.title()).doesNotContain("Wardak");
    assertThat(page.url()).doesNotContain("Wardak");
    Browsing.assertAccessible(page);
    picture(page, name + "-1440");
    page.setViewportSize(Browsing.PHONE, 844);
    Browsing.assertAccessible(page);
    picture(page, name + "-390");
    page.setViewportSize(Browsing.DESK, 900);
  }

  private static Person registrar(Browsing browsing) {
    Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
    registrar.go(BOARD);
    registrar
        .fill("#evac-id", "KBL21")
        .fill("#evac-name", "Kabul airport")
        .fill("#evac-place", "Kabul");
    registrar.tick("input[name=illustrative]").press("Open the evacuation");
    return registrar;
  }

  private static String number(Person registrar) {
    String url = registrar.page().url();
    return url.substring(url.indexOf("number=") + 7);
  }

  @Test
  void whoIsOnFileTwiceIsToldBeforeAndAfterAndAPersonDecides() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = registrar(browsing);
      registrar.go(BOARD + "/duplicates");
      assertThat(registrar.says()).contains("Names are locked: nobody looks for duplicates");
      registrar.press("Unlock the names in memory");
      assertThat(registrar.says()).contains("Nobody seems to be on file twice");

      registrar.go(BOARD + "/register");
      registrar.fill("#name-1", "Nasim Wardakzai").fill("#script-1", "نسیم وردکزی");
      registrar.fill("#born-1", "1984-07-03").fill("#who-1", "father, 37");
      registrar.fill("#phone-1", "+93 70 555 4471");
      registrar.fill("#name-2", "Shirin Wardakzai").fill("#who-2", "wife");
      registrar.press("Register the party");
      String first = number(registrar);

      // What was typed comes back with whom it is like, and nothing is written yet.
      registrar.go(BOARD + "/register");
      registrar.fill("#name-1", "Wardak Naseem").fill("#born-1", "1984-03-07");
      registrar.fill("#who-1", "man, 37").fill("#phone-1", "070 555 4471");
      registrar.fill("#name-2", "Sherin Wardak");
      assertThat(registrar.refused("Register the party"))
          .contains("Perhaps on file already")
          .contains("Row 1:")
          .contains(first + ".1")
          .contains("day and month exchanged");
      assertThat(registrar.page().inputValue("#phone-1")).isEqualTo("070 555 4471");
      look(registrar, "warned");
      registrar.press("They are others: register the party");
      String second = number(registrar);
      assertThat(registrar.says()).contains("2 people");

      registrar.go(BOARD + "/duplicates");
      assertThat(registrar.says()).contains("may be one person each, the likeliest");
      look(registrar, "duplicates");

      // By the keys alone: merged, taken back, and kept apart.
      registrar.key("m");
      assertThat(registrar.told()).contains(".1 leads to " + first + ".1 now");
      registrar.go(BOARD);
      assertThat(registrar.page().textContent("#bal-registered")).isEqualTo("3");
      registrar.go(BOARD + "/party?number=" + second + ".1");
      assertThat(registrar.says()).contains("Party " + first).contains("also " + second + ".1");
      registrar
          .go(BOARD + "/duplicates")
          .press("Take back: " + second + ".1 leads to " + first + ".1");
      registrar.go(BOARD);
      assertThat(registrar.page().textContent("#bal-registered")).isEqualTo("4");
      registrar.go(BOARD + "/duplicates").key("n");
      assertThat(registrar.says()).doesNotContain(second + ".1\tParty");
      assertThat(registrar.told()).contains("are two; nobody is asked again");
      registrar.key("u");
      assertThat(registrar.told()).contains("Taken back");

      // Others see the numbers of the board at most, and no pair.
      Person ally = browsing.person("kaya", "TUR", Role.NATIONAL_PLANNER);
      assertThat(ally.look(BOARD + "/duplicates")).isEqualTo(404);
    }
  }

  @Test
  void aDocumentIsReadFieldByFieldAndItsNamesAreConfirmedByAPerson() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = registrar(browsing);
      String zone =
          Passports.td3("AFG", "WARDAKZAI", "NASIM", "P01234567", "840703", 'M', "300101");
      registrar.go(BOARD + "/register").fill("#name-1", "Shirin Wardakzai");
      registrar.page().keyboard().press("Escape");
      registrar.page().keyboard().press("z");
      registrar.fill("#zone", Passports.spoiled(zone, 14));
      assertThat(registrar.refused("Read the zone"))
          .contains("date of birth")
          .contains("expected its check digit");
      assertThat(registrar.page().inputValue("#name-1")).isEqualTo("Shirin Wardakzai");
      assertThat(registrar.has("Use it")).isFalse();
      look(registrar, "zone-wrong");

      registrar.fill("#zone", zone).press("Read the zone");
      assertThat(registrar.page().inputValue("#zone-given")).isEqualTo("Nasim");
      assertThat(registrar.page().inputValue("#zone-row")).isEqualTo("2");
      assertThat(registrar.refused("Use it")).contains("compare them with the page");
      registrar.fill("#zone-surname", "Wardak").tick("#zone-compared");
      look(registrar, "zone-read");
      registrar.press("Use it");
      assertThat(registrar.page().inputValue("#name-2")).isEqualTo("Nasim Wardak");
      assertThat(registrar.page().inputValue("#born-2")).isEqualTo("1984-07-03");
      assertThat(registrar.page().inputValue("#papers-2")).contains("P AFG P01234567");
      registrar.press("Register the party");
      assertThat(registrar.says()).contains("2 people");
    }
  }
}
