package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.server.look.Browsing;

/// Reading: nothing here writes.
@Tag("long")
class ReadingPagesTest {
  private static final String CASE = "/case/azerbaijan";

  private final Browsing browsing = Browsing.shared();
  private final Page page = browsing.page(Browsing.DESK, ColorScheme.LIGHT);

  @AfterEach
  void close() {
    page.context().close();
  }

  @Test
  void theOverviewSaysFirstWhatIsWrong() {
    open("");

    assertThat(page.textContent("h1")).matches("(One thing is|\\w+ things are) wrong\\. .*");
    assertThat(page.textContent(".finding h3"))
        .contains("Peacekeeping battalion: its NEL2 certificate lapsed in 2020");
    assertThat(page.textContent(".facts-bar")).containsPattern("\\d+ of \\d+ claims illustrative");
    assertThat(page.textContent(".thread")).contains("1 conflict to settle");
  }

  @Test
  void asOf2017AsKnownOn2014AnswersFromWhatWasKnownThen() {
    open("/facts/contributions?asof=2017-06-01&known=2014-12-31");

    assertThat(page.textContent(".facts-bar"))
        .contains("As of 1 JUN 2017")
        .contains("as known on 31 DEC 2014");
    List<String> says = page.locator(".claim .says").allTextContents();
    assertThat(says).anyMatch(s -> s.contains("94 people in ISAF"));
    assertThat(says).noneMatch(s -> s.contains("120 people"));
    for (String href :
        page.locator("main a[href^='/case/'], .thread a").all().stream()
            .map(a -> a.getAttribute("href"))
            .toList()) {
      // One way leads back to what is known by now; all others stay where they are.
      assertThat(href).contains("asof=2017-06-01");
      if (!href.endsWith("/facts/contributions?asof=2017-06-01")) {
        assertThat(href).contains("known=2014-12-31");
      }
    }
  }

  @Test
  void aPhoneSwitchesTheCaseInTwoPresses() {
    page.setViewportSize(Browsing.PHONE, 800);
    open("");
    assertThat(page.isVisible(".case-switch")).isFalse();
    page.click(".who-menu > summary");
    assertThat(page.isVisible(".case-switch a:has-text('Azerbaijan')")).isTrue();
    page.setViewportSize(Browsing.DESK, 900);
    assertThat(page.isVisible(".case-switch")).as("a desk has it in the top bar").isFalse();
  }

  @Test
  void aDayThatIsNoneIsToldPlainly() {
    Response answer = open("?asof=2017-13-01");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(page.textContent("main")).contains("asof=2017-13-01").contains("2021-10-29");
  }

  @Test
  void aFactIsReadBesideItsSource() {
    open("/facts");
    page.fill(".filter input[type=search]", "22 isaf turkiye");
    page.click(".filter button");
    page.click(".claim .says >> text=Azerbaijan had 22 people in ISAF");

    assertThat(page.textContent(".beside"))
        .contains("Its source")
        .contains("Publisher")
        .contains("Drawn from it");
    assertThat(page.locator(".beside mark").count()).isEqualTo(1);
  }

  @Test
  void everythingIsReachedByKeys() {
    open("");
    page.keyboard().press("/");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("search");
    page.keyboard().type("colomina");
    page.keyboard().press("Enter");
    page.waitForURL("**/search?q=colomina");
    assertThat(page.locator(".claim").count()).isPositive();

    page.keyboard().press("?");
    page.waitForURL("**/help");

    open("");
    page.keyboard().press("1");
    page.waitForURL("**/about/**");

    open("/facts/contributions");
    page.keyboard().press("t");
    page.waitForURL("**as=table**");
    assertThat(page.locator("table.data tbody tr").count()).isGreaterThan(20);
  }

  @Test
  void menusOpenAndCloseByKeysAndKeepTheFocus() {
    open("");
    page.focus(".dates-menu summary");
    page.keyboard().press("Enter");
    assertThat(page.isVisible("#asof")).isTrue();
    page.keyboard().press("Escape");
    assertThat(page.isVisible("#asof")).isFalse();
    assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("SUMMARY");
  }

  @Test
  void theDaysAreChangedInTheMenu() {
    open("/facts");
    page.click(".dates-menu summary");
    page.fill("#asof", "2002-11-20");
    page.fill("#known", "2014-12-31");
    page.click(".dates .primary");

    assertThat(page.url()).contains("asof=2002-11-20").contains("known=2014-12-31");
  }

