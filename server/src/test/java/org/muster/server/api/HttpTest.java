package org.muster.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.access.Token;
import org.muster.server.look.Office;
import org.muster.server.look.Program;
import org.muster.server.look.Program.Reply;

/// The API keeps to HTTP: conditions (RFC 9110, 13.1), methods (15.5.6), and problems (RFC 9457)
/// that know nothing of how the server is written.
class HttpTest {
  private static final String UNIT = "/api/claims/units/AZE.unit.b-coy";

  @TempDir Path folder;

  @Test
  void conditionsMethodsAndProblemsAreThoseOfHttp() throws IOException {
    try (Office office = Office.open(folder)) {
      Program planner = office.program("planner", "AZE", Token.Scope.WRITE, Role.NATIONAL_PLANNER);
      Program desk = office.program("desk", "NATO", Token.Scope.WRITE, Role.ALLIANCE_DESK_OFFICER);
      String cycle = "/api/cycles/AZE.cycle.http";
      assertThat(
              desk.post(
                      "/api/cycles",
                      Map.of("id", "AZE.cycle.http", "nation", "AZE", "name", "HTTP"))
                  .status())
          .isEqualTo(201);
      assertThat(
              desk.on(
                      "*",
                      "POST",
                      cycle + "/moves",
                      Map.of("move", "reach", "step", "guidance", "day", "2026-01-15"))
                  .status())
          .isEqualTo(201);
      assertThat(
              desk.post(
                      cycle + "/survey",
                      Map.of(
                          "questionnaire",
                          Office.resource("questionnaires/parp-survey-1.yaml"),
                          "day",
                          "2026-02-01"))
                  .status())
          .isEqualTo(201);
      String answer = cycle + "/survey/answers/policy.law";

      thereAlready(planner, answer);
      anyVersionAndLists(planner, answer);
      claims(planner);
      methods(planner, answer);
      problems(planner, answer);
      addresses(office, planner);
    }
  }

  /// RFC 9110, 13.1.2: `If-None-Match: *` is false wherever something is.
  private static void thereAlready(Program planner, String answer) {
    Reply there = planner.get(answer, Map.of("If-None-Match", "*"));
    assertThat(there.status()).isEqualTo(304);
    assertThat(there.text()).isEmpty();
    assertThat(there.header("etag")).isEqualTo("\"0\"");
    assertThat(planner.get("/api/units", Map.of("If-None-Match", "*")).status()).isEqualTo(304);
    assertThat(planner.get("/api/units/AZE.unit.none", Map.of("If-None-Match", "*")).status())
        .isEqualTo(404);
    Reply over =
        planner.call(
            "PUT",
            answer,
            Optional.of("{\"value\":\"x\"}"),
            Map.of("If-Match", "\"0\"", "If-None-Match", "*"));
    assertThat(over.status()).isEqualTo(412);
  }

  /// RFC 9110, 13.1.1: `If-Match: *`, and a list of which one member matches.
  private static void anyVersionAndLists(Program planner, String answer) {
    assertThat(put(planner, answer, "*", "one")).isEqualTo(200);
    assertThat(planner.get(answer).header("etag")).isEqualTo("\"1\"");
    assertThat(put(planner, answer, "\"x\", \"1\"", "two")).isEqualTo(200);
    assertThat(put(planner, answer, "\"1\",\"2\"", "three")).isEqualTo(200);
    assertThat(put(planner, answer, "\"1\", \"2\"", "late")).isEqualTo(412);
    assertThat(put(planner, answer, "W/\"3\"", "weak")).isEqualTo(412);
    assertThat(put(planner, answer, "three", "bare")).isEqualTo(412);
    assertThat(planner.get(answer).at("/value")).isEqualTo("three");
  }

  private static void claims(Program planner) {
    String tag = planner.get(UNIT).header("etag");
    Map<String, Object> named = Map.of("cells", Map.of("note", "seen"));
    assertThat(planner.on("\"other\"", "PUT", UNIT, named).status()).isEqualTo(412);
    Reply changed = planner.on("\"other\", " + tag, "PUT", UNIT, named);
    assertThat(changed.status()).isEqualTo(200);
    String next = "/api/claims/units/" + changed.at("/id");
    assertThat(planner.on("*", "PUT", next, Map.of("cells", Map.of("note", "any"))).status())
        .isEqualTo(200);
  }

