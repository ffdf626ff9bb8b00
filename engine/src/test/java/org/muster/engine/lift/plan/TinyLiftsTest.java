package org.muster.engine.lift.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.muster.engine.lift.LiftChecker;
import org.muster.engine.lift.LiftExamples;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftProof;
import org.muster.engine.lift.LiftReview;

/// Tiny problems of which every plan can be tried.
class TinyLiftsTest {
  private static final int PROBLEMS = 320;
  private static final int STEPS = 12_000;

  @Test
  void thePlanCostsWhatTheBestCostsAndTheBoundIsNeverAboveIt() {
    int taken = 0;
    double gaps = 0;
    for (long seed : LongStream.range(0, PROBLEMS).toArray()) {
      LiftProblem problem = LiftExamples.tiny(seed);
      double least = Exhaustive.least(problem);
      LiftPlan plan =
          LiftPlanner.plan(problem, LiftLimits.ofSteps(STEPS, seed), LiftProgress.Listener.SILENT);
      LiftReview review = LiftChecker.check(problem, plan);
      double bound = plan.bound().orElseThrow();
      double again = LiftProof.prove(problem, plan.prices(problem).orElseThrow());

      assertThat(review.findings()).as("seed %s", seed).isEmpty();
      assertThat(review.cost()).as("cost, seed %s", seed).isCloseTo(least, within(1e-6));
      assertThat(bound).as("bound, seed %s", seed).isLessThanOrEqualTo(least + 1e-6);
      assertThat(again).as("second proof, seed %s", seed).isLessThanOrEqualTo(least + 1e-6);
      assertThat(again).as("second proof, seed %s", seed).isGreaterThanOrEqualTo(bound - 1e-4);
      taken += review.leftParties() < problem.parties().size() ? 1 : 0;
      gaps += LiftProgress.gap(least, bound);
    }
    // Most of them are about something.
    assertThat(taken).isGreaterThan(PROBLEMS / 2);
    System.out.printf(
        java.util.Locale.ROOT,
        "figures: problems=%d somebody-goes=%d mean-gap-percent=%.2f%n",
        PROBLEMS,
        taken,
        100 * gaps / PROBLEMS);
  }
}
