package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.muster.access.Role;
import org.muster.access.Viewer;
import org.muster.engine.duty.guard.GuardDraw;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.generate.PlanningSettings;
import org.muster.operate.guard.DrawnGuard;
import org.muster.operate.guard.PeopleSheet;
import org.muster.operate.guard.RosterText;
import org.muster.record.CaseData;
import org.muster.record.ImportMode;
import org.muster.server.look.Browsing;
import org.muster.server.look.Newcomers;
import org.muster.thread.Workspace;

/// The pages of a joint guard, with two nations' users side by side.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class GuardPagesTest {
  private static final String GUARD = "/case/drawn/operate/guard";
  private static final GuardProblem DRAWN = GuardDraw.of(40, 16, 7, 3);

  private @org.jspecify.annotations.Nullable Browsing opened;

  @BeforeAll
  void open() {
    Browsing browsing = Browsing.fresh();
    browsing.past(GuardPagesTest::fill);
    opened = browsing;
  }

  @AfterAll
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  private static void fill(Workspace workspace) {
    CaseData data = DrawnGuard.of(DRAWN, "drawn", "Drawn guard", 3);
    workspace
        .cases()
        .importCase(
            new CaseData(data.header(), PlanningSettings.PRESET.toYaml(), data.rows()),
            ImportMode.NEW,
            new Viewer.Operator("test"));
    for (String nation : List.of("AZE", "TUR")) {
      add(
          workspace,
          nation.toLowerCase(java.util.Locale.ROOT) + "-plans",
          nation,
          Role.NATIONAL_PLANNER);
      add(
          workspace,
          nation.toLowerCase(java.util.Locale.ROOT) + "-signs",
          nation,
          Role.NATIONAL_APPROVER);
    }
  }

  private static void add(Workspace workspace, String account, String body, Role role) {
    Newcomers.add(workspace, account, body, List.of(role));
  }

  private Page page(String account, String path) {
    Browsing browsing = java.util.Objects.requireNonNull(opened);
    Page page = browsing.page(Browsing.DESK, ColorScheme.LIGHT, account);
    page.navigate(browsing.url() + path);
    return page;
  }

  /// Turns that the page says change hands together.
  private static int turns(Page page) {
    return page.locator(".why p").first().innerText().split("[.]")[0].split(",").length
        - (page.locator(".why p").first().innerText().startsWith("One tour, ") ? 1 : 0);
  }

  private static int open(Page page) {
    String title = page.textContent("h1");
    return title.contains("turns open")
        ? Integer.parseInt(
            title.replaceAll("(?s).*: ([0-9,]+) turns open.*", "$1").replace(",", ""))
        : 0;
  }

  @Test
  void twoNationsMakeARosterTogetherSignTheirHalvesAndAmendIt() {
    Page mine = page("aze-plans", GUARD);
    assertThat(mine.textContent("h1")).contains("nobody has made a roster yet");
    mine.fill("#take-name", "First week");
    mine.setInputFiles(
        "#take-file",
        new FilePayload(
            "roster.csv",
            "text/csv",
            new RosterText(DRAWN.start(), 7, List.of()).write().getBytes(StandardCharsets.UTF_8)));
    mine.click("button:has-text('Take it in')");
    mine.waitForURL("**roster=**");
    int before = open(mine);
    assertThat(before).isGreaterThan(20);

    // The first hole is looked at; whoever can take it comes first, with the rule that stops
    // others.
    Locator first = mine.locator(".offers li:has(button)").first();
    String name = first.locator("b").innerText();
    assertThat(name).as("own people are named").doesNotStartWith("AZE-");
    assertThat(mine.locator(".why-not code").first().innerText()).startsWith("guard.");
    assertThat(mine.textContent(".why"))
        .doesNotContain("-2147483648")
        .contains("can take it and keep");
    // The turns of a tour change hands together.
    int turns = turns(mine);
    first.locator("button").click();
    mine.waitForURL("**day=**");
    assertThat(open(mine)).isEqualTo(before - turns);
    assertThat(mine.locator("table.roster tbody.first").first().innerText()).contains(name);

    // The other nation's planner sees a service number, and moves nobody of this nation.
    Page theirs = page("tur-plans", GUARD);
    String rows = theirs.locator("table.roster tbody.first").first().innerText();
    assertThat(rows).contains("AZE-").doesNotContain(name);
    theirs.locator("table.roster tbody.first a.turn").first().click();
    assertThat(theirs.locator("button:has-text('off this turn')").count()).isZero();

    Page key = page("aze-signs", GUARD);
    key.click("button:has-text('Turn AZE’s key')");
    assertThat(key.textContent(".guard-keys")).contains("AZE turned").contains("needs TUR");
    Page other = page("tur-signs", GUARD);
    other.click("button:has-text('Turn TUR’s key')");
    assertThat(other.textContent(".guard-keys")).contains("published");

    // What is published changes with a reason, and says who is told and who has read it.
    theirs.navigate(java.util.Objects.requireNonNull(opened).url() + GUARD);
    Locator offer = theirs.locator(".offers li:has(button)").first();
    int open = open(theirs);
    // Of the holes there may be some that nobody of this nation may fill.
    Locator holes = theirs.locator("section:has(h2:has-text('Nobody stands')) a");
    for (int hole = 0; offer.count() == 0 && hole < holes.count(); hole++) {
      holes.nth(hole).click();
      theirs.waitForLoadState();
    }
    int amended = turns(theirs);
    offer.locator("input[name=reason]").fill("Sick call");
    offer.locator("button").click();
    assertThat(open(theirs)).isEqualTo(open - amended);
    assertThat(theirs.textContent(".guard-steps"))
        .contains("amended it: Sick call", "told, not read");
    theirs.locator("button:has-text('Note it')").first().click();
    assertThat(theirs.textContent(".guard-steps")).contains("has read it");
    assertThat(page("aze-signs", GUARD).textContent(".guard-keys"))
        .contains(amended == 1 ? "1 change since" : amended + " changes since");
  }

  @Test
  void peopleAreTakenInCellByCellAndAskTheirOwnNation() {
    Page page = page("tur-plans", GUARD + "/people");
    assertThat(page.textContent("h1")).startsWith("40 in the guard force");
    page.setInputFiles(
        "#people-file",
        new FilePayload(
            "people.csv",
            "text/csv",
            (String.join(",", PeopleSheet.HEAD) + "\nTUR-900,Yeni K.,OR-3,,no,sword,tr,,,\n")
                .getBytes(StandardCharsets.UTF_8)));
    page.click("button:has-text('Take them in')");
    assertThat(page.textContent("main")).contains("1 cell to mend", "F2", "sword");

    page.navigate(java.util.Objects.requireNonNull(opened).url() + GUARD + "/people/TUR-040");
    page.fill("#ask-first", "2021-03-04");
    page.fill("#ask-text", "A wedding");
    page.click("form:has(#ask-text) button");
    assertThat(page.textContent("main")).contains("Asked.");
    Page signs = page("tur-signs", GUARD + "/people");
    signs.click("button:has-text('Approve')");
    assertThat(signs.textContent("main")).contains("count it as a wish");
    assertThat(page("aze-plans", GUARD + "/people").textContent("main"))
        .doesNotContain("A wedding");
  }

  @Test
  void ordersAreSignedForEachPersonAtTheirPost() {
    Page page = page("tur-plans", GUARD + "/posts");
    assertThat(page.textContent("h1")).isEqualTo("16 posts in 6 sectors");
    assertThat(page.locator("svg.ground-plan circle").count()).isEqualTo(16);
    page.click("a:has-text('P01')");
    assertThat(page.textContent("h1")).startsWith("P01 ");
    page.locator(".guard-orders button").first().click();
    assertThat(page.textContent("main")).contains("1 of 40 have signed");
  }

  @Test
  @Tag("long")
  void everyPageOfTheGuardIsAccessible() {
    Browsing browsing = java.util.Objects.requireNonNull(opened);
    for (int width : List.of(Browsing.DESK, Browsing.PHONE)) {
      Page page = browsing.page(width, ColorScheme.LIGHT, "aze-plans");
      for (String path :
          List.of("", "/fairness", "/people", "/people/AZE-001", "/posts", "/posts/P01")) {
        page.navigate(browsing.url() + GUARD + path);
        Browsing.assertAccessible(page);
      }
      page.context().close();
    }
  }

  @Test
  void aCaseWithoutAGuardSaysWhatWouldMakeOne() {
    try (Browsing browsing = Browsing.fresh()) {
      browsing.past(
          workspace ->
              workspace
                  .store()
                  .write(
                      dsl ->
                          dsl.execute(
                              "update \"guards\" set \"release\" = 'owner', \"owner\" = 'GEO'")));
      Page page = browsing.page(Browsing.DESK, ColorScheme.LIGHT, Browsing.ACCOUNT);
      page.navigate(browsing.url() + "/case/azerbaijan/operate/guard");
      assertThat(page.textContent("main")).contains("no joint guard");
    }
  }
}
