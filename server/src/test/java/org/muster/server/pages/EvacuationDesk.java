package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.muster.server.look.Browsing;
import org.muster.server.look.Person;

/// What desks and phones of an evacuation do in a browser, for the tests of its pages.
final class EvacuationDesk {
  static final String BOARD = "/case/azerbaijan/operate/evacuation";

  private EvacuationDesk() {}

  static void open(Person registrar) {
    registrar.go(BOARD);
    registrar
        .fill("#evac-id", "KBL21")
        .fill("#evac-name", "Kabul airport")
        .fill("#evac-place", "Kabul");
    registrar.tick("input[name=illustrative]").press("Open the evacuation");
    assertThat(registrar.says()).contains("nobody is registered yet");
  }

  /// Registers a party of adults and gives its number.
  static String party(Person registrar, String... names) {
    registrar.go(BOARD + "/register");
    for (int i = 1; i <= names.length; i++) {
      registrar.fill("#name-" + i, names[i - 1]).fill("#who-" + i, "member " + i);
    }
    registrar.press("Register the party");
    return number(registrar);
  }

  /// Registers a family of five, three of them children, and gives their party's number.
  static String family(Person registrar) {
    registrar.go(BOARD + "/register");
    String[] names = {
      "Ahmad Wardak", "Maryam Wardak", "Yusuf Wardak", "Zahra Wardak", "Infant Wardak"
    };
    for (int i = 1; i <= names.length; i++) {
      registrar.fill("#name-" + i, names[i - 1]).fill("#who-" + i, "member " + i);
    }
    registrar.choose("#sort-3", "minor").choose("#sort-4", "minor").choose("#sort-5", "infant");
    assertThat(registrar.refused("Register the party")).contains("Number 3 is a minor");
    registrar.fill("#guardian-3", "1").fill("#guardian-4", "1").fill("#guardian-5", "2");
    registrar.press("Register the party");
    String url = registrar.page().url();
    assertThat(url).doesNotContain("Wardak");
    assertThat(registrar.page().title()).doesNotContain("Wardak");
    assertThat(registrar.says()).contains("Ahmad Wardak").contains("5 people");
    return number(registrar);
  }

  /// The number in the address of a party's page.
  static String number(Person registrar) {
    String url = registrar.page().url();
    return url.substring(url.indexOf("number=") + 7);
  }

  /// A phone that was made a device of a station.
  static Page phone(Browsing browsing, Person registrar, String station, String stop) {
    Page phone = bare(browsing);
    pair(phone, token(registrar, station, stop));
    return phone;
  }

  /// A phone that is at the page of a station, and no device yet.
  static Page bare(Browsing browsing) {
    Page phone = browsing.strange(Browsing.PHONE, ColorScheme.LIGHT);
    phone.navigate(browsing.url() + "/evacuation/station");
    phone.waitForSelector("body[data-ready]");
    return phone;
  }

  /// Adds a device of a station and gives its token.
  static String token(Person registrar, String station, String stop) {
    registrar.go(BOARD + "/stations").fill("#station", station).choose("#stop", stop);
    registrar.press("Add the device");
    return registrar.page().textContent("#token");
  }

  /// Gives a phone the token of a device.
  static void pair(Page phone, String token) {
    phone.fill("#token", token);
    phone.click("#pair-form button");
    phone.waitForFunction("() => document.querySelector('#net').textContent === 'Online'");
  }

  /// Starts the page anew, with or without a network: its worker has it.
  static void restart(Page phone) {
    phone.waitForFunction("() => navigator.serviceWorker.controller !== null");
    phone.reload();
    phone.waitForSelector("body[data-ready]");
  }

  /// Presses the button that says exactly that.
  static void touch(Page phone, String words) {
    phone.locator("button:text-is('" + words + "')").click();
  }

  /// Waits until the server has everything that the phone had to send.
  static void sent(Page phone) {
    unsent(phone, "Everything is sent");
  }

  static void unsent(Page phone, String begins) {
    phone.waitForFunction(
        "words => document.querySelector('#unsent').textContent.startsWith(words)", begins);
  }

  /// Plans a flight of ten seats to ETAR.
  static void plan(Person registrar, String flight) {
    registrar.go(BOARD + "/flights").fill("#flight", flight).fill("#call-sign", flight);
    registrar.fill("#aircraft", "C17").fill("#haven", "ETAR").fill("#seats", "10");
    registrar.fill("#off", "2021-08-24T15:15:00Z").press("Plan the flight");
  }

  /// Has a party scanned by the desk at a station.
  static void seen(Person registrar, String party, String station, String stop) {
    registrar.go(BOARD + "/party?number=" + party).fill("#station", station);
    registrar.choose("#stop", stop).press("Scan here");
  }

  /// Types a number or a code, and waits for the word of the verdict.
  static void present(Page phone, String code, String word) {
    phone.fill("#number", code);
    phone.press("#number", "Enter");
    verdict(phone, word);
  }

  static void verdict(Page phone, String word) {
    phone.waitForFunction("word => document.querySelector('#word').textContent === word", word);
  }

  static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "evacuation-" + name + ".png")));
  }

  /// The page as on a desk and as on a phone.
  static void pictures(Page page, String name) {
    for (int width : new int[] {Browsing.PHONE, Browsing.DESK}) {
      page.setViewportSize(width, 900);
      picture(page, name + "-" + width);
      assertThat(
              (Boolean)
                  page.evaluate(
                      "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
          .as(name + " at " + width + " does not scroll sideways")
          .isTrue();
    }
    Browsing.assertAccessible(page);
  }
}
