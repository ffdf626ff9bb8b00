package org.muster.engine.duty.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.muster.engine.text.TextException;

/// What is written is read again as the same, and what is wrong is told with its line.
class GuardFormatTest {

  @Test
  void problemsComeBackAsTheyWere() {
    for (long seed = 0; seed < 200; seed++) {
      GuardProblem problem = TinyGuards.of(seed);
      assertThat(GuardFormat.read("p", GuardFormat.write(problem))).isEqualTo(problem);
    }
    GuardProblem drawn = GuardDraw.guard120(7);
    assertThat(GuardFormat.read("p", GuardFormat.write(drawn))).isEqualTo(drawn);
  }

  @Test
  void theSameSeedDrawsTheSame() {
    assertThat(GuardDraw.guard120(3)).isEqualTo(GuardDraw.guard120(3));
    assertThat(GuardDraw.guard120(3)).isNotEqualTo(GuardDraw.guard120(4));
    GuardProblem large = GuardDraw.guard500(1);
    assertThat(large.people()).hasSize(500);
    assertThat(large.posts()).hasSize(110);
    assertThat(large.days()).isEqualTo(28);
    assertThat(large.people()).anyMatch(GuardPerson::novice);
    assertThat(large.people()).anyMatch(person -> !person.caveats().isEmpty());
    assertThat(large.people()).anyMatch(person -> !person.absences().isEmpty());
    assertThat(large.posts()).anyMatch(GuardPost::mixed);
    assertThat(GuardFormat.doubts(large)).isEmpty();
  }

  @Test
  void whatIsWrongIsToldWithItsLine() {
    wrong("", "p, line 1: expected a value, found the end of the text");
    wrong("[]", "p, line 1: the problem must be an object");
    wrong("{\"format\": \"muster-guard/2\"}", "the problem: format must be \"muster-guard/1\"");
    changed("\"days\": 3", "\"days\": 0", "A horizon has 1 to 400 days, was 0");
    changed("\"days\": 3", "\"days\": 2.5", "line 4: the problem: days must be a whole number");
    changed("\"days\": 3", "\"dayz\": 3", "the problem needs \"days\"");
    changed("\"days\": 3", "\"days\": 3, \"days\": 3", "line 4: \"days\" is given twice");
    changed("\"days\": 3", "\"days\": 3, \"more\": 3", "the problem has \"more\"; expected format");
    changed("2021-03-01", "2021-02-30", "start must be a date such as 2021-03-01");
    changed("\"kind\": \"gate\"", "\"kind\": \"door\"", "kind must be one of sentry, tower, gate");
    changed(
        "\"clock\": \"relief\"", "\"clock\": \"moon\"", "goes by a clock moon that there is not");
    changed("\"hours\": \"08-20\"", "\"hours\": \"09-20\"", "opens from 9 to 20");
    changed("\"hours\": \"08-20\"", "\"hours\": \"8-20\"", "hours must be two hours of the day");
    changed("\"id\": \"b\"", "\"id\": \"a\"", "Two of person a");
    changed("\"id\": \"b\"", "\"id\": \"b,c\"", "id must be an id of letters, digits");
    changed("\"weapons\": [\"mg\"]", "\"weapons\": \"mg\"", "weapons must be a list");
    changed("\"weapons\": [\"mg\"]", "\"weapons\": [\"mg\", \"mg\"]", "\"mg\" stands once");
    changed("2021-03-02T08:00", "2021-03-02T08:30", "must be a whole hour");
    changed("\"novice\": true", "\"novice\": 1", "novice must be true or false");
  }

  @Test
  void aProblemIsReadWhateverStandsInTheText() {
    // Cut anywhere, or with any letter changed: a clear answer or a problem, never another fault.
    String text = small();
    Random random = new Random(5);
    for (int i = 0; i < 3_000; i++) {
      int at = random.nextInt(text.length());
      String broken =
          i % 2 == 0
              ? text.substring(0, at)
              : text.substring(0, at) + (char) (' ' + random.nextInt(95)) + text.substring(at + 1);
      try {
        GuardFormat.read("p", broken);
      } catch (TextException e) {
        assertThat(e.getMessage()).startsWith("p, line ");
      }
    }
  }

