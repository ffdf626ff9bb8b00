package org.muster.engine.lift.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.engine.lift.LiftDraw;
import org.muster.engine.lift.LiftExamples;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;

/// Reasons: true by the rules, and worths within what the bound allows.
class LiftReasonsTest {
  private static final int DRAWN_PARTIES = 40;

  @Test
  void forAPartyThatIsLeftTheSmallestChangeIsNamed() {
    LiftProblem problem = LiftExamples.plain();
    LiftPlan plan =
        LiftExamples.plan(
                List.of(new LiftPlan.Passage("P1", "ABBEY", 60)),
                List.of(
                    new LiftPlan.Flight("C17", "OTBH", 100, 149 + 11, "OTBH", 260, List.of("P1"))),
                List.of(new LiftPlan.Left("P2", "test")))
            .costing(1, java.util.OptionalDouble.of(0));
    LiftReasons reasons = new LiftReasons(problem, plan, java.util.Optional.empty());
    assertThat(reasons.party("P2"))
        .containsExactly(
            "C17 at 160 to OTBH: nothing stands in the way", "No single change takes it along.");
    assertThat(reasons.party("P1").getFirst())
        .isEqualTo("P1 passes ABBEY at 60 and departs with C17 at 160 to OTBH");
    assertThat(reasons.flight("C17", 160).getFirst())
        .isEqualTo("C17 at 160 to OTBH takes 5 people of 9 seats");
    assertThat(reasons.flight("C17", 160).get(1)).startsWith("without it: ");
    assertThat(reasons.flight("C17", 161)).containsExactly("No flight of C17 departs at 161");
  }

  @Test
  void whatAUnitMoreSavesIsNeverMoreThanTheBoundAllows() {
    LiftProblem problem = LiftDraw.of(LiftDraw.Shape.SMALL, 0);
    LiftPlan plan =
        LiftPlanner.plan(problem, LiftLimits.ofSteps(6000, 1), LiftProgress.Listener.SILENT);
    LiftReasons reasons = new LiftReasons(problem, plan, plan.prices(problem));
    List<LiftReasons.Bottleneck> found = reasons.bottlenecks(12, 300, 1);
    assertThat(found).isNotEmpty();
    assertThat(found)
        .allSatisfy(one -> assertThat(one.saved()).isLessThanOrEqualTo(one.atMost() + 1e-6));
    assertThat(reasons.dearest()).anyMatch(line -> line.contains("people more at G"));
  }

  @Test
  @Tag("long")
  void soItIsOnAHundredDrawnLifts() {
    int asked = 0;
    int worth = 0;
    for (long seed = 0; seed < 100; seed++) {
      LiftProblem all = LiftDraw.of(LiftDraw.Shape.SMALL, seed);
      LiftProblem problem =
          all.with(
              all.airfield(),
              all.gates(),
              all.havens(),
              all.fleet(),
              all.parties().subList(0, DRAWN_PARTIES));
      LiftPlan plan =
          LiftPlanner.plan(problem, LiftLimits.ofSteps(1500, seed), LiftProgress.Listener.SILENT);
      LiftReasons reasons = new LiftReasons(problem, plan, plan.prices(problem));
      int hour = plan.flights().isEmpty() ? 0 : plan.flights().getFirst().departs() / Instance.HOUR;
      for (LiftReasons.Bottleneck one : reasons.bottlenecks(hour, 60, seed)) {
        assertThat(one.saved())
            .as("seed %s, %s", seed, one)
            .isLessThanOrEqualTo(one.atMost() + 1e-5);
        asked++;
        worth += one.saved() > 0 ? 1 : 0;
      }
    }
    System.out.printf(
        java.util.Locale.ROOT, "figures: drawn-bottlenecks=%d of-some-worth=%d%n", asked, worth);
    assertThat(worth).isPositive();
  }

  @Test
  void soItIsOnAHundredTinyLifts() {
    int asked = 0;
    int worth = 0;
    for (long seed = 0; seed < 100; seed++) {
      LiftProblem problem = LiftExamples.tiny(seed);
      LiftPlan plan =
          LiftPlanner.plan(problem, LiftLimits.ofSteps(3000, seed), LiftProgress.Listener.SILENT);
      LiftReasons reasons = new LiftReasons(problem, plan, plan.prices(problem));
      for (LiftReasons.Bottleneck one : reasons.bottlenecks(0, 200, seed)) {
        assertThat(one.saved())
            .as("seed %s, %s", seed, one)
            .isLessThanOrEqualTo(one.atMost() + 1e-5);
        asked++;
        worth += one.saved() > 0 ? 1 : 0;
      }
    }
    System.out.printf(
        java.util.Locale.ROOT, "figures: bottlenecks=%d of-some-worth=%d%n", asked, worth);
    assertThat(worth).isPositive();
  }
}
