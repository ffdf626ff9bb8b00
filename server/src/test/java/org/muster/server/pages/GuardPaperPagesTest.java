package org.muster.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.server.look.Office;
import org.muster.server.look.SmallGuard;
import org.muster.server.look.Visitor;

/// What a joint guard takes away: papers, calendars; and what it takes in: a plan of its ground.
class GuardPaperPagesTest {
  private static final String GUARD = "/case/azerbaijan/operate/guard";

  private static byte[] bytes(Visitor visitor, Office office, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(office.url() + path))
            .header("Cookie", "muster=" + visitor.cookie("muster").orElseThrow())
            .build();
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static String roster(Visitor visitor) {
    Matcher id =
        Pattern.compile("roster=(AZE\\.guard-roster\\.[0-9]+)").matcher(visitor.get(GUARD).body());
    assertThat(id.find()).isTrue();
    return id.group(1);
  }

  @Test
  void aRosterIsPrintedWithNamesForItsOwnNationAlone(@TempDir Path folder) throws Exception {
    SmallGuard guard = new SmallGuard();
    try (Office office = Office.open(folder)) {
      guard.fill(office.workspace(), "azerbaijan");
      office.add("ayla", "AZE", Role.NATIONAL_PLANNER);
      Visitor ayla = new Visitor(office.url());
      ayla.signIn("ayla", Office.PASSWORD);
      String path = GUARD + "/roster.pdf?roster=" + roster(ayla) + "&day=" + LocalDate.now();
      try (PDDocument a4 = Loader.loadPDF(bytes(ayla, office, path))) {
        String text = new PDFTextStripper().getText(a4);
        assertThat(text)
            .contains("AZE-1", "TUR-1", "releasable to AZE and TUR", "ILLUSTRATIVE DATA")
            .contains("No gap. Every post is covered.", "Changes by hand", "Relieved: both sign")
            .doesNotContain("Vəliyev");
        assertThat(Math.round(a4.getPage(0).getMediaBox().getWidth())).isEqualTo(595);
      }
      try (PDDocument named = Loader.loadPDF(bytes(ayla, office, path + "&names=yes"))) {
        assertThat(new PDFTextStripper().getText(named))
            .contains("Vəliyev M.", "TUR-1", "releasable to AZE ")
            .doesNotContain("Demir", "releasable to AZE and TUR");
      }
      try (PDDocument a3 = Loader.loadPDF(bytes(ayla, office, path + "&sheet=a3"))) {
        assertThat(Math.round(a3.getPage(0).getMediaBox().getWidth())).isEqualTo(1191);
      }
      // The guard that ships with the case has orders.
      try (PDDocument orders =
          Loader.loadPDF(
              bytes(ayla, office, GUARD + "/orders.pdf?guard=AZE.guard.kabul-airport&post=NG"))) {
        assertThat(new PDFTextStripper().getText(orders))
            .contains("General orders, version 1", "Special orders, North gate, version 1");
      }
    }
  }

  @Test
  void aCalendarShowsPublishedTurnsUnderNamesThatStayAndIsRevoked(@TempDir Path folder) {
    SmallGuard guard = new SmallGuard();
    try (Office office = Office.open(folder)) {
      guard.fill(office.workspace(), "azerbaijan");
      office.add("ayla", "AZE", Role.NATIONAL_PLANNER);
      office.add("yilmaz", "TUR", Role.NATIONAL_PLANNER);
      Visitor ayla = new Visitor(office.url());
      ayla.signIn("ayla", Office.PASSWORD);
      ayla.get(GUARD + "/people/AZE-1");
      String page = ayla.post(GUARD + "/people/AZE-1/calendar", Map.of()).body();
      Matcher address = Pattern.compile("/calendar/guard/[0-9a-f]{48}\\.ics").matcher(page);
      assertThat(address.find()).isTrue();
      Visitor anybody = new Visitor(office.url());
      String feed = anybody.get(address.group()).body();
      // Folded lines are one line.
      String whole = feed.replace("\r\n ", "");
      assertThat(whole)
          .contains("UID:azerbaijan/AZE.guard.small/AZE-1/NG-1/")
          .contains("SUMMARY:NG North gate")
          .doesNotContain("AZE-2", "Vəliyev");
      assertThat(uids(whole)).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(40);
      assertThat(uids(anybody.get(address.group()).body().replace("\r\n ", "")))
          .isEqualTo(uids(whole));
      assertThat(office.workspace().audit().list(office.workspace().store(), 400))
          .anyMatch(entry -> entry.verb().equals("guard-calendar-read"));

      Visitor yilmaz = new Visitor(office.url());
      yilmaz.signIn("yilmaz", Office.PASSWORD);
      yilmaz.get(GUARD + "/people/AZE-1");
      assertThat(yilmaz.post(GUARD + "/people/AZE-1/calendar", Map.of()).body())
          .doesNotContain("/calendar/guard/");

      Matcher door = Pattern.compile("name=\"door\" value=\"([0-9a-f]{8})\"").matcher(page);
      assertThat(door.find()).isTrue();
      ayla.post(GUARD + "/people/AZE-1/calendar/revoke", Map.of("door", door.group(1)));
      assertThat(anybody.get(address.group()).statusCode()).isEqualTo(404);
    }
  }

