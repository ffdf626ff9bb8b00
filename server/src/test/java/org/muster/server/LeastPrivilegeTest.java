package org.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Audit;
import org.muster.access.Role;
import org.muster.access.Token.Scope;
import org.muster.server.frame.Downloads;
import org.muster.server.look.Office;
import org.muster.server.look.Program;
import org.muster.server.look.Visitor;

/// What was looked for in the server where somebody might get more than their own, with what was
/// mended.
class LeastPrivilegeTest {
  @TempDir Path folder;

  @Test
  void aRunOfAPlanIsSeenByThoseAloneWhoMayPlan() {
    try (Office office = Office.open(folder)) {
      office.add("planner", "AZE", Role.NATIONAL_PLANNER);
      office.add("partner", "GEO", Role.NATIONAL_PLANNER);
      Visitor planner = new Visitor(office.url());
      planner.signIn("planner", Office.PASSWORD);
      planner.get("/case/azerbaijan/generate");
      planner.postOnce("/case/azerbaijan/generate/run", Map.of("seconds", "60"));
      assertThat(planner.get("/case/azerbaijan/generate").body()).contains("id=\"run\"");

      Visitor partner = new Visitor(office.url());
      partner.signIn("partner", Office.PASSWORD);
      assertThat(partner.get("/case/azerbaijan/generate").body()).doesNotContain("id=\"run\"");
      assertThat(partner.post("/case/azerbaijan/generate/stop", Map.of()).statusCode())
          .isEqualTo(403);
      planner.postOnce("/case/azerbaijan/generate/stop", Map.of());
    }
  }

  @Test
  void readingWhatIsRestrictedAndTakingAwayIsAudited() {
    try (Office office = Office.open(folder)) {
      office.add("planner", "AZE", Role.NATIONAL_PLANNER);
      Program program = office.program("desk", "NATO", Scope.READ, Role.ALLIANCE_DESK_OFFICER);
      Visitor planner = new Visitor(office.url());
      planner.signIn("planner", Office.PASSWORD);

      planner.get("/case/azerbaijan/facts/staff_officers");
      planner.get("/case/azerbaijan/export/facts.csv?table=units");
      program.get("/api/claims/staff_officers");
      program.get("/api/units");

      List<Audit.Entry> log = office.workspace().audit().list(office.workspace().store(), 20);
      assertThat(log)
          .filteredOn(e -> e.verb().equals("claims-read"))
          .extracting(Audit.Entry::actor)
          .contains("desk", "planner");
      assertThat(log)
          .filteredOn(e -> e.verb().equals("claims-read"))
          .allSatisfy(e -> assertThat(e.ids()).startsWith("azerbaijan AZE."));
      assertThat(log)
          .filteredOn(e -> e.verb().equals("export"))
          .singleElement()
          .satisfies(e -> assertThat(e.actor()).isEqualTo("planner"));
    }
  }

  @Test
  void nobodyIsSentToAnotherHost() {
    try (Office office = Office.empty(folder)) {
      Visitor anybody = new Visitor(office.url());
      anybody.get("/login");
      for (String back :
          List.of(
              "//evil.example",
              "https://evil.example",
              "/\\evil.example",
              "/x\r\nSet-Cookie: a=b")) {
        assertThat(
                anybody
                    .postOnce("/theme", Map.of("theme", "dark", "back", back))
                    .headers()
                    .firstValue("location")
                    .orElseThrow())
            .isIn("/", office.url() + "/");
      }
    }
  }

  @Test
  void cookiesAreSecureBehindADeclaredProxy() throws Exception {
    ServerSettings settings =
        new ServerSettings(
            "jdbc:sqlite:" + folder.resolve("muster.db"),
            "127.0.0.1",
            0,
            Optional.empty(),
            Optional.empty(),
            true,
            folder);
    try (MusterServer server =
        MusterServer.open(settings, new PrintStream(PrintStream.nullOutputStream(), true))) {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(server.url() + "/login"))
                      .header("X-Forwarded-Proto", "https")
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.headers().firstValue("set-cookie").orElseThrow())
          .contains("Secure")
          .contains("HttpOnly");
      assertThat(answer.headers().firstValue("strict-transport-security").orElseThrow())
          .contains("max-age=");
    }
  }

  @Test
  void aBodyWithoutEndIsNotTaken() throws Exception {
    try (Office office = Office.empty(folder)) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(office.url() + "/api/evidence"));
      HttpClient client = HttpClient.newHttpClient();
      HttpResponse<String> large =
          client.send(
              request.POST(HttpRequest.BodyPublishers.ofByteArray(new byte[11_000_000])).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(large.statusCode()).isEqualTo(413);
      HttpResponse<String> endless =
          client.send(
              request
                  .POST(
                      HttpRequest.BodyPublishers.ofInputStream(
                          () -> new java.io.ByteArrayInputStream(new byte[1000])))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(endless.statusCode()).isEqualTo(411);
    }
  }

  @Test
  void aSpreadsheetRunsNothingThatSomebodyWrote() {
    assertThat(Downloads.cell("=HYPERLINK(\"http://evil\")"))
        .isEqualTo("\"'=HYPERLINK(\"\"http://evil\"\")\"");
    assertThat(Downloads.cell("@SUM(A1)")).isEqualTo("'@SUM(A1)");
    assertThat(Downloads.cell("-12.5")).isEqualTo("-12.5");
    assertThat(Downloads.cell("+994 12")).isEqualTo("'+994 12");
    assertThat(Downloads.cell("AZE.unit.a-coy")).isEqualTo("AZE.unit.a-coy");
  }
}
