package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muster.server.pages.EvacuationDesk.BOARD;
import static org.muster.server.pages.EvacuationDesk.number;
import static org.muster.server.pages.EvacuationDesk.open;
import static org.muster.server.pages.EvacuationDesk.picture;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.access.Role;
import org.muster.server.look.Browsing;
import org.muster.server.look.Person;

/// The way in, in real browsers: who is on file twice, documents that are read, the inbox, forms.
/// No name stands in an address or a title.
@Tag("long")
class EvacuationIntakePagesTest {
  /// Looks at a page as it stands on a desk and on a phone.
  private static void look(Person who, String name) {
    Page page = who.page();
    assertThat(page.title()).doesNotContain("Wardak");
    assertThat(page.url()).doesNotContain("Wardak");
    Browsing.assertAccessible(page);
    picture(page, "intake-" + name + "-1440");
    page.setViewportSize(Browsing.PHONE, 844);
    Browsing.assertAccessible(page);
    picture(page, "intake-" + name + "-390");
    page.setViewportSize(Browsing.DESK, 900);
  }

  private static Person registrar(Browsing browsing) {
    Person registrar = browsing.person("aynur", "AZE", Role.NATIONAL_PLANNER);
    open(registrar);
    return registrar;
  }

  @Test
  @Tag("long")
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

  @Tag("long")
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

  private static final String MAIL =
      """
      Dear all, I ask for my client and his family.
      1. Nasim Wardakzai, 1984-07-03, P1234567
      2. Zubair Wardakzai, son, 2015-05-12
      They can be at Abbey gate within three hours, can you help?
      """;

  @Test
  void whatComesWaitsUnderItsAgeUntilItIsAnswered() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = registrar(browsing);
      registrar.go(BOARD + "/inbox");
      assertThat(registrar.says()).contains("Nothing is unanswered");
      registrar.fill("#text", MAIL).fill("#hours", "9").press("Put it in");
      assertThat(registrar.says())
          .contains("Unanswered for 9 h")
          .contains("Nasim Wardakzai")
          .contains("They can be at Abbey gate");
      look(registrar, "item");
      registrar.go(BOARD + "/inbox").fill("#text", "Samir Noorzai, 1990-03-04").press("Put it in");
      registrar.go(BOARD + "/inbox");
      assertThat(registrar.says())
          .contains("2 items unanswered, the oldest for 9 h")
          .contains("1 over the limit of 8 h");
      look(registrar, "inbox");

      // By the keys alone from the list to the form; the oldest is the one.
      registrar.key("j");
      registrar.key("r");
      assertThat(registrar.page().inputValue("#name-1")).isEqualTo("Nasim Wardakzai");
      assertThat(registrar.page().inputValue("#sort-2")).isEqualTo("minor");
      assertThat(registrar.page().inputValue("#guardian-2")).isEqualTo("1");
      registrar.press("Register the party");
      assertThat(registrar.says()).contains("2 people");
      registrar.go(BOARD + "/inbox").key("j");
      registrar.fill("#reason", "not a case").press("Answer it");
      registrar.key("u");
      assertThat(registrar.says()).contains("Samir Noorzai");

