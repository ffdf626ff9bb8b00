package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForSelectorOptions;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.server.look.Browsing;

/// Timeline, plan and map in a real browser, by keys alone where that is how they are worked.
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PicturePagesTest {
  private static final String CASE = "/case/azerbaijan";

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

  private Page page(String path, int width, ColorScheme scheme) {
    if (opened == null) {
      throw new IllegalStateException("no browser");
    }
    Page page = opened.page(width, scheme);
    page.navigate(opened.url() + CASE + path);
    return page;
  }

  private Page page(String path) {
    return page(path, Browsing.DESK, ColorScheme.LIGHT);
  }

  @ParameterizedTest(name = "{0} at {1} px in {2}")
  @CsvSource({
    "/timeline, 1440, LIGHT",
    "/timeline, 390, DARK",
    "/timeline?conflict=AZE.contribution.isaf-2002, 1440, DARK",
    "/timeline?conflict=AZE.contribution.isaf-2002, 390, LIGHT",
    "/timeline?as=table, 1440, LIGHT",
    "/timeline?as=table, 390, LIGHT",
    "/generate, 1440, LIGHT",
    "/generate?gap=2, 1440, DARK",
    "/generate, 390, LIGHT",
    "/generate, 390, DARK",
    "/generate?as=table, 1440, DARK",
    "/generate?as=table, 390, LIGHT",
    "/generate/data, 1440, LIGHT",
    "/map?asof=2018-02-01, 1440, LIGHT",
    "/map?asof=2018-02-01, 1440, DARK",
    "/map?asof=2005-06-01, 390, LIGHT"
  })
  void isAccessible(String path, int width, ColorScheme scheme) {
    Page page = page(path, width, scheme);

    Browsing.assertAccessible(page);

    page.context().close();
  }

  @Test
  void timelineIsZoomedPannedAndResetByKeysAndKeepsTheDaysInTheAddress() {
    Page page = page("/timeline");
    assertThat(page.title()).startsWith("From 22 people to 120, and home");

    page.keyboard().press("+");
    page.waitForSelector(".shown-days");
    String nearer = page.url();
    assertThat(nearer).containsPattern("from=200[01]-\\d\\d-\\d\\d&to=201[89]-\\d\\d-\\d\\d");

    page.keyboard().press("ArrowRight");
    page.waitForFunction("before => location.href !== before", nearer);
    String moved = page.url();
    page.reload();
    assertThat(page.url()).isEqualTo(moved);

    page.keyboard().press("0");
    page.waitForSelector(
        ".shown-days",
        new WaitForSelectorOptions()
            .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));

    page.keyboard().press("t");
    page.waitForSelector("table.data");
    assertThat(page.textContent("table.data")).contains("20 NOV 2002–14 JAN 2008");
    page.context().close();
  }

  @Test
  void timelineAnswersAsOfOneDayWithTheKnowledgeOfAnother() {
    Page page = page("/timeline?asof=2017-06-01&known=2014-12-31");

    assertThat(page.title()).startsWith("From 22 people to 94: 1992 to 2027");
    assertThat(page.textContent("svg.timeline desc"))
        .contains("As of 1 JUN 2017, as known on 31 DEC 2014")
        .doesNotContain("120");
    page.context().close();
  }

  @Test
  void conflictIsReachedAndSettledFromThePictureAndTakenBack() {
    Page page = page("/timeline");

    page.locator(".for-desk .picture-links a.conflict").first().focus();
    page.keyboard().press("Enter");
    page.waitForSelector(".dispute-card");
    assertThat(page.textContent(".dispute-card")).contains("ISAF: 22 or 21?");
    page.waitForSelector("[data-keep]:focus:has-text('Keep 22')");
    page.keyboard().press("Enter");

    page.waitForSelector(".undo-bar");
    assertThat(page.url()).contains("/timeline");
    assertThat(page.locator(".for-desk .picture-links a.conflict").count()).isZero();
    page.keyboard().press("u");
    page.waitForSelector(".undo-bar:has-text('Taken back')");
    page.context().close();
  }

  @Test
  void gapsAreWalkedByArrowKeysAndTheNextOneOpensItsReasons() {
    Page page = page("/generate?gap=1#gap-1");
    assertThat(page.textContent(".why.selected")).contains("Gap 1 of").contains("Why not…");

    // Wherever on the page one is, but in a field.
    page.evaluate("() => document.activeElement.blur()");
    page.keyboard().press("ArrowDown");

    page.waitForURL("**gap=2#plan");
    assertThat(page.textContent(".why.selected")).contains("Gap 2 of");
    // The picture is in sight, and what is chosen stands beside it.
    assertThat(
            page.evaluate(
                "() => ['svg.plan', '.why.selected'].map((s) => [...document.querySelectorAll(s)]"
                    + ".map((e) => e.getBoundingClientRect())"
                    + ".some((b) => b.height > 0 && b.top < innerHeight && b.bottom > 0))"))
        .isEqualTo(java.util.List.of(true, true));
    page.context().close();
  }

  @Test
  void planAgainIsStoppedByEscapeAndKeepsTheBest() {
    Page page = page("/generate");

    page.keyboard().press("p");
    page.waitForSelector(
        "[data-run=running][data-keeps=true]", new WaitForSelectorOptions().setTimeout(60_000));
    page.keyboard().press("Escape");

    page.waitForSelector(
        ".certificate:has-text('Plan 2')", new WaitForSelectorOptions().setTimeout(120_000));
    assertThat(page.textContent(".certificate")).contains("passed, 0 rules broken");
    page.context().close();
  }

  @Test
  void remedyIsTriedBesideThePlanAndDropped() {
    Page page = page("/generate?plan=AZE.plan.1&gap=1");

    page.click("a:has-text('Try it beside this plan')");
    page.waitForSelector("#trial .beside-costs");
    assertThat(page.textContent("#trial")).contains("Plan 1").contains("With the remedy");

    page.click("a:has-text('Drop it')");
    page.waitForSelector(".certificate");
    assertThat(page.locator("#trial").count()).isZero();
    page.context().close();
  }

  @Test
  void mapShowsWhoWasWhereOnTheDayOfTheAddress() {
    Page page = page("/map?asof=2018-02-01");
    assertThat(page.title()).startsWith("Azerbaijan, 1 FEB 2018: 120 people in 1 place");
    assertThat(page.textContent("aside")).contains("AG-22 is invented for planning");

    page.keyboard().press("[");
    page.waitForURL("**asof=2018-01-09**");
    page.context().close();
  }
}
