package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.server.look.Browsing;
import org.muster.server.look.Office;
import org.muster.server.look.Person;
import org.muster.server.look.SmallGuard;
import org.muster.server.look.Visitor;

/// A day of a joint guard in real browsers: hand-over, late relief, sick call, and a phone that
/// loses the network in the middle.
class GuardDayPagesTest {
  private static final String CASE = "azerbaijan";
  private static final String NOW = "/case/azerbaijan/operate/guard/now";
  private static final String PIN = "482913";
  private static final String OTHER_PIN = "730164";

  private static Person pin(Browsing browsing, String account, String pin) {
    Person soldier = browsing.person(account, "AZE", Role.VIEWER);
    soldier.go(NOW).fill("#own-pin", pin).press("Set it");
    assertThat(soldier.told()).contains("Your PIN is set.");
    return soldier;
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "guard-day-" + name + ".png")));
  }

  @Test
  @Tag("long")
  void twoNationsHandOverAnswerWhatIsLateAndFindAStandIn() {
    SmallGuard guard = new SmallGuard();
    try (Browsing browsing = Browsing.fresh()) {
      browsing.past(workspace -> guard.fill(workspace, CASE));
      boolean even = guard.isEven();
      String present = even ? "AZE-1" : "AZE-2";
      String next = even ? "AZE-2" : "AZE-1";
      String presentName = even ? "Vəliyev M." : "Cəfərov M.";
      pin(browsing, even ? "vali" : "jafar", PIN);
      pin(browsing, even ? "jafar" : "vali", OTHER_PIN);
      Person aze = browsing.person("kamil", "AZE", Role.NATIONAL_PLANNER);
      Person tur = browsing.person("kaya", "TUR", Role.ALLY_REPRESENTATIVE);

      aze.go(NOW + "?seat=NG/1");
      assertThat(aze.says()).contains("3 seats not relieved").contains(presentName);
      Browsing.assertAccessible(aze.page());
      picture(aze.page(), "now-1440");
      // The other nation's planners see numbers; whoever stands the same relief sees names.
      Person planner = browsing.person("yilmaz", "TUR", Role.NATIONAL_PLANNER);
      planner.go(NOW + "?seat=SG/1");
      assertThat(planner.says()).contains(present).doesNotContain(presentName);
      planner.page().context().close();
      tur.go(NOW + "?seat=NG/1");
      assertThat(tur.says())
          .contains(even ? "Cəfərov M." : presentName)
          .doesNotContain(even ? presentName : "Vəliyev M.");

      // The commander leads, then a wrong PIN, then the right one.
      aze.choose("#member-led", "AZE-9").press("Is here and leads");
      aze.fill("#pin-on-" + present, "999111");
      assertThat(aze.refused("Sign on " + presentName)).contains("2 tries are left");
      aze.fill("#pin-on-" + present, PIN).press("Sign on " + presentName);
      assertThat(aze.told()).contains("Signed.");

      // The next relief is due: led, on, and only then the old one off.
      aze.go(NOW + "?seat=NG/1");
      assertThat(aze.has("Sign off " + presentName)).isFalse();
      aze.choose("#member-led", "AZE-9").press("Is here and leads");
      String nextName = even ? "Cəfərov M." : "Vəliyev M.";
      aze.fill("#pin-on-" + next, OTHER_PIN).press("Sign on " + nextName);
      aze.fill("#pin-off-" + present, PIN).press("Sign off " + presentName);
      assertThat(aze.page().innerText(".chosen-row"))
          .contains(nextName)
          .doesNotContain(presentName);

      // What is late rings at both nations until one of them answers.
      tur.go(NOW + "?seat=SG/1");
      int rings = tur.page().locator(".guard-ring").count();
      assertThat(rings).isGreaterThanOrEqualTo(2);
      tur.page()
          .locator(".guard-ring", new Page.LocatorOptions().setHasText("SG:"))
          .locator("input[name=text]")
          .fill("on the way");
      tur.page()
          .waitForNavigation(
              () ->
                  tur.page()
                      .locator(".guard-ring", new Page.LocatorOptions().setHasText("SG:"))
                      .locator("button")
                      .click());
      aze.go(NOW);
      assertThat(aze.page().locator(".guard-ring").count()).isEqualTo(rings - 1);
      assertThat(aze.says()).contains("ring answered: on the way");

      aze.go(NOW + "?seat=NG/1")
          .fill("#say-text", "Fence cut at the north gate.")
          .press("Incident");
      aze.unfold("Somebody was told");
      aze.page().locator("input[id^=told-]").first().fill("Sergeant of the guard");
      aze.press("Write");
      aze.go(NOW + "?seat=NG/1")
          .choose("#sick-member", next)
          .press("Report sick and find a stand-in");
      assertThat(aze.says())
          .contains("Sick call: ")
          .contains("Rzayev N.")
          .contains("keeps every rule");
      Browsing.assertAccessible(aze.page());
      picture(aze.page(), "stand-ins-1440");
      aze.page()
          .waitForNavigation(
              () ->
                  aze.page()
                      .locator("tr", new Page.LocatorOptions().setHasText("Rzayev N."))
                      .locator("button")
                      .first()
                      .click());
      assertThat(aze.told()).contains("amended");
      aze.go(NOW + "?seat=NG/1");
      assertThat(aze.page().innerText("table")).contains("Rzayev N.");
      // An alarm says who can be called, and rings until somebody answers.
      aze.go(NOW + "?seat=NG/1").fill("#say-text", "Shots at the north gate.").press("Alarm");
      assertThat(aze.says()).contains("Alarm at NG, ").contains("nobody stands by");
      Browsing.assertAccessible(aze.page());
      picture(aze.page(), "alarm-1440");
      aze.page().waitForNavigation(() -> aze.page().locator("main table button").first().click());
      assertThat(aze.page().locator("td .status.ok, td .ok").count()).isEqualTo(1);
      aze.fill("#answer", "On the way.").press("Answer");
      assertThat(aze.says()).contains("ring answered: On the way.");
      aze.go("/case/azerbaijan/operate/guard/report");
      assertThat(aze.says())
          .contains("Fence cut at the north gate.")
          .contains("Sergeant of the guard");
      picture(aze.page(), "report-1440");
      Browsing.assertAccessible(aze.page());
    }
  }

  @Tag("long")
  @Test
  void aPhoneLosesTheNetworkDuringAReliefAndComesBack() {
    SmallGuard guard = new SmallGuard();
    try (Browsing browsing = Browsing.fresh()) {
      browsing.past(workspace -> guard.fill(workspace, CASE));
      boolean even = guard.isEven();
      pin(browsing, even ? "vali" : "jafar", PIN);
      Person desk = pin(browsing, even ? "jafar" : "vali", OTHER_PIN);
      Person commander = browsing.person("kamil", "AZE", Role.NATIONAL_PLANNER);
      Page phone = commander.page();
      BrowserContext context = phone.context();
      phone.setViewportSize(Browsing.PHONE, 844);
      phone.navigate(browsing.url() + "/case/azerbaijan/operate/guard/phone?seat=NG/1");
      phone.waitForSelector("body[data-ready]");
      phone.waitForFunction("() => navigator.serviceWorker.controller !== null");
      Browsing.assertAccessible(phone);
      picture(phone, "phone-390");

      phone.selectOption("#leader", "AZE-9");
      sign(phone, "Is here and leads");
      type(phone, PIN);
      sign(phone, "Sign on");
      phone.waitForFunction(
          "() => document.querySelector('#due').textContent.startsWith('RELIEF DUE')");

      context.setOffline(true);
      phone.selectOption("#leader", "AZE-9");
      sign(phone, "Is here and leads");
      type(phone, OTHER_PIN);
      sign(phone, "Sign on");
      phone.waitForFunction(
          "() => document.querySelector('#unsent').textContent.startsWith('2 not yet sent')");
      phone.reload();
      phone.waitForSelector("body[data-ready]");
      assertThat(phone.textContent("#net")).startsWith("Offline");
      assertThat(phone.textContent("#unsent")).startsWith("2 not yet sent");
      // A mistyped PIN is told without the network, and signs nothing.
      type(phone, "111999");
      phone.waitForFunction("() => document.querySelector('#sign').textContent === 'Sign off'");
      phone.click("#sign");
      phone.waitForFunction(
          "() => document.querySelector('#conflicts').textContent.includes('Wrong PIN')");
      assertThat(phone.textContent("#tries")).isEqualTo("2 tries left");
      assertThat(phone.textContent("#unsent")).startsWith("2 not yet sent");
      type(phone, PIN);
      sign(phone, "Sign off");
      phone.waitForFunction(
          "() => document.querySelector('#unsent').textContent.startsWith('3 not yet sent')");
      assertThat(phone.textContent("#unchecked")).isEmpty();
      Browsing.assertAccessible(phone);
      picture(phone, "phone-offline-390");

      // Meanwhile the next one signs on at the desk as well.
      Person tur = browsing.person("kaya", "TUR", Role.ALLY_REPRESENTATIVE);
      tur.go(NOW + "?seat=NG/1").choose("#member-led", "TUR-9").press("Is here and leads");
      desk.go(NOW + "?seat=NG/1").press("Sign on " + (even ? "Cəfərov M." : "Vəliyev M."));

      context.setOffline(false);
      phone.waitForFunction(
          "() => document.querySelector('#unsent').textContent === 'Everything is sent'");
      phone.waitForFunction(
          "() => document.querySelector('#conflicts').textContent"
              + ".includes('is on for that turn already')");

      // Kept signed in, it goes on when the session has ended, until it is revoked.
      phone.click("#keep");
      phone.waitForSelector("#forget:not([hidden])");
      context.clearCookies();
      phone.reload();
      phone.waitForFunction("() => document.querySelector('#net').textContent === 'Online'");
      tur.go(NOW + "?seat=NG/1");
      assertThat(tur.says()).doesNotContain("Phone at NG");
      desk.go(NOW + "?seat=NG/1");
      assertThat(desk.page().innerText(".chosen-row"))
          .contains(even ? "Cəfərov M." : "Vəliyev M.")
          .doesNotContain(even ? "Vəliyev M." : "Cəfərov M.");
      assertThat(desk.says()).contains("guard.day.again");
      Person planner = browsing.person("ayla", "AZE", Role.NATIONAL_PLANNER);
      planner.go(NOW + "?seat=NG/1").press("Revoke Phone at NG");
      phone.reload();
      phone.waitForFunction("() => document.querySelector('#net').textContent === 'Signed out'");
      commander = planner;
      commander.page().setViewportSize(390, 844);
      picture(commander.page(), "now-390");
      Browsing.assertAccessible(commander.page());
    }
  }

  private static void type(Page phone, String pin) {
    phone.waitForSelector("#pad button");
    for (char digit : pin.toCharArray()) {
      phone
          .locator("#pad button", new Page.LocatorOptions().setHasText(String.valueOf(digit)))
          .click();
    }
  }

  private static void sign(Page phone, String words) {
    phone.waitForFunction(
        "words => { const s = document.querySelector('#sign').textContent;"
            + " return s.startsWith(words) && !s.endsWith('more'); }",
        words);
    String shown = phone.textContent("#sign");
    phone.click("#sign");
    phone.waitForFunction("words => document.querySelector('#sign').textContent !== words", shown);
  }

  @Test
  void aHandOverGoesOnAfterARestartInTheMiddle(@TempDir Path folder) {
    SmallGuard guard = new SmallGuard();
    boolean even = guard.isEven();
    String account = even ? "vali" : "jafar";
    String member = even ? "AZE-1" : "AZE-2";
    String turn = guard.turn().toString();
    try (Office office = Office.open(folder)) {
      guard.fill(office.workspace(), CASE);
      office.add("kamil", "AZE", Role.NATIONAL_PLANNER);
      office.add(account, "AZE", Role.VIEWER);
      Visitor kamil = new Visitor(office.url());
      kamil.signIn("kamil", Office.PASSWORD);
      kamil.get(NOW);
      assertThat(kamil.post(NOW + "/sign", signing("led", turn, "AZE-9", "1")).body())
          .contains("Signed.");
    }
    try (Office office = Office.empty(folder)) {
      Visitor soldier = new Visitor(office.url());
      soldier.signIn(account, Office.PASSWORD);
      assertThat(soldier.get(NOW + "?seat=NG/1").body()).contains("Here, ");
      Map<String, String> on = signing("on", turn, member, "2");
      assertThat(soldier.post(NOW + "/sign", on).body()).contains("Signed.");
      assertThat(soldier.post(NOW + "/sign", on).body()).contains("It was in the log already.");
      assertThat(soldier.get(NOW + "?seat=NG/1").body()).contains("relief due");
    }
  }

  private static Map<String, String> signing(String did, String turn, String member, String id) {
    return Map.of(
        "did",
        did,
        "post",
        "NG",
        "seat",
        "1",
        "turn",
        turn,
        "member",
        member,
        "form",
        "restart-form-" + id);
  }

  @Test
  void whatIsSignedSurvivesARestartAndCountsOnce(@TempDir Path folder) {
    SmallGuard guard = new SmallGuard();
    String form = UUID.randomUUID().toString();
    Map<String, String> note =
        Map.of("did", "note", "post", "NG", "text", "Gate lock is stiff.", "form", form);
    try (Office office = Office.open(folder)) {
      guard.fill(office.workspace(), CASE);
      office.add("kamil", "AZE", Role.NATIONAL_PLANNER);
      Visitor kamil = new Visitor(office.url());
      kamil.signIn("kamil", Office.PASSWORD);
      kamil.get(NOW);
      assertThat(kamil.post(NOW + "/say", note).body()).contains("In the log.");
    }
    try (Office office = Office.empty(folder)) {
      Visitor kamil = new Visitor(office.url());
      kamil.signIn("kamil", Office.PASSWORD);
      kamil.get(NOW);
      HttpResponse<String> again = kamil.post(NOW + "/say", note);
      assertThat(again.body()).contains("It was in the log already.");
      assertThat(again.body()).containsOnlyOnce("hand-over: Gate lock is stiff.");
    }
  }
}