      // A file with an error is put right, and taken whole.
      registrar.go(BOARD + "/inbox");
      registrar
          .page()
          .setInputFiles(
              "#file",
              new FilePayload(
                  "list.csv",
                  "text/csv",
                  "Name,DOB\nParwana Haidari,31.2.2017\nLaila Popal,1990-01-02\n"
                      .getBytes(StandardCharsets.UTF_8)));
      registrar.press("Read the file");
      assertThat(registrar.says()).contains("A file with 1 cell to put right").contains("B2");
      look(registrar, "file");
      assertThat(registrar.refused("Take the file")).contains("1 cell is still to be put right");
      registrar.fill("#cell-B2", "2017-02-28").press("Take the file");
      assertThat(registrar.told()).contains("The whole file is taken").contains("2 people");
      assertThat(registrar.says()).contains("3 items unanswered");
    }
  }

  @Test
  @Tag("long")
  void aFormOnPaperIsKeyedWithoutAMouseAndOneOnTheWebIsADraft() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = registrar(browsing);
      registrar.go(BOARD + "/forms").fill("#pad", "K4").fill("#count", "2");
      registrar.press("Reserve the block");
      registrar.fill("#pad", "K4").fill("#first", "2");
      assertThat(registrar.refused("Reserve the block")).contains("is reserved already");
      String first = registrar.page().textContent("tbody td .code").strip();
      registrar.go(BOARD + "/forms").key("f");
      Page page = registrar.page();
      page.keyboard().type(first.replace("-", "").toLowerCase(java.util.Locale.ROOT));
      page.keyboard().press("Tab");
      page.keyboard().type("Nasim Wardakzai; 1984-07-03; father; P1234567; 0705554471;\n");
      page.keyboard().type("Zubair Wardakzai; 11; son");
      page.keyboard().press("Tab");
      registrar.key("Enter");
      assertThat(registrar.says()).contains(first + " is party").contains("2 people");
      String second = page.inputValue("#number");
      assertThat(second).startsWith("K4-00002-");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("lines");
      look(registrar, "key");
      registrar.fill("#number", first).fill("#lines", "Somebody Else");
      assertThat(registrar.refused("Register the form")).contains("was keyed already: party");
      registrar.fill("#number", second.substring(0, 9) + (second.endsWith("A") ? "B" : "A"));
      assertThat(registrar.refused("Register the form")).contains("read it again");
      assertThat(page.inputValue("#lines")).isEqualTo("Somebody Else");

      registrar.go(BOARD + "/forms").fill("#name", "consulate-2").fill("#most", "3");
      registrar.press("Make a code");
      String code = page.textContent("#code");
      look(registrar, "forms");

      Page phone = browsing.strange(Browsing.PHONE, ColorScheme.LIGHT);
      phone.navigate(browsing.url() + "/evacuation/self");
      Browsing.assertAccessible(phone);
      phone.fill("#code", "AAAAA-AAAAA");
      phone.fill("#name-1", "Parwana Haidari");
      phone.waitForNavigation(() -> phone.click("main button.primary"));
      assertThat(phone.innerText("main")).contains("This code opens nothing");
      assertThat(phone.inputValue("#name-1")).isEqualTo("Parwana Haidari");
      picture(phone, "intake-self-390");
      phone.fill("#code", code.toLowerCase(java.util.Locale.ROOT));
      phone.waitForNavigation(() -> phone.click("main button.primary"));
      assertThat(phone.innerText("main")).contains("People written down: 1");
      assertThat(phone.url()).doesNotContain("Haidari");
      Browsing.assertAccessible(phone);
      registrar.go(BOARD + "/inbox");
      assertThat(registrar.says()).contains("form on the web").contains("1 person");

      // In a language from the right; a registrar finds it asked already.
      phone.navigate(browsing.url() + "/evacuation/self?lang=prs");
      assertThat(phone.getAttribute("html", "dir")).isEqualTo("rtl");
      assertThat(phone.textContent("h1")).contains("خانوادهٔ");
      phone.fill("#code", code);
      phone.fill("#born-1", "1990");
      phone.waitForNavigation(() -> phone.click("main button.primary"));
      assertThat(phone.textContent("#wrong")).contains("شخص 1").contains("یک نام بنویسید");
      Browsing.assertAccessible(phone);
      picture(phone, "intake-self-dari-390");
      phone.fill("#code", code);
      phone.fill("#script-1", "پروانه حیدری");
      phone.waitForNavigation(() -> phone.click("main button.primary"));
      assertThat(phone.textContent("#taken")).isEqualTo("1");
      registrar.go(BOARD + "/inbox");
      String item =
          registrar.page().locator("tbody a").last().getAttribute("href").replaceAll(".*item=", "");
      registrar.go(BOARD + "/register?item=" + item);
      assertThat(registrar.page().inputValue("#language")).isEqualTo("prs");
      look(registrar, "register-language");

      registrar.go(BOARD + "/forms").press("End consulate-2");
      phone.navigate(browsing.url() + "/evacuation/self");
      phone.fill("#code", code);
      phone.fill("#name-1", "Laila Popal");
      phone.waitForNavigation(() -> phone.click("main button.primary"));
      assertThat(phone.innerText("main")).contains("This code opens nothing");
    }
  }

  @Test
  @Tag("long")
  void thePriorityIsToldOfEachPersonAndAnOfficerSignsAnother() {
    try (Browsing browsing = Browsing.fresh()) {
      Person registrar = registrar(browsing);
      Person officer = browsing.person("rashad", "AZE", Role.NATIONAL_APPROVER);
      registrar.go(BOARD + "/register").fill("#name-1", "Nasim Wardakzai");
      registrar.choose("#class-1", "at-risk").fill("#name-2", "Gul Bibi Wardakzai");
      registrar.fill("#born-2", "1941-01-02").choose("#mobility-2", "wheelchair");
      registrar.choose("#class-2", "at-risk").choose("#need-2", "medical");
      registrar.press("Register the party");
      String party = number(registrar);
      assertThat(registrar.says())
          .contains("Priority 2")
          .contains("In danger for what they did or are 60")
          .contains("Needs treatment that is not to be had here 40")
          .contains("Cannot walk or see or hear (needs add no more) 20")
          .doesNotContain("Sign the priority");
      registrar.go(BOARD + "/register").fill("#name-1", "Samir Noorzai");
      registrar.choose("#class-1", "citizen").press("Register the party");
      String other = number(registrar);

      officer.go(BOARD + "/party?number=" + other).choose("#band", "1").fill("#why", "short");
      assertThat(officer.refused("Sign the priority")).contains("in 10 to 500 characters");
      officer.choose("#band", "1").fill("#why", "carries the blood for the hospital");
      officer.press("Sign the priority");
      assertThat(officer.says())
          .contains("Priority 1, not by the rule")
          .contains("decided by rashad")
          .contains("carries the blood")
          .contains("the rule says 3");
      look(officer, "priority");
      registrar.go(BOARD + "/party");
      String queue = registrar.page().innerText("section[aria-labelledby=queue-title]");
      assertThat(queue.indexOf(other)).isLessThan(queue.indexOf(party));
      look(registrar, "queue");
      registrar.go(BOARD + "/rule");
      assertThat(registrar.says()).contains("Who goes first: the rule 2026-1");
      Browsing.assertAccessible(registrar.page());
      officer.go(BOARD + "/party?number=" + other).choose("#band", "0");
      officer.fill("#why", "the hospital has its blood").press("Sign the priority");
      assertThat(officer.says()).contains("Priority 3").doesNotContain("not by the rule");
    }
  }
}