  private static List<String> uids(String feed) {
    return feed.lines().filter(line -> line.startsWith("UID:")).toList();
  }

  @Test
  void aWholeGeoJsonFileIsTakenInOrNothingWithWhatIsWrongByFeature(@TempDir Path folder) {
    try (Office office = Office.open(folder)) {
      office.add("ayla", "AZE", Role.NATIONAL_PLANNER);
      Visitor ayla = new Visitor(office.url());
      ayla.signIn("ayla", Office.PASSWORD);
      ayla.get(GUARD + "/posts");
      String good =
          """
          {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"feature":"taxiway","name":"Taxiway A"},
             "geometry":{"type":"LineString","coordinates":[[69.2,34.565,1790],[69.22,34.5645,1790]]}},
            {"type":"Feature","properties":{"code":"W1","name":"West fence","sort":"sentry","clock":"relief"},
             "geometry":{"type":"Point","coordinates":[69.199,34.565]}},
            {"type":"Feature","properties":{"code":"FF"},
             "geometry":{"type":"Point","coordinates":[69.2221,34.5711]}}]}
          """;
      String bad =
          good.replace("\"clock\":\"relief\"", "\"clock\":\"sometimes\"")
              .replace("\"feature\":\"taxiway\"", "\"feature\":\"moat\"");
      assertThat(upload(ayla, bad))
          .contains("Nothing was taken in: 2 things to mend")
          .contains("feature 1, Taxiway A: feature", "moat")
          .contains("feature 2, W1: clock", "one of relief, reserve");
      assertThat(ayla.get(GUARD + "/posts").body()).doesNotContain("West fence");
      assertThat(upload(ayla, good)).contains("Taken in: 2 new, 1 changed, 0 as they were.");
      assertThat(ayla.get(GUARD + "/posts").body()).contains("West fence");
      assertThat(upload(ayla, good)).contains("Taken in: 0 new, 0 changed, 3 as they were.");
      assertThat(upload(ayla, "{\"type\":\"Feature\"}"))
          .contains("a GeoJSON file: an object of type FeatureCollection");
      assertThat(upload(ayla, "not json")).contains("line 1: a value");
    }
  }

  private static String upload(Visitor visitor, String text) {
    return visitor
        .upload(
            GUARD + "/posts",
            Map.of(),
            "file",
            "ground.geojson",
            text.getBytes(StandardCharsets.UTF_8))
        .body();
  }

  @Test
  void ofSeveralGuardsThePageShowsTheOneThatIsChosen(@TempDir Path folder) {
    SmallGuard guard = new SmallGuard();
    try (Office office = Office.open(folder)) {
      guard.fill(office.workspace(), "azerbaijan");
      office.add("ayla", "AZE", Role.NATIONAL_PLANNER);
      Visitor ayla = new Visitor(office.url());
      ayla.signIn("ayla", Office.PASSWORD);
      String first = ayla.get(GUARD + "/posts").body();
      assertThat(first).contains("South gate").doesNotContain("Fuel farm");
      assertThat(first).contains("guard=AZE.guard.kabul-airport");
      String other = ayla.get(GUARD + "/posts?guard=AZE.guard.kabul-airport").body();
      assertThat(other).contains("Fuel farm").doesNotContain("South gate");
      // Links of the page keep the guard.
      assertThat(other).contains("operate/guard/posts/FF?guard=AZE.guard.kabul-airport");
      assertThat(ayla.get(GUARD + "/posts?guard=AZE.guard.none").statusCode()).isEqualTo(404);
      // On a day on which it stood, the thread says that its posts are covered.
      assertThat(ayla.get("/case/azerbaijan?asof=2021-08-10").body())
          .contains("every post covered");
    }
  }
}
