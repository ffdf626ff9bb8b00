package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.muster.server.look.Browsing;

/// The pool of forces, units on their ladder, evaluations and what people take away, on a server
/// and database of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class UnitPagesTest {
  private static final String CASE = "/case/azerbaijan";
  private static final String ON = "?asof=2021-10-28";

  private @org.jspecify.annotations.Nullable Browsing opened;

  @BeforeAll
  void open() {
    opened = Browsing.planned();
  }

  @AfterAll
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  private Browsing browsing() {
    return java.util.Objects.requireNonNull(opened);
  }

  private Page page(String path) {
    Page page = browsing().page(Browsing.DESK, ColorScheme.LIGHT);
    page.navigate(browsing().url() + path);
    return page;
  }

  private static String row(Page page, String name) {
    return page.locator("tr:has-text('" + name + "')").first().innerText().replaceAll("\\s+", " ");
  }

  @Test
  void thePoolTellsWhatHadLapsedByTheReviewOf2021() {
    Page page = page(CASE + "/review/pool" + ON);

    assertThat(page.textContent("h1"))
        .isEqualTo("Pool of forces on 28 OCT 2021: 4 units declared, 1 lapsed, none certified");
    assertThat(row(page, "Peacekeeping battalion"))
        .contains(
            "Lapsed",
            "lapsed during 2020",
            "NEL2",
            "Combat Ready: figures not recorded, 700 people")
        .contains("2010", "700 people", "80 vehicles, 4 helicopters");
    assertThat(row(page, "Reconnaissance company"))
        .contains("On the ladder", "NEL1", "2015")
        .doesNotContain("CAV-3"); // holds from the day after
    assertThat(row(page, "Flight of two Mi-17")).contains("2016", "2 Mi-17 transport helicopters");
    page.context().close();
  }

  @Test
  void thePoolIsAskedForWhatLapsesWithinSomeMonths() {
    Page page = page(CASE + "/review/pool?asof=2023-10-28");
    page.selectOption("#within", "12");
    page.click("button:has-text('Show')");
    assertThat(page.textContent("h1"))
        .isEqualTo("1 certificate lapses within 12 months of 28 OCT 2023");
    assertThat(page.url()).contains("asof=2023-10-28", "within=12");
    page.selectOption("#within", "3");
    page.click("button:has-text('Show')");
    assertThat(page.textContent("h1"))
        .isEqualTo("0 certificates lapse within 3 months of 28 OCT 2023");
    page.context().close();
  }

  @Test
  void aUnitStandsOnItsLadderWithWhatThePlanKeeps() {
    Page page = page(CASE + "/review/units/AZE.unit.b-coy" + ON);

    assertThat(page.textContent("h1"))
        .isEqualTo("B Company, peacekeeping battalion: SEL2, on the ladder, no certificate");
    assertThat(page.locator(".ladder-step").allInnerTexts())
        .hasSize(4)
        .anySatisfy(step -> assertThat(step).contains("NEL2", "Next"));
    assertThat(page.textContent("main")).contains("Kept").contains("Plan 1: there on 31 AUG 2022");
    page.navigate(browsing().url() + CASE + "/review/units/AZE.unit.mi17-flight" + ON);
    assertThat(page.locator(".ladder-step").nth(2).innerText())
        .contains("SEL2 needs first:", "NEL1 passed.");
    page.context().close();
  }

  @Test
  void readinessIsAskedAsOfADayAndAsKnownOnAnother() {
    Page page = page(CASE + "/review/readiness" + ON);
    assertThat(page.textContent("h1"))
        .isEqualTo("State of readiness on 28 OCT 2021: 1 certificate current, 1 lapsed");
    page.navigate(browsing().url() + CASE + "/review/readiness?asof=2018-01-01&known=2021-10-29");
    assertThat(page.textContent("h1"))
        .isEqualTo("State of readiness on 1 JAN 2018: 1 certificate current, 0 lapsed");
    assertThat(page.textContent("main")).contains("as known on 29 OCT 2021");
    page.context().close();
  }

  @Test
  void anEvaluationIsOpenedMarkedAndItsResultGoesOnFile() {
    Page page = page(CASE + "/review/units/AZE.unit.mi17-flight");
    page.click(".ladder-step >> text=Open an evaluation");
    assertThat(page.inputValue("#ev-unit")).isEqualTo("AZE.unit.mi17-flight");
    page.click("#open .primary");
    assertThat(page.textContent("#e-from")).contains("The first day is missing. Enter a day.");
    page.fill("#ev-from", "2021-09-06");
    page.fill("#ev-to", "2021-09-08");
    page.fill("#ev-name1", "Office of flight safety");
    page.selectOption("#ev-nation1", "AZE");
    page.click("#open .primary");

    assertThat(page.textContent("h1")).isEqualTo("SEL1 of Mi-17 Flt: nothing marked yet");
    assertThat(page.textContent("#result")).contains("Not yet").contains("Not looked at: c1");
    Locator marks = page.locator("form.marks").first().locator("select");
    for (Locator mark : marks.all()) {
      boolean graded = mark.locator("option").count() > 3;
      boolean fails = "team-c2".equals(mark.getAttribute("id"));
      mark.selectOption(fails ? "0" : graded ? "4" : "1");
    }
    page.locator("form.marks").first().locator("button").click();
    assertThat(page.textContent("#result"))
        .contains("c2 did not meet the standard; write the finding.");
    page.click("summary:has-text('Write a finding')");
    page.selectOption("#finding-item", "c2");
    page.fill("#finding-text", "The log stops at night.");
    page.click("button:has-text('Write the finding')");
    page.click("summary:has-text('Set a remedial action')");
    page.fill("#findings input[name=text]", "A second clerk for the night");
    page.fill("#findings input[name=owner]", "S3");
    page.fill("#findings input[name=due]", "2021-12-31");
    page.click("button:has-text('Set it')");
    assertThat(page.textContent("#findings"))
        .contains("A second clerk for the night, S3: due 31 DEC 2021");
    page.selectOption("#result-source", "AZE.source.illustrative-2021");
    page.click("button:has-text('Record the result')");

    assertThat(page.textContent(".undo-bar")).contains("The result stands: it is on file.");
    assertThat(page.textContent("#result")).contains("Recorded").contains("passed");
    page.click("summary:has-text('Close it with what proves it')");
    page.click("button:has-text('Close it')");
    assertThat(page.textContent(".refused")).contains("Name the evidence that closes it.");
    page.navigate(browsing().url() + CASE + "/review/units/AZE.unit.mi17-flight");
    assertThat(page.textContent("main"))
        .contains("passed 6 SEP–8 SEP 2021")
        .contains("15 of 16 met (93 %), 8 of 8 critical");
    page.context().close();
  }

  @Test
  void aCalendarIsReadUnderItsAddressUntilItIsRevoked() {
    Page page = page(CASE + "/review/calendar");
    page.click("button:has-text('Make an address')");
    String address = page.inputValue("#feed-address");
    assertThat(address).matches(".*/calendar/[0-9a-f]{48}\\.ics");
    Page stranger = browsing().strange(Browsing.DESK, ColorScheme.LIGHT);
    APIResponse feed = stranger.request().get(address);
    assertThat(feed.status()).isEqualTo(200);
    assertThat(feed.text()).startsWith("BEGIN:VCALENDAR").endsWith("END:VCALENDAR\r\n");
    page.navigate(browsing().url() + CASE + "/review/calendar");
    assertThat(page.content()).doesNotContain(address);
    page.click("button:has-text('Revoke it')");
    assertThat(stranger.request().get(address).status()).isEqualTo(404);
    assertThat(
            stranger
                .request()
                .get(browsing().url() + "/calendar/" + "0".repeat(48) + ".ics")
                .status())
        .isEqualTo(404);
    stranger.context().close();
    page.context().close();
  }

  @Test
  void whatIsTakenAwayIsAPageAndAWorkbook() throws Exception {
    Page page = page(CASE + "/review/pool" + ON);
    APIResponse plan =
        page.request().get(browsing().url() + CASE + "/review/plan-on-a-page.pdf" + ON);
    try (var pdf = Loader.loadPDF(plan.body())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
    }
    APIResponse book = page.request().get(browsing().url() + CASE + "/review/review.xlsx" + ON);
    assertThat(book.status()).isEqualTo(200);
    assertThat(book.headers().get("content-disposition"))
        .contains("azerbaijan-review-2021-10-28.xlsx");
    page.context().close();
  }
}
