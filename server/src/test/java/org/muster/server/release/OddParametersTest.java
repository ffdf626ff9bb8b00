package org.muster.server.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.access.Role;
import org.muster.access.Token;
import org.muster.server.look.Office;
import org.muster.server.look.Program;
import org.muster.server.look.Visitor;

/// Whatever stands in an address for a day or a number: what cannot be is refused with 400 and in
/// words, and nothing breaks.
@Tag("long")
class OddParametersTest {
  private static final List<String> NO_DAYS =
      List.of(
          "+999999999-12-31",
          "-999999999-01-01",
          "0000-01-01",
          "10000-01-01",
          "2021-02-30",
          "99999999999",
          "1e9",
          "NaN",
          "-1",
          "x",
          "2021-10-29T00:00",
          "\u0663",
          "'",
          "%00");

  private static final List<String> NUMBERS =
      List.of(
          "99999999999",
          "-99999999999999999999",
          "1e9",
          "NaN",
          "-1",
          "2147483647",
          "-2147483648",
          "9223372036854775807",
          "-9223372036854775808",
          "0x10",
          "1.5",
          "x",
          "\u0663");

  /// Names of every parameter of a day or a number that a route reads, here or elsewhere.
  private static final List<String> NAMES =
      List.of(
          "asof", "known", "on", "from", "to", "dated", "before", "after", "days", "seconds",
          "seed", "within", "seen", "version", "base", "gap", "tour", "step", "year", "month");

  /// Questions to each route.
  private static final int EACH = 3;

  private static final Map<String, String> FILLED =
      Map.of(
          "caseId", "azerbaijan",
          "table", "units",
          "rowId", "AZE.unit.a-coy",
          "about", "AZE.unit.a-coy",
          "unit", "AZE.unit.a-coy",
          "unitId", "AZE.unit.a-coy",
          "source", "AZE.source.illustrative-2021",
          "id", "AZE.unit.a-coy");

  @TempDir Path folder;

  @Test
  void whatIsNoDayOrNumberIsRefusedAndBreaksNothing() {
    Random random = new Random(36);
    try (Office office = Office.open(folder)) {
      office.add("leyla", "AZE", Role.NATIONAL_PLANNER, Role.ADMINISTRATOR);
      Visitor reader = new Visitor(office.url());
      reader.signIn("leyla", Office.PASSWORD);
      Program program = office.program("planner", "AZE", Token.Scope.WRITE, Role.NATIONAL_PLANNER);
      everyDayOfTheApi(program);
      everyNumberThatIsSent(reader);
      int refused = 0;
      for (String route : office.routes()) {
        Routes.Line line = Routes.line(route);
        if (!line.isReading() || line.path().contains("**")) {
          continue;
        }
        String path = line.path();
        for (String variable : Routes.variables(path)) {
          path = path.replace("{" + variable + "}", FILLED.getOrDefault(variable, "x"));
        }
        for (int i = 0; i < EACH; i++) {
          String name = NAMES.get(random.nextInt(NAMES.size()));
          List<String> odd = random.nextBoolean() ? NO_DAYS : NUMBERS;
          String asked = path + "?" + name + "=" + encoded(odd.get(random.nextInt(odd.size())));
          int status = path.startsWith("/api/") ? program.get(asked).status() : get(reader, asked);
          assertThat(status).as(asked).isLessThan(500);
          refused += status == 400 ? 1 : 0;
        }
        for (String name : List.of("asof", "known")) {
          boolean page = line.path().startsWith("/case/{caseId}");
          if (page && !line.path().equals("/case/{caseId}")) {
            String asked = path + "?" + name + "=" + encoded(odd(random));
            assertThat(get(reader, asked)).as(asked).isEqualTo(400);
          }
        }
      }
      assertThat(refused).isGreaterThan(10);
    }
  }

  private static void everyDayOfTheApi(Program program) {
    for (String day : NO_DAYS) {
      for (String asked :
          List.of(
              "/api/readiness?on=",
              "/api/readiness?known=",
              "/api/units?known=",
              "/api/cycles/AZE.cycle.x/stages?on=")) {
        Program.Reply reply = program.get(asked + encoded(day));
        assertThat(reply.status()).as("%s%s", asked, day).isEqualTo(400);
        assertThat(reply.at("/detail")).contains("is not a day; write it as 2021-10-29");
      }
    }
    for (String day : List.of("0001-01-01", "9999-12-31", "2024-02-29")) {
      assertThat(program.get("/api/readiness?on=" + day + "&known=" + day).status())
          .as(day)
          .isEqualTo(200);
    }
    Program.Reply body =
        program.on(
            "*",
            "POST",
            "/api/cycles/AZE.cycle.x/moves",
            Map.of("move", "reach", "step", "guidance", "day", "+999999999-12-31"));
    assertThat(body.status()).isEqualTo(400);
    assertThat(body.at("/detail"))
        .isEqualTo("day is \"+999999999-12-31\", not a day; write it as 2021-10-29");
  }

  private static void everyNumberThatIsSent(Visitor reader) {
    for (String number : NUMBERS) {
      for (String asked :
          List.of(
              "/tokens|days",
              "/case/azerbaijan/generate/run|seconds",
              "/case/azerbaijan/generate/remedies|gap",
              "/case/azerbaijan/generate/remedies|seconds",
              "/case/azerbaijan/generate/adopt|gap")) {
        String path = asked.substring(0, asked.indexOf('|'));
        String name = asked.substring(asked.indexOf('|') + 1);
        assertThat(
                reader
                    .post(path, Map.of(name, number, "plan", "x", "label", "x", "scope", "read"))
                    .statusCode())
            .as("%s %s", asked, number)
            .isLessThan(500);
      }
    }
  }

  private static String odd(Random random) {
    return NO_DAYS.get(random.nextInt(NO_DAYS.size()));
  }

  private static int get(Visitor reader, String asked) {
    HttpResponse<String> answer = reader.get(asked);
    return answer.statusCode();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
