package org.muster.server.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.server.look.Browsing;

/// Each page against WCAG 2.2 A and AA, on a desk and on a phone, light and dark; none scrolls
/// sideways.
class AccessiblePagesTest {

  /// Paths within the case.
  static final String[] PAGES = {
    "",
    "/facts",
    "/facts/contributions?read=AZE.contribution.isaf-2002-22-article",
    "/facts/contributions?as=table",
    "/conflicts",
    "/conflicts/AZE.contribution.isaf-2002",
    "/sources",
    "/about/AZE.unit.a-coy",
    "/edit/contributions",
    "/edit/engagements",
    "/review",
    "/review/file",
    "/review/pool",
    "/review/units/AZE.unit.pk-bn",
    "/review/evaluations",
    "/review/readiness",
    "/review/calendar",
    "/develop",
    "/operate",
    "/search?q=isaf",
    "/search",
    "/help",
    "/language",
    "/nowhere"
  };

  static Stream<String> pages() {
    return Stream.of(PAGES);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  @Tag("long")
  void onADeskAndOnAPhoneInLightAndInDark(String path) {
    on(path, Browsing.DESK, ColorScheme.LIGHT, Browsing::assertAccessibleInLightAndInDark);
    on(path, Browsing.PHONE, ColorScheme.DARK, Browsing::assertAccessibleInLightAndInDark);
  }

  @ParameterizedTest(name = "in short: {0}")
  @ValueSource(
      strings = {
        "",
        "/facts/contributions?read=AZE.contribution.isaf-2002-22-article",
        "/language"
      })
  void theMainOnesOnADeskInLight(String path) {
    look(path, Browsing.DESK, ColorScheme.LIGHT);
  }

  @ParameterizedTest(name = "in short, on a phone: {0}")
  @ValueSource(strings = {"", "/conflicts/AZE.contribution.isaf-2002", "/edit/contributions"})
  void theMainOnesOnAPhoneInDark(String path) {
    look(path, Browsing.PHONE, ColorScheme.DARK);
  }

  private static void look(String path, int width, ColorScheme scheme) {
    on(path, width, scheme, Browsing::assertAccessible);
  }

  private static void on(String path, int width, ColorScheme scheme, Consumer<Page> looks) {
    Browsing browsing = Browsing.shared();
    Page page = browsing.page(width, scheme);
    page.navigate(browsing.url() + "/case/azerbaijan" + path);
    looks.accept(page);
    page.context().close();
  }
}
