package org.muster.server.release;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muster.thread.CaseTables;

/// The matrix's rows: every route that the server answers, the channel that it is, and the
/// addresses at which it is tried. A route that fits no rule here has no row, and the build fails.
final class Routes {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

  private Routes() {}

  /// How records reach people.
  enum Channel {
    PAGE("pages of a case"),
    SEARCH("search"),
    EXPORT("what is taken away"),
    API("API"),
    FEED("calendar feed or phone at a post, opened by its secret"),
    AUDIT("accounts and audit log, for administrators, ids only"),
    OWN("one's own account: shows no record of a case"),
    OPEN("open to strangers: shows no record"),
    WRITE("changes something, and answers as narrowly as its pages do");

    private final String words;

    Channel(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /// A route.
  ///
  /// @param route method and path pattern: `GET /case/{caseId}/facts`
  record Line(String route, Channel channel) {
    String method() {
      return route.substring(0, route.indexOf(' '));
    }

    String path() {
      return route.substring(route.indexOf(' ') + 1);
    }

    boolean isReading() {
      return method().equals("GET");
    }
  }

  /// Stands for the secret of the reader's own calendar feed.
  static final String SECRET = "SECRET";

  /// Values of the variables of an address: what a record of a kind is named by.
  private static final Map<String, String> FIXED =
      Map.of(
          "caseId", Seeds.CASE,
          "finding", "f1",
          "action", "a1",
          "name", "somebody",
          "id", "00000000",
          "secret", SECRET);

  /// The line of a route.
  ///
  /// @throws AssertionError if no rule says what it is
  static Line line(String route) {
    Line any = new Line(route, Channel.OPEN);
    String path = any.path();
    if (Set.of("/login", "/error", "/theme", "/api/openapi.json").contains(path)
        || path.equals("/evacuation/self")
        || path.startsWith("/evacuation/station")) {
      return any;
    }
    if (path.startsWith("/accounts") || path.startsWith("/audit") || path.equals("/api/audit")) {
      return new Line(route, Channel.AUDIT);
    }
    if (path.equals("/")
        || path.equals("/cases")
        || path.equals("/code")
        || path.equals("/password")
        || path.startsWith("/second-factor")
        || path.startsWith("/tokens")
        || path.startsWith("/notices")
        || path.startsWith("/echo/")
        || path.startsWith("/drafts")
        || Set.of("/api", "/api/me", "/api/**").contains(path)) {
      return new Line(route, Channel.OWN);
    }
    if (path.startsWith("/feed")
        || path.startsWith("/calendar")
        || path.startsWith("/guard-phone")) {
      return new Line(route, Channel.FEED);
    }
    if (!any.isReading() && (path.startsWith("/api/") || path.startsWith("/case/"))) {
      return new Line(route, Channel.WRITE);
    }
    if (path.startsWith("/api/")) {
      return new Line(route, path.equals("/api/search") ? Channel.SEARCH : Channel.API);
    }
    if (path.startsWith("/case/{caseId}")) {
      boolean file =
          path.matches(".*(\\.(csv|json|svg|xlsx|pdf|docx)|/workbook|/file|/picture|/face)")
              || path.contains("export");
      return new Line(
          route, path.endsWith("/search") ? Channel.SEARCH : file ? Channel.EXPORT : Channel.PAGE);
    }
    throw new AssertionError(
        "the route "
            + route
            + " is in no row of the releasability matrix: say in Routes.line what it shows");
  }

  /// The addresses at which a line is tried: each variable filled with what is there.
  ///
  /// @throws AssertionError if a variable is new
  static List<String> addresses(Line line, List<Seeds.Seed> seeds) {
    Set<String> all = new LinkedHashSet<>(List.of(line.path()));
    for (String variable : variables(line.path())) {
      Set<String> filled = new LinkedHashSet<>();
      for (String address : all) {
        for (String value : values(variable, line, address, seeds)) {
          filled.add(address.replace("{" + variable + "}", value));
        }
      }
      all = filled;
    }
    Set<String> asked = new LinkedHashSet<>();
    for (String address : all) {
      asked.addAll(questions(line, address));
    }
    return List.copyOf(asked);
  }

  /// The questions that the route reads after its path.
  private static List<String> questions(Line line, String address) {
    return switch (line.path()) {
      case "/case/{caseId}/search", "/api/search" -> List.of(address + "?q=zqx");
      case "/api/comments", "/api/evidence" ->
          List.of(address + "?kind=survey&id=AZE.cycle.zqx-early&part=policy.law");
      case "/api/goal-differences" ->
          List.of(address + "?before=AZE.cycle.zqx-early&after=AZE.cycle.zqx-late");
      case "/case/{caseId}/review/cycles/{cycle}/goals/diff",
          "/case/{caseId}/review/cycles/{cycle}/goals/diff.pdf",
          "/case/{caseId}/review/cycles/{cycle}/goals/diff.docx" ->
          List.of(address + "?from=AZE.cycle.zqx-early");
      case "/echo/date", "/echo/day" -> List.of(address + "?text=2021");
      default -> List.of(address);
    };
  }

  /// What the variables of a path are called.
  static Set<String> variables(String path) {
    Set<String> all = new LinkedHashSet<>();
    Matcher found = VARIABLE.matcher(path);
    while (found.find()) {
      all.add(found.group(1));
    }
    return all;
  }

  private static List<String> values(
      String variable, Line line, String address, List<Seeds.Seed> seeds) {
    if (variable.equals("id") && line.path().startsWith("/api/")) {
      Matcher claims = Pattern.compile("/api/claims/([a-z_]+)/.*").matcher(address);
      String table = claims.matches() ? claims.group(1) : line.path().split("/")[2];
      return ids(seeds, s -> s.kind().equals(table));
    }
    if (variable.equals("id") && line.path().contains("/evidence/")) {
      return List.of("AZE.evidence.zqx-law");
    }
    if (variable.equals("id") && line.path().contains("/evaluations/")) {
      return List.of("NATO.evaluation.zqx-bn");
    }
    if (FIXED.containsKey(variable)) {
      return List.of(FIXED.get(variable));
    }
    return switch (variable) {
      case "table" -> List.copyOf(new TreeSet<>(tables(seeds)));
      case "rowId", "about" -> {
        Matcher edit = Pattern.compile(".*/edit/([a-z_]+)/.*").matcher(address);
        yield ids(seeds, s -> isClaim(s) && (!edit.matches() || s.kind().equals(edit.group(1))));
      }
      case "source" -> ids(seeds, s -> s.kind().equals("sources"));
      case "cycle" -> List.of("AZE.cycle.zqx-early", "AZE.cycle.zqx-late");
      case "goal" -> List.of("AZE.goal.zqx-early", "AZE.goal.zqx-late");
      case "question" -> List.of("policy.law");
      case "item" -> List.of("AZE.goal.zqx-early");
      case "evidence" -> List.of("AZE.evidence.zqx-law");
      case "evaluation" -> List.of("NATO.evaluation.zqx-bn");
      case "unit", "unitId" -> ids(seeds, s -> s.kind().equals("units"));
      case "clause" -> List.of("standard");
      case "step" -> List.of("goals-drafted");
      case "post" -> List.of("ZQX");
      case "member" -> List.of("ZQX-1");
      default ->
          throw new AssertionError(
              "the route "
                  + line.route()
                  + " has the variable {"
                  + variable
                  + "}: say in Routes.values what fills it");
    };
  }

  private static boolean isClaim(Seeds.Seed seed) {
    return CaseTables.BY_NAME.containsKey(seed.kind());
  }

  private static List<String> ids(
      List<Seeds.Seed> seeds, java.util.function.Predicate<Seeds.Seed> which) {
    List<String> all = new ArrayList<>();
    seeds.stream().filter(which).forEach(s -> all.add(s.id()));
    return all;
  }

  private static Set<String> tables(List<Seeds.Seed> seeds) {
    Set<String> all = new LinkedHashSet<>();
    seeds.stream().filter(Routes::isClaim).forEach(s -> all.add(s.kind()));
    return all;
  }
}
