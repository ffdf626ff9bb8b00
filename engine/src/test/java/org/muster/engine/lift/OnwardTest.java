package org.muster.engine.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.engine.text.TextException;

/// Onward aircraft and people at havens at minute 0: version 2 of the format, and what the checker
/// makes of them.
class OnwardTest {
  private static Onward onward(int seats, Onward.Leg... legs) {
    return new Onward("ON", "A330", seats, List.of(legs), Others.NONE);
  }

  /// Room for eight, `there` of them taken, nobody sent on steadily; P1 of 5 arrives at 260, and P2
  /// of 3 at `second`.
  private static List<LiftRule> broken(int there, int second, Onward... onward) {
    LiftProblem problem = problem(there, onward);
    return LiftChecker.check(problem, plan(second)).findings().stream()
        .map(LiftFinding::rule)
        .toList();
  }

  private static LiftProblem problem(int there, Onward... onward) {
    return new LiftProblem(
        "2021-08-16T00:00Z",
        1440,
        1000,
        new Airfield("OAKB", 2, List.of(new Span(0, 1440)), 99, 30, Others.NONE),
        List.of(new Gate("G", 99, List.of(new Span(0, 1440)), Others.NONE)),
        List.of(new Haven("OTBH", 8, there, 0, 2, Others.NONE)),
        List.of(aircraft("A"), aircraft("B")),
        List.of(
            new Party("P1", 5, 8, 60, 1440, List.of(), List.of(), Others.NONE),
            new Party("P2", 3, 1, 60, 1440, List.of(), List.of(), Others.NONE)),
        List.of(onward),
        Others.NONE);
  }

  private static Aircraft aircraft(String id) {
    return new Aircraft(id, "", 8, "OTBH", 0, 2000, 60, 90, Map.of("OTBH", 100), Others.NONE);
  }

  private static LiftPlan plan(int second) {
    return LiftExamples.plan(
        List.of(new LiftPlan.Passage("P1", "G", 60), new LiftPlan.Passage("P2", "G", 60)),
        List.of(
            new LiftPlan.Flight("A", "OTBH", 100, 160, "OTBH", 260, List.of("P1")),
            new LiftPlan.Flight("B", "OTBH", 100, second - 100, "OTBH", second, List.of("P2"))),
        List.of());
  }

  @Test
  void whoIsThereTakesRoomUntilAnOnwardAircraftTakesThemOn() {
    List<LiftRule> over = List.of(LiftRule.HAVEN_CAPACITY);
    assertThat(broken(0, 300)).isEmpty();
    assertThat(broken(1, 300)).isEqualTo(over);
    // In one minute what leaves goes before what comes; an aircraft of minute 0 takes them too.
    assertThat(broken(1, 300, onward(1, new Onward.Leg("OTBH", 300, "KIAD", 900)))).isEmpty();
    assertThat(broken(1, 300, onward(1, new Onward.Leg("OTBH", 0, "KIAD", 900)))).isEmpty();
    assertThat(broken(1, 300, onward(1, new Onward.Leg("OTBH", 301, "KIAD", 900)))).isEqualTo(over);
    // One that has left before anybody is there, or before minute 0, has taken nobody.
    assertThat(broken(1, 300, onward(1, new Onward.Leg("OTBH", -1, "KIAD", 900)))).isEqualTo(over);
    assertThat(broken(4, 300, onward(9, new Onward.Leg("OTBH", 200, "KIAD", 900)))).isEmpty();
    assertThat(broken(4, 300, onward(3, new Onward.Leg("OTBH", 200, "KIAD", 900)))).isEqualTo(over);
  }

  @Test
  void theSeatsOfAnOnwardAircraftAreKeptWhereItArrives() {
    List<LiftRule> over = List.of(LiftRule.HAVEN_CAPACITY);
    assertThat(broken(0, 300, onward(1, new Onward.Leg("KIAD", 10, "OTBH", 1000)))).isEqualTo(over);
    Onward.Leg takes = new Onward.Leg("OTBH", 400, "KIAD", 900);
    assertThat(broken(0, 300, onward(4, takes, new Onward.Leg("KIAD", 910, "OTBH", 1000))))
        .isEmpty();
    // Alone they overfill it, which no plan can help; bringing people beside them is a fault.
    Onward.Leg brings = new Onward.Leg("KIAD", 10, "OTBH", 1000);
    assertThat(broken(0, 300, onward(9, brings))).isEqualTo(over);
    LiftProblem alone = problem(0, onward(9, brings));
    LiftPlan nobody =
        LiftExamples.plan(
            List.of(),
            List.of(),
            List.of(new LiftPlan.Left("P1", "no room"), new LiftPlan.Left("P2", "no room")));
    assertThat(LiftChecker.check(alone, nobody).findings()).isEmpty();
  }

  @Test
  void whoIsAboardIsWhoIsThere() {
    LiftProblem problem =
        problem(
            0,
            onward(
                4,
                new Onward.Leg("OTBH", 250, "KIAD", 280),
                new Onward.Leg("OTBH", 290, "KIAD", 999)));
    assertThat(OnwardLoad.of(problem, plan(300)))
        .extracting(load -> load.leg().departs() + " " + load.people())
        .containsExactly("250 0", "290 4");
  }