  /// What an address does not answer to is said, with what it does.
  private static void methods(Program planner, String answer) {
    Reply patch = planner.call("PATCH", answer, Optional.of("{}"), Map.of());
    assertThat(patch.status()).isEqualTo(405);
    assertThat(patch.header("allow")).isEqualTo("GET, HEAD, PUT");
    isProblem(patch);
    assertThat(planner.call("DELETE", "/api/me", Optional.empty(), Map.of()).header("allow"))
        .isEqualTo("GET, HEAD");
    assertThat(planner.call("PATCH", "/api/none", Optional.of("{}"), Map.of()).status())
        .isEqualTo(404);
  }

  private static void problems(Program planner, String answer) {
    Reply day = planner.get("/api/readiness?case=azerbaijan&on=2027-02-30");
    assertThat(day.status()).isEqualTo(400);
    assertThat(day.at("/detail")).isEqualTo("on=2027-02-30 is not a day; write it as 2021-10-29");
    assertThat(planner.get("/api/audit?before=x").status()).isEqualTo(403);
    String value = "\"value\":\"x\"";
    Map<String, String> bodies =
        Map.of(
            "",
            "the body is empty; a JSON object is expected",
            "{",
            "the body is not JSON as it must be",
            "{" + value + "," + value + "}",
            "\"value\" stands there twice",
            "{" + value + ",\"words\":\"x\"}",
            "the body has a member \"words\", which is none of value",
            "{}",
            "value is missing",
            "[]",
            "the body is not an object",
            "{\"value\":{}}",
            "value is not a text",
            "{\"value\":null}",
            "value is missing");
    bodies.forEach(
        (body, said) -> {
          Reply refused =
              planner.call(
                  "PUT",
                  answer,
                  Optional.of(body),
                  Map.of("If-Match", "*", "Content-Type", "application/json"));
          assertThat(refused.status()).as(body).isEqualTo(400);
          assertThat(refused.at("/detail")).as(body).contains(said);
          isProblem(refused);
        });
    Reply issue =
        planner.post("/api/cycles/AZE.cycle.http/survey", Map.of("questionnaire", "", "day", "x"));
    assertThat(issue.at("/detail")).isEqualTo("day is \"x\", not a day; write it as 2021-10-29");
    assertThat(
            planner
                .call(
                    "PUT",
                    UNIT,
                    Optional.of("{\"cells\":{\"note\":\"a\",\"note\":\"b\"}}"),
                    Map.of("If-Match", "*"))
                .status())
        .isEqualTo(400);
  }

  /// What the web server refuses before any page is asked is told as everything else.
  private static void addresses(Office office, Program planner) throws IOException {
    for (String path : List.of("/api/claims/units/%zz", "/api/claims/units/AZE%00")) {
      String answer = raw(office, path);
      assertThat(answer).as(path).startsWith("HTTP/1.1 400");
      assertThat(answer.toLowerCase(java.util.Locale.ROOT))
          .as(path)
          .contains("application/problem+json")
          .doesNotContain("tomcat", "apache", "java");
    }
    assertThat(raw(office, "/case/%zz").toLowerCase(java.util.Locale.ROOT))
        .startsWith("http/1.1 400")
        .doesNotContain("tomcat", "apache", "java");
    isProblem(planner.get("/api/claims/units/AZE%2F..%2Fx"));
  }

  private static void isProblem(Reply reply) {
    assertThat(reply.header("content-type")).startsWith("application/problem+json");
    assertThat(reply.text()).doesNotContain("org.", "java.", "Optional", "Exception");
  }

  private static int put(Program planner, String answer, String condition, String value) {
    return planner.on(condition, "PUT", answer, Map.of("value", value)).status();
  }

  /// An answer to an address that no client would send.
  private static String raw(Office office, String path) throws IOException {
    URI url = URI.create(office.url());
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET "
                      + path
                      + " HTTP/1.1\r\nHost: "
                      + url.getAuthority()
                      + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
