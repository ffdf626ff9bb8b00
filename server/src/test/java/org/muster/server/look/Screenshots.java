package org.muster.server.look;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Draws the pictures of the pages anew: `mvn -q -pl server -am test-compile
/// exec:java@screenshots`.
public final class Screenshots {

  /// One picture.
  ///
  /// @param path address after the server's
  /// @param account who looks; with one of its own, at cycles under way
  record Shot(String name, String path, int width, ColorScheme scheme, String account) {
    Shot(String name, String path, int width, ColorScheme scheme) {
      this(name, path, width, scheme, "");
    }
  }

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

  private static final List<Shot> UNDER_WAY =
      List.of(
          talks("talks-cycles-light", Browsing.ACCOUNT, "/review?asof=" + Talks.DAY),
          talks(
              "talks-cycle-light",
              Talks.DESK_ACCOUNT,
              "/review/cycles/" + Talks.TALKED + "?asof=" + Talks.DAY),
          talks("talks-goal-light", Browsing.ACCOUNT, Talks.GOAL),
          new Shot(
              "talks-goal-dark",
              CASE + Talks.GOAL,
              Browsing.DESK,
              ColorScheme.DARK,
              Browsing.ACCOUNT),
          new Shot(
              "talks-goal-phone",
              CASE + Talks.GOAL,
              Browsing.PHONE,
              ColorScheme.LIGHT,
              Browsing.ACCOUNT),
          talks(
              "talks-compare-light",
              Browsing.ACCOUNT,
              "/review/cycles/"
                  + Talks.TALKED
                  + "/goals/diff?from="
                  + Talks.LOCKED
                  + "&asof="
                  + Talks.DAY),
          talks("talks-survey-light", Browsing.ACCOUNT, Talks.SURVEY),
          new Shot(
              "talks-survey-phone",
              CASE + Talks.SURVEY,
              Browsing.PHONE,
              ColorScheme.DARK,
              Browsing.ACCOUNT),
          talks(
              "talks-assessment-light",
              Talks.DESK_ACCOUNT,
              "/review/cycles/" + Talks.ASSESSED + "/assessment?asof=" + Talks.DAY),
          talks("talks-locked-light", Talks.APPROVER_ACCOUNT, Talks.LOCKED_ASSESSMENT),
          talks(
              "talks-suspended-light",
              Talks.APPROVER_ACCOUNT,
              "/review/cycles/" + Talks.SUSPENDED + "?asof=" + Talks.DAY));

  private Screenshots() {}

  private static Shot talks(String name, String account, String path) {
    return new Shot(name, CASE + path, Browsing.DESK, ColorScheme.LIGHT, account);
  }

  /// Pages that end are drawn whole; long lists as far as a screen shows them.
  private static boolean isShort(Shot shot) {
    return Stream.of("overview", "language", "help", "edit", "talks")
        .anyMatch(shot.name()::startsWith);
  }

  /// The names of all pictures, without `.png`.
  static List<String> names() {
    return Stream.concat(ALL.stream(), UNDER_WAY.stream()).map(Shot::name).toList();
  }

  /// @param args folder to write to, then the names wanted; all without names
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args.length > 0 ? args[0] : "docs/screenshots");
    Files.createDirectories(folder);
    List<String> wanted = List.of(args).subList(Math.min(1, args.length), args.length);
    draw(ALL, Browsing::planned, folder, wanted);
    draw(UNDER_WAY, Browsing::underWay, folder, wanted);
  }

  private static void draw(
      List<Shot> shots, Supplier<Browsing> opening, Path folder, List<String> wanted) {
    List<Shot> drawn =
        shots.stream()
            .filter(s -> wanted.isEmpty() || wanted.stream().anyMatch(s.name()::startsWith))
            .toList();
    if (drawn.isEmpty()) {
      return;
    }
    try (Browsing browsing = opening.get()) {
      for (Shot shot : drawn) {
        String account = shot.account().isEmpty() ? Browsing.ACCOUNT : shot.account();
        Page page = browsing.page(shot.width(), shot.scheme(), account);
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