  @Test
  void noRequestLeavesTheMachineAndNothingIsInline() {
    List<String> asked = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    page.onRequest(r -> asked.add(r.url()));
    page.onConsoleMessage(m -> complaints.add(m.text()));
    Response answer = open("");

    assertThat(asked).isNotEmpty().allMatch(url -> url.startsWith(browsing.url() + "/"));
    assertThat(complaints).isEmpty();
    assertThat(answer.headerValue("content-security-policy"))
        .contains("default-src 'none'")
        .contains("script-src 'self'")
        .doesNotContain("unsafe-inline");
    assertThat(answer.headerValue("x-content-type-options")).isEqualTo("nosniff");
    assertThat(answer.headerValue("cache-control")).isEqualTo("no-store");
  }

  @Test
  void theThemeIsKept() {
    open("");
    page.click(".who-menu summary");
    page.click(".who-menu >> text=Dark");

    assertThat(page.getAttribute("html", "data-theme")).isEqualTo("dark");
    open("/facts");
    assertThat(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
        .isEqualTo("rgb(14, 18, 21)");
  }

  @Test
  void whatIsSeenIsTakenAwayAsIsSeen() {
    APIResponse csv =
        page.request()
            .get(
                browsing.url()
                    + CASE
                    + "/export/facts.csv?table=contributions&asof=2017-06-01&known=2014-12-31");
    assertThat(csv.headers().get("content-disposition"))
        .contains("azerbaijan-contributions-2017-06-01.csv");
    assertThat(csv.text())
        .startsWith("\uFEFFid,about,operation,nation,value")
        .doesNotContain(",120,exact");

    APIResponse json = page.request().get(browsing.url() + CASE + "/export/facts.json?q=lapse");
    assertThat(json.text()).contains("\"releasable_to\": ").contains("\"illustrative\": ");
  }

  @Test
  void paperSaysWhatIsInventedAndForWhom() {
    open("");
    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));

    assertThat(page.isVisible(".print-illustrative")).isTrue();
    assertThat(page.textContent(".print-marks")).contains("Releasable to");
    assertThat(page.isVisible(".thread")).isFalse();
    assertThat(page.evaluate("getComputedStyle(document.body).color")).isEqualTo("rgb(0, 0, 0)");
  }

  @Test
  void atTwiceTheSizeNothingIsLost() {
    page.setViewportSize(720, 450);
    open("");

    assertThat(
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .isEqualTo(0);
    assertThat(page.isVisible("h1")).isTrue();
  }

  @Test
  void whatIsNotThereIsToldPlainly() {
    Response noRow = open("/about/AZE.unit.none");
    assertThat(noRow.status()).isEqualTo(404);
    assertThat(page.textContent("main")).contains("Nothing is on file about “AZE.unit.none”");

    assertThat(open("/nowhere").status()).isEqualTo(404);
    assertThat(page.navigate(browsing.url() + "/case/other").status()).isEqualTo(404);
    assertThat(page.textContent("main")).contains("There is no case “other” here.");
  }

  @Test
  void whatIsComputedIsNotOfferedToBeWritten() {
    open("/facts/units");
    assertThat(page.locator("text=Write one").count()).isEqualTo(1);

    open("/facts/plans");
    assertThat(page.locator("text=Write one").count()).isZero();
  }

  /// Whatever is asked as of and as known on which day, a page answers, if only that nothing was
  /// there yet.
  @Test
  void noPageBreaksOnAnyPairOfDays() {
    List<String> broken = new ArrayList<>();
    for (String path :
        List.of(
            "",
            "/timeline",
            "/timeline.csv",
            "/map",
            "/conflicts",
            "/sources",
            "/search?q=isaf",
            "/facts/contributions",
            "/about/AZE.unit.a-coy",
            "/review",
            "/develop",
            "/generate",
            "/generate/data",
            "/operate",
            "/export/facts.json")) {
      for (String days :
          List.of(
              "asof=0001-01-01&known=9999-12-31",
              "asof=9999-12-31&known=0001-01-01",
              "asof=2005-06-01&known=2021-10-29",
              "asof=2017-06-01&known=2014-12-31",
              "asof=2024-07-01&known=2026-12-31")) {
        String asked = CASE + path + (path.contains("?") ? "&" : "?") + days;
        int status = page.request().get(browsing.url() + asked).status();
        if (status != 200 && status != 404) {
          broken.add(status + " " + asked);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private Response open(String path) {
    return java.util.Objects.requireNonNull(page.navigate(browsing.url() + CASE + path));
  }
}
