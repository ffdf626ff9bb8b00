package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Arrays;
import java.util.LinkedHashMap;
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

/// Whatever people type in a real browser is there afterwards: when another form of the page is
/// sent, when the sign-in ends in the middle, when they go elsewhere and back. Each walk counts its
/// words and those that it does not find again.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class NothingLostTest {
  private static final String CASE = "/case/azerbaijan";
  private static final String HOME = CASE + "/review";
  private static final String SURVEY = HOME + "/cycles/AZE.cycle.round-of-2026/survey";
  private static final String LAW =
      "The law of 1999 on service abroad, article 4; “decree 12” & the order of 3 MAR 2005.\n"
          + "Parliament decides, <within> 30 days.";
  private static final String AIMS =
      "Two companies at once, for six months each, with their own lift.";

  private @org.jspecify.annotations.Nullable Browsing opened;
  private int walks;
  private int words;
  private int lost;

  @BeforeAll
  void open() {
    Browsing browsing = Browsing.fresh();
    opened = browsing;
    Person desk = browsing.person("ingrid", "NATO", Role.ALLIANCE_DESK_OFFICER);
    desk.go(HOME).fill("#name", "Round of 2026").choose("#nation", "AZE").press("Begin it");
    desk.press("Ministerial guidance given");
    desk.go(SURVEY).press("Issue it");
    desk.page().context().close();
  }

  @AfterAll
  void close() {
    System.out.println("figures: walks=" + walks + " words=" + words + " lost=" + lost);
    if (opened != null) {
      opened.close();
    }
  }

  @Test
  void anAnswerStandsWhenAnotherQuestionIsSaved() {
    Page page = page(SURVEY + "?section=policy");
    type(page, in("policy.law", "textarea"), LAW);
    page.check(in("policy.changed", "input[value='yes']"));
    send(page, in("policy.notice", "button.button"));

    found(page, in("policy.law", "textarea"), LAW);
    assertThat(page.isChecked(in("policy.changed", "input[value='yes']"))).isTrue();
    assertThat(page.innerText("#q-policy\\.law")).contains("Not saved yet.");

    send(page, in("policy.law", "button.button"));
    page.navigate(url(SURVEY + "?section=policy"));
    assertThat(page.innerText("#q-policy\\.law")).contains("version 1").doesNotContain("Not saved");
    found(page, in("policy.law", "textarea"), LAW);
    leave(page);
  }

  @Test
  void aSignInInBetweenReturnsToTheFilledForm() {
    Page page = page(CASE + "/edit/engagements");
    Map<String, String> typed = engagement(page, "visit-one");
    page.context().clearCookies();
    send(page, "main .primary");
    assertThat(page.url()).contains("/login");
    assertThat(page.innerText("main")).contains("what you had typed is kept");

    signIn(page);
    assertThat(page.url()).endsWith(CASE + "/edit/engagements");
    assertThat(page.innerText("main")).contains("Not saved yet.");
    typed.forEach((field, text) -> found(page, field, text));
    assertThat(page.isChecked("input[name='cell.nations'][value='AZE']")).isTrue();
    send(page, "main .primary");
    assertThat(page.textContent(".undo-bar")).contains("Written: Visit visit-one");

    page.navigate(url(CASE + "/edit/engagements"));
    assertThat(page.innerText("main")).doesNotContain("Not saved yet.");
    assertThat(page.inputValue("#cell-title")).isEmpty();
    leave(page);
  }

  @Test
  void theOtherFormsOfThePageComeThroughTheSignInToo() {
    Page page = page(SURVEY + "?section=plans");
    page.context().clearCookies();
    type(page, in("plans.aims", "textarea"), AIMS);
    page.click("#q-plans\\.aims summary:has-text('Comments')");
    type(page, in("plans.aims", "textarea[name='text']"), "Ask the general staff first.");
    send(page, in("plans.horizon", "button.button"));
    signIn(page);

    assertThat(page.url()).contains("section=plans");
    found(page, in("plans.aims", "textarea"), AIMS);
    found(page, in("plans.aims", "textarea[name='text']"), "Ask the general staff first.");
    assertThat(page.isVisible(in("plans.aims", "textarea[name='text']")))
        .as("the fold over it is open")
        .isTrue();
    page.click(in("plans.aims", "form[action$='/plans.aims'] .draft-forget button"));
    assertThat(page.inputValue(in("plans.aims", "textarea"))).isEmpty();
    leave(page);
  }

  @Test
  void aSignInThatTheServerEndedReturnsToTheFilledForm() {
    Browsing browsing = Objects.requireNonNull(opened);
    Person other = browsing.person("rena", "AZE", Role.NATIONAL_PLANNER);
    Page page = other.go(CASE + "/edit/engagements").page();
    Map<String, String> typed = engagement(page, "visit-two");
    browsing.endSignIns("rena");
    send(page, "main .primary");
    assertThat(page.url()).contains("/login");
    page.fill("#username", "rena");
    page.fill("#password", Browsing.PASSWORD);
    send(page, "main button");
    typed.forEach((field, text) -> found(page, field, text));
    leave(page);
  }

  @Test
  void somebodyElseWhoSignsInThereSeesNothingOfIt() {
    Browsing browsing = Objects.requireNonNull(opened);
    Page page =
        browsing
            .person("kamran", "AZE", Role.NATIONAL_PLANNER)
            .go(CASE + "/edit/engagements")
            .page();
    engagement(page, "visit-of-another");
    page.context().clearCookies();
    send(page, "main .primary");
    signIn(page);
    assertThat(page.content()).doesNotContain("visit-of-another");
    leave(page);
  }

  @Test
  void aSignInAnewInAnotherWindowLosesNothing() {
    Page page = page(CASE + "/edit/engagements");
    Map<String, String> typed = engagement(page, "visit-three");
    page.context().clearCookies();
    Page beside = page.context().newPage();
    beside.navigate(url("/login"));
    signIn(beside);
    send(page, "main .primary");
    typed.forEach((field, text) -> found(page, field, text));
    send(page, "main .primary");
    assertThat(page.textContent(".undo-bar")).contains("Written: Visit visit-three");
    leave(page);
  }

  @Test
  void whatWasTypedIsThereAfterGoingElsewhere() {
    Page page = page(SURVEY + "?section=forces");
    page.check(in("forces.any", "input[value='yes']"));
    send(page, in("forces.any", "button.button"));
    type(page, in("forces.caveats", "textarea"), "No riot control, by the law of 1999.");
    page.click(".thread a >> nth=0");
    page.navigate(url(SURVEY + "?section=forces"));
    found(page, in("forces.caveats", "textarea"), "No riot control, by the law of 1999.");

    type(page, in("forces.caveats", "textarea"), "No riot control at all.");
    page.click(".who-menu summary");
    send(page, ".who-menu form[action='/logout'] button");
    page.navigate(url(SURVEY + "?section=forces"));
    signIn(page);
    assertThat(page.url()).as("the page that was asked for").contains("section=forces");
    found(page, in("forces.caveats", "textarea"), "No riot control at all.");
    leave(page);
  }

  @Test
  void goingBackAfterAMendedFormShowsAPage() {
    Page page = page(CASE + "/edit/engagements");
    engagement(page, "visit-four");
    page.fill("#cell-held", "2021-10-32");
    Response refused = send(page, "main .primary");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.request().method()).isEqualTo("GET");
    assertThat(page.textContent("h1")).isEqualTo("Not written yet: 1 field to mend");
    assertThat(Objects.requireNonNull(page.reload()).status()).isEqualTo(422);
    page.fill("#cell-held", "2021-10-19");
    send(page, "main .primary");
    assertThat(page.textContent(".undo-bar")).contains("Written: Visit visit-four");

    Response back = Objects.requireNonNull(page.goBack());
    assertThat(back.status()).isIn(200, 422);
    assertThat(page.textContent("h1")).isEqualTo("Not written yet: 1 field to mend");
    Response further = Objects.requireNonNull(page.goBack());
    assertThat(further.status()).isEqualTo(200);
    leave(page);
  }

  @Test
  void anOldAddressOfARowIsMarkedAndLeadsToWhatStands() {
    Page page = page(CASE + "/edit/engagements");
    engagement(page, "visit-five");
    send(page, "main .primary");
    page.click(".beside >> text=Change it");
    String old = page.url();
    Page open = page.context().newPage();
    open.navigate(old);
    type(page, "#cell-who", "Head of another desk");
    send(page, "main .primary");

    page.navigate(old);
    assertThat(page.textContent("h1")).startsWith("Changed ");
    assertThat(page.innerText("main"))
        .contains("It now says: Visit visit-five: Head of another desk");
    page.click("text=Open what stands now");
    found(page, "#cell-who", "Head of another desk");

    type(open, "#cell-who", "Head of a third desk");
    send(open, "main .primary");
    assertThat(open.innerText("main"))
        .contains("Somebody has changed this row since you opened it");
    found(open, "#cell-who", "Head of a third desk");
    send(open, "main .primary");
    assertThat(open.textContent(".undo-bar")).contains("Changed:").contains("third desk");
    leave(page);
  }

  private Map<String, String> engagement(Page page, String name) {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("#cell-id", "AZE.engagement." + name);
    typed.put("#cell-title", "Visit " + name);
    typed.put("#cell-who", "Head of the desk, with \"two\" others");
    typed.put("#cell-held", "2021-10-19");
    typed.forEach((field, text) -> type(page, field, text));
    page.selectOption("#cell-type", "visit");
    page.check("input[name='cell.nations'][value='AZE']");
    page.selectOption("#cell-source", "AZE.source.azernews-2021-10-29");
    return typed;
  }

  private static String in(String question, String what) {
    return "#q-" + question.replace(".", "\\.") + " " + what;
  }

  private void type(Page page, String field, String text) {
    page.fill(field, text);
  }

  /// Counts the words of a text and those that the field does not hold.
  private void found(Page page, String field, String text) {
    String there = page.locator(field).first().inputValue();
    int all = text.split("\\s+").length;
    words += all;
    lost +=
        there.equals(text)
            ? 0
            : Math.max(
                1, (int) Arrays.stream(text.split("\\s+")).filter(w -> !there.contains(w)).count());
    assertThat(there).as(field + " on " + page.url()).isEqualTo(text);
  }

  private static Response send(Page page, String button) {
    return Objects.requireNonNull(
        page.waitForNavigation(() -> page.locator(button).first().click()));
  }

  private static void signIn(Page page) {
    page.fill("#username", Browsing.ACCOUNT);
    page.fill("#password", Browsing.PASSWORD);
    send(page, "main button");
  }

  private void leave(Page page) {
    walks++;
    page.context().close();
  }

  private String url(String path) {
    return Objects.requireNonNull(opened).url() + path;
  }

  /// A page signed in anew, so that ending its sign-in ends nobody else's.
  private Page page(String path) {
    Browsing browsing = Objects.requireNonNull(opened);
    Page page = browsing.strange(Browsing.DESK, ColorScheme.LIGHT);
    // A sign-in takes its time on a machine with much else to do.
    page.context().setDefaultTimeout(60_000);
    browsing.signIn(page, Browsing.ACCOUNT, Browsing.PASSWORD);
    page.navigate(url(path));
    return page;
  }
}
