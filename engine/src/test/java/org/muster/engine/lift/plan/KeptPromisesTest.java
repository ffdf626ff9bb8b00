package org.muster.engine.lift.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.Airfield;
import org.muster.engine.lift.Gate;
import org.muster.engine.lift.Haven;
import org.muster.engine.lift.LiftChecker;
import org.muster.engine.lift.LiftEvent;
import org.muster.engine.lift.LiftExamples;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.Others;
import org.muster.engine.lift.Party;
import org.muster.engine.lift.Span;

/// An aircraft that is late keeps what it promised later.
class KeptPromisesTest {
  private static final int HORIZON = 2000;

  private static LiftProblem problem(Map<String, Integer> legs, Party... parties) {
    List<Span> open = List.of(new Span(0, HORIZON));
    return new LiftProblem(
        "2021-08-16T00:00Z",
        HORIZON,
        100,
        new Airfield("F", 2, open, 50, 30, Others.NONE),
        List.of(new Gate("G", 60, open, Others.NONE)),
        legs.keySet().stream().sorted().map(id -> new Haven(id, 100, 0, 2, Others.NONE)).toList(),
        List.of(new Aircraft("C", "any", 10, "A", 0, 1900, 60, 30, legs, Others.NONE)),
        List.of(parties),
        List.of(),
        Others.NONE);
  }

  private static Party party(String id, int people) {
    return new Party(id, people, 1, 0, HORIZON, List.of(), List.of(), Others.NONE);
  }

  private static LiftReplan.Result late(LiftProblem problem, LiftPlan plan, int until, int steps) {
    assertThat(LiftChecker.check(problem, plan).findings()).isEmpty();
    LiftReplan.Result result =
        LiftReplan.replan(
            problem,
            plan,
            0,
            List.of(new LiftEvent.AircraftLate("C", until)),
            1,
            steps,
            () -> false);
    assertThat(result.findings()).isEmpty();
    return result;
  }

  @Test
  void aFlightThatComesFromANearerHavenKeepsItsPromise() {
    LiftProblem problem = problem(Map.of("A", 60, "B", 300), party("P", 4), party("Q", 4));
    LiftPlan plan =
        LiftExamples.plan(
            List.of(new LiftPlan.Passage("P", "G", 40), new LiftPlan.Passage("Q", "G", 600)),
            List.of(
                new LiftPlan.Flight("C", "A", 60, 120, "B", 420, List.of("P")),
                new LiftPlan.Flight("C", "B", 750, 810, "A", 870, List.of("Q"))),
            List.of());
    LiftReplan.Result result = late(problem, plan, 500, 0);
    assertThat(result.changes()).extracting(LiftReplan.Change::party).containsExactly("P");
    assertThat(result.changesAtLeast()).isEqualTo(1);
  }

  @Test
  void oneFlightIsDroppedRatherThanAllPutOff() {
    LiftProblem problem =
        problem(Map.of("A", 100), party("P", 4), party("Q", 6), party("R", 6), party("S", 6));
    LiftPlan plan =
        LiftExamples.plan(
            List.of(
                new LiftPlan.Passage("P", "G", 60),
                new LiftPlan.Passage("Q", "G", 60),
                new LiftPlan.Passage("R", "G", 120),
                new LiftPlan.Passage("S", "G", 180)),
            List.of(
                new LiftPlan.Flight("C", "A", 100, 160, "A", 260, List.of("P")),
                new LiftPlan.Flight("C", "A", 390, 450, "A", 550, List.of("Q")),
                new LiftPlan.Flight("C", "A", 680, 740, "A", 840, List.of("R")),
                new LiftPlan.Flight("C", "A", 970, 1030, "A", 1130, List.of("S"))),
            List.of());
    for (int steps : new int[] {0, 300}) {
      LiftReplan.Result result = late(problem, plan, 50, steps);
      assertThat(result.changes())
          .as("%s steps", steps)
          .extracting(LiftReplan.Change::party)
          .containsExactly("P");
      assertThat(result.changesAtLeast()).isEqualTo(1);
      assertThat(result.flightsChanged()).containsExactly("C at 160 to A");
      assertThat(result.plan().left()).isEmpty();
    }
  }
}
