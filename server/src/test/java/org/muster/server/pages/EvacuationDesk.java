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

  /// The number in the address of a party's page.
  static String number(Person registrar) {
    String url = registrar.page().url();
    return url.substring(url.indexOf("number=") + 7);
  }

  /// A phone that was made a device of a station.
  static Page phone(Browsing browsing, Person registrar, String station, String stop) {
    registrar.go(BOARD + "/stations").fill("#station", station).choose("#stop", stop);
    registrar.press("Add the device");
    String token = registrar.page().textContent("#token");
    Page phone = browsing.strange(Browsing.PHONE, ColorScheme.LIGHT);
    phone.navigate(browsing.url() + "/evacuation/station");
    phone.waitForSelector("body[data-ready]");
    phone.fill("#token", token);
    phone.click("#pair-form button");
    phone.waitForFunction("() => document.querySelector('#net').textContent === 'Online'");
    return phone;
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
