package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.muster.access.Role;
import org.muster.server.look.Browsing;
import org.muster.server.look.Person;
import org.muster.server.look.Talks;

/// What five people are told to do, each by their own role; what stands where one side wrote down
/// for the other; and pages that look back.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class RolesPagesTest {
  private static final String CASE = "/case/azerbaijan";
  private static final String REVIEW = CASE + "/review";
  private static final String ON = "?asof=" + Talks.DAY;

  private @org.jspecify.annotations.Nullable Browsing opened;

  @BeforeAll
  void open() {
    opened = Browsing.underWay();
  }

  @AfterAll
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  private Browsing browsing() {
    return Objects.requireNonNull(opened);
  }

  /// The five overviews of the same case, kept as pictures to look at.
  @Test
  void eachOfFiveRolesIsToldItsOwnMoves() throws IOException {
    browsing().person("head", "NATO", Role.ALLIANCE_APPROVER);
    browsing().person("emre", "TUR", Role.ALLY_REPRESENTATIVE);
    Path pictures = Files.createDirectories(Path.of("target/five-roles"));
    Map<String, String> told = new java.util.TreeMap<>();
    for (String account : List.of(Browsing.ACCOUNT, "approver", "desk", "head", "emre")) {
      for (int width : List.of(Browsing.DESK, Browsing.PHONE)) {
        Page page = browsing().page(width, ColorScheme.LIGHT, account);
        page.navigate(browsing().url() + CASE + ON);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(pictures.resolve(account + "-" + width + ".png")));
        page.locator("aside.side details summary").all().forEach(s -> s.click());
        told.put(
            account,
            page.locator("aside.side")
                .first()
                .innerText()
                .split("Newest reports")[0]
                .replaceAll("\\s+", " "));
        page.context().close();
      }
    }
    assertThat(told.get(Browsing.ACCOUNT))
        .contains("As National planner, AZE, soonest due first")
        .contains("Answer the survey: ", "Cycle of 2023 (illustrative)", "15 NOV 2021")
        .contains("Answer 4 clauses of 3 goals, PG-07 first")
        .contains("Renew: Peacekeeping battalion")
        .doesNotContain("turn your key", "Judge ");
    assertThat(told.get("approver"))
        .contains("PG-08: read it and turn your key", "MAR 2022")
        .contains("Resume it Cycle of 2020, land only (illustrative)")
        .doesNotContain("Close the gap", "Answer the survey", "Choose: ", "Judge ");
    assertThat(told.get("desk"))
        .contains("Judge ", "Cycle of 2019 (illustrative)", "17 DEC 2021")
        .contains("PG-11: answer 1 clause")
        .doesNotContain("Close the gap", "Answer the survey", "turn your key");
    assertThat(told.get("head"))
        .contains("PG-08: read it and turn your key")
        .doesNotContain("Close the gap", "Judge ", "Answer the survey");
    assertThat(told.get("emre")).contains("Nothing waits for you as Ally representative, TUR.");
    System.out.println("figures: overviews=" + told.size());
  }

  @Test
  void whatIsWrittenDownForTheOtherSideSaysWhoAndWhyAndIsToldToIt() {
    Person planner = browsing().person("leyla", "AZE", Role.NATIONAL_PLANNER);
    String file = "li:has-text('Cycle of 2022 (illustrative)') ";
    planner.go(REVIEW).page().click(file + "summary");
    assertThat(planner.page().innerText(file))
        .contains("You write down for the other side: ministerial guidance given, survey issued,");
    planner.page().waitForNavigation(() -> planner.page().click(file + "button"));
    assertThat(planner.says())
        .contains("You would write down for the alliance staffs", "say why, and by whose word");
    planner.fill(file + "[name=why]", "They keep no account here");
    planner.fill(file + "[name=word]", "their letter of 3 MAR 2022");
    planner.page().waitForNavigation(() -> planner.page().click(file + "button"));
    assertThat(planner.told()).contains("is in the talks").contains("Undo");
    assertThat(planner.page().textContent(".facts-bar")).contains("Illustrative");
    assertThat(planner.says())
        .contains(
            "Written down for the staffs by leyla of Azerbaijan: They keep no account here. By the"
                + " word of: their letter of 3 MAR 2022. Not confirmed by the staffs yet.")
        .contains("leyla for Azerbaijan")
        .doesNotContain("leyla for the staffs");

    planner.page().waitForNavigation(() -> planner.page().click(".undo-bar button"));
    assertThat(planner.told()).contains("back on file");
    planner.page().click(file + "summary");
    planner.fill(file + "[name=why]", "They keep no account here");
    planner.fill(file + "[name=word]", "their letter of 3 MAR 2022");
    planner.page().waitForNavigation(() -> planner.page().click(file + "button"));

    Person desk = browsing().person("ingrid", "NATO", Role.ALLIANCE_DESK_OFFICER);
    assertThat(desk.go(CASE).page().locator("aside.side").first().textContent())
        .contains("Confirm what the nation wrote down for your side: ministerial guidance given");
    desk.go(REVIEW + "/cycles/AZE.cycle.2022-illustrative");
    assertThat(desk.says()).contains("Written down for your side");
    desk.press("Confirm: so it was");
    assertThat(desk.says())
        .contains("ingrid for the staffs")
        .doesNotContain("Not confirmed by the staffs yet", "Written down for your side");
  }

  @Test
  void aCycleWhoseDayTheRecordDoesNotSayIsAskedForIt() {
    Person desk = browsing().person("olaf", "NATO", Role.ALLIANCE_DESK_OFFICER);
    String file = "li:has-text('Cycle of 2013') ";
    desk.go(REVIEW).page().click(file + "summary");
    assertThat(desk.page().innerText(file)).contains("Day by which the last of them had happened");
    desk.fill(file + "[name=why]", "It is long over");
    desk.fill(file + "[name=word]", "the yearbook");
    desk.page().waitForNavigation(() -> desk.page().click(file + "button"));
    assertThat(desk.says()).contains("the record does not say on which day; say it");
    assertThat(desk.page().inputValue(file + "[name=why]")).isEqualTo("It is long over");
    desk.fill(file + "[name=day]", "2013-10-01");
    desk.page().waitForNavigation(() -> desk.page().click(file + "button"));
    assertThat(desk.told()).contains("goals approved by both sides");
  }

  @Test
  void lookingBackOffersNoDeedAndChangesNothing() {
    Person planner = browsing().person("rashad", "AZE", Role.NATIONAL_PLANNER);
    String conflict = "/conflicts/AZE.contribution.isaf-2002";
    planner.go(CASE + conflict).fill("[name=reason]", "The treaty says so");
    planner.page().waitForNavigation(() -> planner.page().click("button[name=chosen] >> nth=0"));
    assertThat(planner.says()).contains("rashad chose");

    String back = "?known=2014-12-31";
    planner.go(CASE + conflict + back);
    assertThat(planner.says())
        .contains("You look back at what was known on 31 DEC 2014", "Open then")
        .contains("Since then: rashad chose")
        .doesNotContain("Choosing is open to");
    for (String path :
        List.of("", "/conflicts", "/facts/units", "/review", "/generate", "/review/calendar")) {
      planner.go(CASE + path + back);
      assertThat(planner.page().locator("main form[method=post]").count()).as(path).isZero();
      assertThat(planner.says()).as(path).contains("Nothing is changed from here");
    }
    assertThat(planner.go(REVIEW + back).says()).doesNotContain("Cycle of 2023 (illustrative)");
    assertThat(planner.look(REVIEW + "/cycles/" + Talks.SURVEYED + back)).isEqualTo(404);
    assertThat(planner.go(CASE + conflict).says()).contains("Settled", "rashad chose");
  }

  @Test
  void noPageCountsFromTwoDays() {
    Person desk = browsing().person("eva", "NATO", Role.ALLIANCE_DESK_OFFICER);
    String today =
        org.muster.thread.DateWords.day(java.time.LocalDate.now(java.time.ZoneOffset.UTC));
    desk.go(REVIEW + "/cycles/" + Talks.TALKED);
    assertThat(desk.page().innerText(".facts-bar")).contains("As of " + today);
    desk.go(REVIEW + "/cycles/" + Talks.TALKED + ON);
    assertThat(desk.page().innerText(".facts-bar")).contains("As of 28 OCT 2021");
    assertThat(desk.page().innerText(".turn")).contains("2 DEC 2021, in 35 days");
  }

  @Test
  void whatIsSignedAndWhatIsJudgedStandOnThePage() {
    Person approver = browsing().person("aynur", "AZE", Role.NATIONAL_APPROVER);
    approver.go(REVIEW + "/cycles/" + Talks.TALKED + "/goals/AZE.goal.talks-medical-21" + ON);
    assertThat(approver.page().innerText("#text"))
        .contains("The text that both sides sign")
        .contains("PG-08, Medical teams", "Three teams support a camp.", "Military medicine");
    Person desk = browsing().person("hans", "NATO", Role.ALLIANCE_DESK_OFFICER);
    desk.go(REVIEW + "/cycles/" + Talks.ASSESSED + "/assessment" + ON);
    assertThat(desk.page().innerText(".items"))
        .contains("Standard: Evaluated at NEL1.")
        .contains("Wanted: B Coy at NEL2 by 30 JUN 2022")
        .contains("Agreed by 30 SEP 2022, Land Forces (in 11 months)");
  }

  @Test
  void aCaseIsBegunByPageForItsOwnerAlone() {
    Person planner = browsing().person("nino", "GEO", Role.NATIONAL_PLANNER);
    planner.go("/cases").fill("#case-name", "Georgia, 2027").fill("#case-nation", "");
    assertThat(planner.refused("Begin it")).contains("Say how pages are to call GEO.");
    planner.fill("#case-nation", "Georgia").press("Begin it");
    assertThat(planner.page().url()).endsWith("/case/georgia-2027");
    assertThat(planner.told()).contains("Georgia, 2027 is begun, for GEO alone");
    assertThat(planner.go("/case/georgia-2027/facts/ladder").says()).contains("NEL2");
    Person other = browsing().person("ruta", "LTU", Role.NATIONAL_PLANNER);
    assertThat(other.look("/case/georgia-2027")).isEqualTo(404);
    assertThat(other.go("/cases").fill("#case-name", "Georgia 2027").has("Begin it")).isTrue();
    other.fill("#case-nation", "Lithuania");
    assertThat(other.refused("Begin it")).contains("take another");
    Person viewer = browsing().person("ann", "GEO", Role.VIEWER);
    assertThat(viewer.go("/cases").has("Begin it")).isFalse();
  }

  @Test
  void anAllyIsNotToldThatNobodyHasPlannedWhereAPlanIsNotReleased() {
    Person ally = browsing().person("baris", "TUR", Role.ALLY_REPRESENTATIVE);
    for (String path : List.of("/generate", "/generate/plans")) {
      assertThat(ally.go(CASE + path).says()).as(path).doesNotContain("Nobody has planned");
    }
  }
}
