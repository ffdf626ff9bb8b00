package org.muster.engine.lift.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.engine.lift.LiftChecker;
import org.muster.engine.lift.LiftExamples;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftProof;
import org.muster.engine.lift.LiftReview;

/// Tiny problems of which every plan can be tried.
class TinyLiftsTest {
  private static final int STEPS = 20_000;

  /// Where one search ends beside the best plan, another seed is asked, as a person would.
  private static final int SEEDS = 3;

  @Test
  void thePlanCostsWhatTheBestCostsAndTheBoundIsNeverAboveIt() {
    agreeOn(LiftExamples::tiny, 1000, 40);
  }

  @Test
  void soItIsWithOnwardAircraft() {
    agreeOn(LiftExamples::tinyOnward, 1000, 40);
  }

  @Test
  @Tag("long")
  void soItIsOnThreeHundredMore() {
    agreeOn(LiftExamples::tiny, 0, 320);
    agreeOn(LiftExamples::tinyOnward, 0, 320);
  }

  private static void agreeOn(LongFunction<LiftProblem> drawn, long first, int problems) {
    int taken = 0;
    int again = 0;
    int dearer = 0;
    double gaps = 0;
    for (long seed : LongStream.range(first, first + problems).toArray()) {
      LiftProblem problem = drawn.apply(seed);
      double least = Exhaustive.least(problem);
      LiftPlan plan = planned(problem, seed);
      for (int more = 1; more < SEEDS && plan.cost().orElseThrow() > least + 1e-6; more++) {
        again++;
        plan = planned(problem, seed + 10_000L * more);
      }
      LiftReview review = LiftChecker.check(problem, plan);
      double bound = plan.bound().orElseThrow();
      double proven = LiftProof.prove(problem, plan.prices(problem).orElseThrow());

      assertThat(review.findings()).as("seed %s", seed).isEmpty();
      assertThat(review.cost()).as("cost, seed %s", seed).isGreaterThan(least - 1e-6);
      dearer += review.cost() > least + 1e-6 ? 1 : 0;
      assertThat(bound).as("bound, seed %s", seed).isLessThanOrEqualTo(least + 1e-6);
      assertThat(proven).as("second proof, seed %s", seed).isLessThanOrEqualTo(least + 1e-6);
      assertThat(proven).as("second proof, seed %s", seed).isGreaterThanOrEqualTo(bound - 1e-4);
      taken += review.leftParties() < problem.parties().size() ? 1 : 0;
      gaps += LiftProgress.gap(least, bound);
    }
    assertThat(dearer).isZero();
    // Many of them are about something.
    assertThat(taken).isGreaterThan(problems / 3);
    System.out.printf(
        java.util.Locale.ROOT,
        "figures: lift-problems=%d as-cheap=%d somebody-goes=%d other-seeds=%d mean-gap-percent=%.2f%n",
        problems,
        problems - dearer,
        taken,
        again,
        100 * gaps / problems);
  }

  private static LiftPlan planned(LiftProblem problem, long seed) {
    return LiftPlanner.plan(problem, LiftLimits.ofSteps(STEPS, seed), LiftProgress.Listener.SILENT);
  }
}