  @Test
  void aSeatThatNobodyCanHoldIsDoubted() {
    GuardProblem problem = GuardFormat.read("p", small());
    assertThat(GuardFormat.doubts(problem)).isEmpty();
    GuardProblem without =
        GuardFormat.read("p", small().replace("\"search\": \"2021-03-02T08:00\"", ""));
    assertThat(GuardFormat.doubts(without))
        .containsExactly(
            "Nobody can hold seat 1 of post gate on any day; nobody has the qualification search");
  }

  @Test
  void rostersComeBackAsTheyWereAndGapsArePassedOver() {
    GuardProblem problem = GuardFormat.read("p", small());
    GuardRoster roster =
        new GuardRoster(List.of(new Standing("gate", 0, 8, "a"), new Standing("gate", 0, 14, "a")));
    String text = RosterFormat.write(problem, roster, GuardChecker.check(problem, roster).gaps());
    assertThat(text)
        .startsWith(
            """
            post,seat,from,until,person
            gate,1,2021-03-01T08:00,2021-03-01T10:00,a
            gate,1,2021-03-01T10:00,2021-03-01T12:00,
            """);
    assertThat(RosterFormat.read(problem, "r", text)).isEqualTo(roster);
    String header = RosterFormat.HEADER + "\n";
    String turn = ",1,2021-03-01T08:00,2021-03-01T10:00,a";
    assertThatThrownBy(() -> RosterFormat.read(problem, "r", "post;seat"))
        .hasMessage("r, line 1: expected the columns post,seat,from,until,person");
    assertThatThrownBy(() -> RosterFormat.read(problem, "r", header + "door" + turn))
        .hasMessage("r, line 2: there is no post \"door\"");
    assertThatThrownBy(
            () -> RosterFormat.read(problem, "r", header + ("gate" + turn).replace(",1,", ",2,")))
        .hasMessage("r, line 2: post gate has 1 seats, not \"2\"");
    assertThatThrownBy(
            () -> RosterFormat.read(problem, "r", header + ("gate" + turn).replace(",a", ",zoe")))
        .hasMessage("r, line 2: there is no person \"zoe\"");
    assertThatThrownBy(
            () -> RosterFormat.read(problem, "r", header + "gate" + turn + "\ngate" + turn))
        .hasMessage("r, line 3: the line is there twice");
    assertThatThrownBy(
            () -> RosterFormat.read(problem, "r", header + ("gate" + turn).replace("T10", "T11")))
        .hasMessage("r, line 2: a turn of post gate is of 2 hours");
  }

  private static void changed(String from, String to, String message) {
    assertThat(small()).contains(from);
    wrong(small().replaceFirst(java.util.regex.Pattern.quote(from), to), message);
  }

  private static void wrong(String text, String message) {
    assertThatThrownBy(() -> GuardFormat.read("p", text))
        .isInstanceOf(TextException.class)
        .hasMessageContaining(message);
  }

  private static String small() {
    return """
        {
          "format": "muster-guard/1",
          "start": "2021-03-01",
          "days": 3,
          "terms": {"rest-hours": 8, "weekend": ["friday"], "holidays": {"AZE": ["2021-03-02"]}},
          "clocks": [{"id": "relief", "start": 8, "tour-hours": 24, "on": 2, "off": 4, "counted": 8}],
          "posts": [
            {"id": "gate", "kind": "gate", "clock": "relief", "open": [{"hours": "08-20"}],
             "seats": [{"nation": "AZE", "qualifications": ["search"]}]}
          ],
          "people": [
            {"id": "a", "nation": "AZE", "qualifications": {"search": "2021-03-02T08:00"}},
            {"id": "b", "nation": "TUR", "weapons": ["mg"], "novice": true}
          ]
        }
        """;
  }
}
