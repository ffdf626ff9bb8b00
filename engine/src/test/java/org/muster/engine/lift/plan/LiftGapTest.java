package org.muster.engine.lift.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.LiftExamples;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftReview;
import org.muster.engine.lift.Party;

/// The two parts of a gap add up to it.
class LiftGapTest {
  private static final LiftProblem PROBLEM = LiftExamples.plain();

  private static void partsOf(double delay, double left, double bound, LiftGap expected) {
    LiftGap gap = LiftGap.of(PROBLEM, new LiftReview(List.of(), delay, left, 1, 3), bound);
    assertThat(gap).isEqualTo(expected);
    assertThat(gap.together()).isCloseTo(Math.max(0, delay + left - bound), within(1e-9));
  }

  @Test
  void whoIsLeftBeyondTheLeastComesFirst() {
    partsOf(60, 3000, 40, new LiftGap(3000, 20));
    // Delay is beyond no bound where leaving people saved some of it.
    partsOf(60, 3000, 90, new LiftGap(2970, 0));
    partsOf(60, 0, 40, new LiftGap(0, 20));
    partsOf(60, 0, 70, new LiftGap(0, 0));
  }

  @Test
  void aGapIsAPartOfTheAmountWhateverItsSign() {
    assertThat(LiftProgress.gap(100, 90)).isCloseTo(0.1, within(1e-12));
    assertThat(LiftProgress.gap(-100, -110)).isCloseTo(0.1, within(1e-12));
    assertThat(LiftProgress.gap(-100, -100)).isZero();
  }

  @Test
  void whomNoPlanTakesIsTheLeastThatIsLeft() {
    Party never = new Party("P9", 30, 1, 0, 1440, List.of(), List.of(), PROBLEM.others());
    LiftProblem problem =
        PROBLEM.with(
            PROBLEM.airfield(), PROBLEM.gates(), PROBLEM.havens(), PROBLEM.fleet(), List.of(never));
    double surely = problem.leftCost(never);
    LiftReview review = new LiftReview(List.of(), 0, surely + 5, 1, 30);
    assertThat(LiftGap.of(problem, review, surely - 2)).isEqualTo(new LiftGap(5, 2));
  }

  @Test
  void whoeverIsMoreThanEveryAircraftHasSeatsIsSurelyLeft() {
    int seats = PROBLEM.fleet().stream().mapToInt(Aircraft::seats).max().orElseThrow();
    for (int people : new int[] {seats, seats + 1}) {
      Party party = new Party("P9", people, 1, 0, 1440, List.of(), List.of(), PROBLEM.others());
      LiftProblem problem =
          PROBLEM.with(
              PROBLEM.airfield().roomier(0, 100),
              PROBLEM.gates().stream().map(gate -> gate.faster(100)).toList(),
              PROBLEM.havens().stream().map(haven -> haven.holding(100)).toList(),
              PROBLEM.fleet(),
              List.of(party));
      LiftPlan plan =
          LiftPlanner.plan(problem, LiftLimits.ofSteps(500, 1), LiftProgress.Listener.SILENT);
      assertThat(plan.left()).hasSize(people - seats);
      assertThat(new Instance(problem).hopeless[0]).isEqualTo(people > seats);
      if (people > seats) {
        assertThat(plan.bound().orElseThrow())
            .isCloseTo(problem.leftCost(party), within(problem.leftCost(party) * 1e-6));
      }
    }
  }
}