  @Test
  void theSecondVersionIsReadAsItIsWrittenAndTheFirstStill() {
    LiftProblem problem = problem(3, onward(4, new Onward.Leg("OTBH", 250, "KIAD", 280)));
    String text = LiftFormat.write(problem);
    assertThat(text).contains("\"muster-lift/2\"").contains("\"there\": 3");
    assertThat(LiftFormat.readProblem("p", text)).isEqualTo(problem);
    String first = LiftFormat.write(problem(0));
    assertThat(first).contains("\"muster-lift/1\"").doesNotContain("onward\":");
    // What version 1 does not know is kept there and means nothing.
    String unknown = text.replace("muster-lift/2", "muster-lift/1");
    LiftProblem read = LiftFormat.readProblem("p", unknown);
    assertThat(read.onward()).isEmpty();
    assertThat(read.havens().getFirst().there()).isZero();
    assertThat(LiftFormat.write(read)).contains("\"onward\": [").contains("\"there\": 3");
  }

  @Test
  void standsThatOthersTakeAreReadAsTheyAreWritten() {
    LiftProblem bare = problem(0);
    List<Span> airfield = List.of(new Span(-5, 20), new Span(0, 40));
    LiftProblem taken =
        bare.with(
            bare.airfield().with(airfield),
            bare.gates(),
            List.of(bare.havens().getFirst().with(List.of(new Span(7, 9)))),
            bare.fleet(),
            bare.parties());
    String text = LiftFormat.write(taken);
    assertThat(text)
        .contains("\"muster-lift/2\"")
        .contains("\"taken\": [[-5, 20], [0, 40]]")
        .contains("\"taken\": [[7, 9]]");
    assertThat(LiftFormat.readProblem("p", text)).isEqualTo(taken);
    assertThat(why(text.replace("[7, 9]", "[9, 7]")))
        .contains(
            "havens[0]: taken must be a list of intervals, none of which ends before it begins")
        .contains("one is [9, 7)");
    assertThat(why(text.replace("[7, 9]", "7"))).contains("taken must be a list of pairs");
    LiftProblem first = LiftFormat.readProblem("p", text.replace("muster-lift/2", "muster-lift/1"));
    assertThat(first.airfield().taken()).isEmpty();
    assertThat(LiftFormat.write(first)).contains("\"taken\": [[7, 9]]");
  }

  @Test
  void everyFieldOfTheSecondVersionThatIsMissingOrWrongIsNamed() {
    String text = LiftFormat.write(problem(3, onward(4, new Onward.Leg("OTBH", 250, "KIAD", 280))));
    assertThat(BrokenFields.named(text, OnwardTest::why)).isGreaterThan(50);
    assertThat(why(text.replace("\"arrives\": 280", "\"arrives\": 250")))
        .contains("onward ON: a leg arrives after it departs, was OTBH at 250 to KIAD at 250");
    assertThat(why(text.replace("\"to\": \"KIAD\"", "\"to\": \"OTBH\"")))
        .contains("a leg goes to another place");
    assertThat(why(text.replace("muster-lift/2", "muster-lift/3")))
        .contains("format must be \"muster-lift/1\" or \"muster-lift/2\"");
  }

  @Test
  void whatCannotBeAddedUpOrKeptMinuteByMinuteIsRefused() {
    Onward.Leg leg = new Onward.Leg("OTBH", 250, "KIAD", 280);
    String text = LiftFormat.write(problem(3, onward(4, leg)));
    assertThat(why(text.replace("\"people\": 5", "\"people\": 10000000"))).isEqualTo("nothing");
    LiftProblem two = problem(3, onward(4, leg));
    List<Party> crowds = new java.util.ArrayList<>();
    for (int p = 0; p < 101; p++) {
      crowds.add(new Party("C" + p, 10_000_000, 1, 0, 9, List.of(), List.of(), Others.NONE));
    }
    assertThatThrownBy(
            () -> two.with(two.airfield(), two.gates(), two.havens(), two.fleet(), crowds))
        .hasMessageContaining("parties: 1010000000 people; expected up to 1000000000");
    assertThatThrownBy(() -> two.goingOn(crowded()))
        .hasMessageContaining("seats of all legs and people at havens; expected up to 1000000000");
    assertThat(why(text.replace("\"horizon\": 1440", "\"horizon\": 100000000")))
        .contains("horizon must be");
    assertThat(why(text.replace("\"OTBH\": 100", "\"OTBH\": 100000000"))).contains("OTBH must be");
  }

  private static List<Onward> crowded() {
    List<Onward> crowded = new java.util.ArrayList<>();
    for (int a = 0; a < 1001; a++) {
      crowded.add(
          new Onward(
              "O" + a,
              "",
              1_000_000,
              List.of(new Onward.Leg("OTBH", 250, "KIAD", 280)),
              Others.NONE));
    }
    return crowded;
  }

  @Test
  void aFieldThatMeantNothingIsWrittenOnceWhereItComesToMeanSomething() {
    String first =
        LiftFormat.write(problem(0))
            .replace("\"horizon\": 1440", "\"horizon\": 1440, \"onward\": [7]")
            .replace("\"capacity\": 8", "\"capacity\": 8, \"there\": true");
    LiftProblem read = LiftFormat.readProblem("p", first);
    LiftProblem more = read.goingOn(List.of(onward(4, new Onward.Leg("OTBH", 250, "KIAD", 280))));
    LiftProblem again = LiftFormat.readProblem("p", LiftFormat.write(more));
    assertThat(again.onward()).isEqualTo(more.onward());
    assertThat(again.havens().getFirst().there()).isZero();
  }

  private static String why(String text) {
    try {
      LiftFormat.readProblem("p", text);
    } catch (TextException e) {
      return String.valueOf(e.getMessage());
    }
    return "nothing";
  }
}
