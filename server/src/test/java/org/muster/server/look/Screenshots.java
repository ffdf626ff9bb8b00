package org.muster.server.look;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Draws the pictures of the pages anew: `mvn -q -pl server -am test-compile
/// exec:java@screenshots`.
public final class Screenshots {

  /// One picture.
  ///
  /// @param path address after the server's
  record Shot(String name, String path, int width, ColorScheme scheme) {}

  private static final String CASE = "/case/azerbaijan";

  private static final String READ =
      "/facts/contributions?read=AZE.contribution.isaf-2002-22-article";

  private static final List<Shot> ALL =
      List.of(
          new Shot("overview-light", CASE, Browsing.DESK, ColorScheme.LIGHT),
          new Shot("overview-dark", CASE, Browsing.DESK, ColorScheme.DARK),
          new Shot("overview-phone", CASE, Browsing.PHONE, ColorScheme.LIGHT),
          new Shot("facts-light", CASE + "/facts", Browsing.DESK, ColorScheme.LIGHT),
          new Shot("facts-beside-light", CASE + READ, Browsing.DESK, ColorScheme.LIGHT),
          new Shot("facts-beside-dark", CASE + READ, Browsing.DESK, ColorScheme.DARK),
          new Shot("facts-beside-phone", CASE + READ, Browsing.PHONE, ColorScheme.LIGHT),
          new Shot(
              "facts-table-light",
              CASE + "/facts/contributions?as=table",
              Browsing.DESK,
              ColorScheme.LIGHT),
          new Shot("conflicts-light", CASE + "/conflicts", Browsing.DESK, ColorScheme.LIGHT),
          new Shot("conflicts-phone", CASE + "/conflicts", Browsing.PHONE, ColorScheme.DARK),
          new Shot("sources-light", CASE + "/sources", Browsing.DESK, ColorScheme.LIGHT),
          new Shot("edit-light", CASE + "/edit/contributions", Browsing.DESK, ColorScheme.LIGHT),
          new Shot("edit-phone", CASE + "/edit/contributions", Browsing.PHONE, ColorScheme.LIGHT),
          new Shot("review-light", CASE + "/review", Browsing.DESK, ColorScheme.LIGHT),
          new Shot(
              "pool-light",
              CASE + "/review/pool?asof=2021-10-28",
              Browsing.DESK,
              ColorScheme.LIGHT),
          new Shot(
              "pool-dark", CASE + "/review/pool?asof=2021-10-28", Browsing.DESK, ColorScheme.DARK),
          new Shot(
              "pool-phone",
              CASE + "/review/pool?asof=2021-10-28",
              Browsing.PHONE,
              ColorScheme.LIGHT),
          new Shot(
              "review-unit-light",
              CASE + "/review/units/AZE.unit.pk-bn",
              Browsing.DESK,
              ColorScheme.LIGHT),
          new Shot(
              "review-unit-phone",
              CASE + "/review/units/AZE.unit.b-coy",
              Browsing.PHONE,
              ColorScheme.DARK),
          new Shot(
              "evaluations-light", CASE + "/review/evaluations", Browsing.DESK, ColorScheme.LIGHT),
          new Shot("readiness-light", CASE + "/review/readiness", Browsing.DESK, ColorScheme.LIGHT),
          new Shot("calendar-light", CASE + "/review/calendar", Browsing.DESK, ColorScheme.LIGHT),
          new Shot("search-light", CASE + "/search?q=isaf", Browsing.DESK, ColorScheme.LIGHT),
          new Shot("help-light", CASE + "/help", Browsing.DESK, ColorScheme.LIGHT),
          new Shot("language-light", CASE + "/language", Browsing.DESK, ColorScheme.LIGHT),
          new Shot("language-dark", CASE + "/language", Browsing.DESK, ColorScheme.DARK),
          new Shot("timeline-light", CASE + "/timeline", Browsing.DESK, ColorScheme.LIGHT),
          new Shot(
              "timeline-conflict-dark",
              CASE + "/timeline?conflict=AZE.contribution.isaf-2002",
              Browsing.DESK,
              ColorScheme.DARK),
          new Shot(
              "timeline-zoomed-light",
              CASE + "/timeline?from=2017-01-01&to=2021-12-31",
              Browsing.DESK,
              ColorScheme.LIGHT),
          new Shot("timeline-phone", CASE + "/timeline", Browsing.PHONE, ColorScheme.LIGHT),
          new Shot(
              "timeline-table-light",
              CASE + "/timeline?as=table",
              Browsing.DESK,
              ColorScheme.LIGHT),
          new Shot("plan-light", CASE + "/generate", Browsing.DESK, ColorScheme.LIGHT),
          new Shot("plan-dark", CASE + "/generate?gap=2", Browsing.DESK, ColorScheme.DARK),
          new Shot("plan-phone", CASE + "/generate", Browsing.PHONE, ColorScheme.LIGHT),
          new Shot(
              "plan-table-light", CASE + "/generate?as=table", Browsing.DESK, ColorScheme.LIGHT),
          new Shot("map-light", CASE + "/map?asof=2018-02-01", Browsing.DESK, ColorScheme.LIGHT),
          new Shot("map-dark", CASE + "/map?asof=2010-12-01", Browsing.DESK, ColorScheme.DARK),
          new Shot("map-phone", CASE + "/map?asof=2005-06-01", Browsing.PHONE, ColorScheme.LIGHT),
          new Shot("unit-light", CASE + "/about/AZE.unit.a-coy", Browsing.DESK, ColorScheme.LIGHT));

  private Screenshots() {}

  /// Pages that end are drawn whole; long lists as far as a screen shows them.
  private static boolean isShort(Shot shot) {
    return Stream.of("overview", "language", "help", "edit").anyMatch(shot.name()::startsWith);
  }

  /// The names of all pictures, without `.png`.
  static List<String> names() {
    return ALL.stream().map(Shot::name).toList();
  }

  /// @param args folder to write to, then the names wanted; all without names
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args.length > 0 ? args[0] : "docs/screenshots");
    Files.createDirectories(folder);
    List<String> wanted = List.of(args).subList(Math.min(1, args.length), args.length);
    try (Browsing browsing = Browsing.planned()) {
      for (Shot shot : ALL) {
        if (!wanted.isEmpty() && wanted.stream().noneMatch(shot.name()::startsWith)) {
          continue;
        }
        Page page = browsing.page(shot.width(), shot.scheme());
        page.navigate(browsing.url() + shot.path());
        page.screenshot(
            new ScreenshotOptions()
                .setPath(folder.resolve(shot.name() + ".png"))
                .setFullPage(isShort(shot)));
        page.context().close();
      }
    }
  }
}
