package org.muster.engine.lift.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.engine.lift.LiftChecker;
import org.muster.engine.lift.LiftDraw;
import org.muster.engine.lift.LiftFormat;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftProof;
import org.muster.engine.lift.LiftReview;
import org.muster.engine.lift.Others;
import org.muster.engine.lift.Party;

/// Plans of drawn problems: in turn gates, seats and stands are scarce.
class LiftPlannerTest {
  private static final int STEPS = 6000;

  private static LiftPlan planned(LiftProblem problem, long seed) {
    return LiftPlanner.plan(problem, LiftLimits.ofSteps(STEPS, seed), LiftProgress.Listener.SILENT);
  }

  @Test
  void aDrawnProblemIsReadAgainAndDrawnAgain() {
    for (long seed = 0; seed < 3; seed++) {
      LiftProblem problem = LiftDraw.of(LiftDraw.Shape.SMALL, seed);
      String text = LiftFormat.write(problem);
      assertThat(LiftFormat.readProblem("p", text)).isEqualTo(problem);
      assertThat(LiftFormat.write(LiftDraw.of(LiftDraw.Shape.SMALL, seed))).isEqualTo(text);
    }
  }

  @Test
  void aPlanIsLawfulItsCostIsRightAndItsBoundIsProvenAgain() {
    for (long seed = 0; seed < 6; seed++) {
      LiftProblem problem = LiftDraw.of(LiftDraw.Shape.SMALL, seed);
      LiftPlan plan = planned(problem, seed);
      LiftReview review = LiftChecker.check(problem, plan);
      double bound = plan.bound().orElseThrow();
      assertThat(review.findings()).as("seed %s", seed).isEmpty();
      assertThat(bound).as("seed %s", seed).isPositive().isLessThanOrEqualTo(review.cost());
      assertThat(LiftProof.prove(problem, plan.prices(problem).orElseThrow()))
          .as("seed %s", seed)
          .isGreaterThanOrEqualTo(bound - 1e-6 * bound);
      // As it is in the file.
      LiftPlan read = LiftFormat.readPlan(problem, "p", LiftFormat.write(plan));
      assertThat(LiftChecker.check(problem, read).findings()).isEmpty();
      assertThat(read.prices(problem)).isEqualTo(plan.prices(problem));
    }
  }

  @Test
  @Tag("long")
  void whereOneTripMoreCostsAnotherAircraftOneItIsFoundWhichIsBetter() {
    LiftProblem problem = LiftDraw.of(LiftDraw.Shape.SMALL, 1);
    LiftPlan plan =
        LiftPlanner.plan(problem, LiftLimits.ofSteps(500_000, 1), LiftProgress.Listener.SILENT);
    assertThat(LiftChecker.check(problem, plan).findings()).isEmpty();
    // By changes of single trips it is 203,550 and stays there.
    assertThat(plan.cost().orElseThrow()).isLessThan(200_000);
    assertThat(LiftProgress.gap(plan.cost().orElseThrow(), plan.bound().orElseThrow()))
        .isLessThan(0.12);
  }

  @Test
  @Tag("long")
  void aLiftOfKabulsSizeIsPlannedNearItsBound() {
    LiftProblem problem = LiftDraw.of(LiftDraw.Shape.KABUL, 3);
    double greedy =
        LiftPlanner.plan(problem, LiftLimits.ofSteps(0, 1), LiftProgress.Listener.SILENT)
            .cost()
            .orElseThrow();
    LiftPlan plan =
        LiftPlanner.plan(problem, LiftLimits.ofSteps(24_000, 1), LiftProgress.Listener.SILENT);
    LiftReview review = LiftChecker.check(problem, plan);
    double bound = plan.bound().orElseThrow();
    assertThat(review.findings()).isEmpty();
    assertThat(review.cost()).isLessThanOrEqualTo(greedy * 2 / 3);
    assertThat(LiftProgress.gap(review.cost(), bound)).isLessThanOrEqualTo(0.15);
    assertThat(LiftProof.prove(problem, plan.prices(problem).orElseThrow()))
        .isGreaterThanOrEqualTo(bound - 1e-6 * bound);
  }

  @Test
  void aBoundThatIsClaimedTooHighIsNotProven() {
    LiftProblem problem = LiftDraw.of(LiftDraw.Shape.SMALL, 0);
    LiftPlan plan = planned(problem, 1);
    double claimed = plan.bound().orElseThrow() + 50;
    assertThat(LiftProof.prove(problem, plan.prices(problem).orElseThrow())).isLessThan(claimed);
  }

  @Test
  void theSameSeedAndStepsGiveTheSamePlan() {
    LiftProblem problem = LiftDraw.of(LiftDraw.Shape.SMALL, 4);
    assertThat(LiftFormat.write(planned(problem, 7)))
        .isEqualTo(LiftFormat.write(planned(problem, 7)));
  }

  @Test
  void whoeverStopsHasTheBestSoFar() {
    LiftProblem problem = LiftDraw.of(LiftDraw.Shape.SMALL, 5);
    AtomicInteger asked = new AtomicInteger();
    List<Double> costs = new ArrayList<>();
    LiftPlan plan =
        LiftPlanner.plan(
            problem,
            new LiftLimits(
                LiftLimits.UNLIMITED,
                2,
                1,
                () -> asked.incrementAndGet() > 400,
                () -> 0,
                Optional.empty()),
            progress -> {
              synchronized (costs) {
                costs.add(progress.cost());
                assertThat(progress.best().get().cost()).isPresent();
              }
            });
    assertThat(LiftChecker.check(problem, plan).findings()).isEmpty();
    assertThat(costs).isNotEmpty();
    assertThat(plan.cost().orElseThrow())
        .isLessThanOrEqualTo(costs.stream().mapToDouble(cost -> cost).min().orElseThrow() + 1e-6);
  }

  @Test
  void aPlanToStartFromIsNotMadeWorse() {
    LiftProblem problem = LiftDraw.of(LiftDraw.Shape.SMALL, 3);
    LiftPlan first = planned(problem, 1);
    LiftPlan second =
        LiftPlanner.plan(
            problem,
            new LiftLimits(64, 1, 2, () -> false, () -> 0, Optional.of(first)),
            LiftProgress.Listener.SILENT);
    assertThat(second.cost().orElseThrow()).isLessThanOrEqualTo(first.cost().orElseThrow() + 1e-6);
  }

  @Test
  void whoIsReadyLongAfterTheHorizonCostsLessThanNothingAndIsPlannedFor() {
    LiftProblem problem = LiftDraw.of(LiftDraw.Shape.SMALL, 0);
    LiftProblem late =
        problem.with(
            problem.airfield(),
            problem.gates(),
            problem.havens(),
            problem.fleet(),
            List.of(new Party("L", 2, 3, 100_000, 100_001, List.of(), List.of(), Others.NONE)));
    LiftPlan plan = planned(late, 1);
    assertThat(plan.cost().orElseThrow()).isNegative();
    assertThat(plan.bound().orElseThrow()).isLessThanOrEqualTo(plan.cost().orElseThrow());
  }

  @Test
  void aCostBelowNothingEndsNoSearch() {
    LiftProblem drawn = LiftDraw.of(LiftDraw.Shape.SMALL, 3);
    List<Party> parties = new ArrayList<>(drawn.parties());
    parties.add(new Party("L", 50, 100, 1_000_000, 1_000_001, List.of(), List.of(), Others.NONE));
    LiftProblem problem =
        drawn.with(drawn.airfield(), drawn.gates(), drawn.havens(), drawn.fleet(), parties);
    Set<String> phases = new TreeSet<>();
    List<Double> bounds = new ArrayList<>();
    LiftPlan plan =
        LiftPlanner.plan(
            problem,
            LiftLimits.ofSteps(STEPS, 1),
            progress -> {
              phases.add(progress.phase());
              bounds.add(progress.bound());
            });
    double cost = plan.cost().orElseThrow();
    double bound = plan.bound().orElseThrow();
    assertThat(cost).isNegative();
    assertThat(phases).contains("bound", "annealing");
    assertThat(bounds).allMatch(one -> one <= cost + 1e-6).isSorted();
    assertThat(LiftProof.holds(bound, LiftProof.prove(problem, plan.prices(problem).orElseThrow())))
        .isTrue();
    // What is known at once is no more than any plan costs, either.
    double atOnce = LiftPlanner.boundedAtOnce(problem, Optional.empty()).bound();
    assertThat(atOnce)
        .isLessThanOrEqualTo(cost)
        .isGreaterThanOrEqualTo(problem.leftCost(parties.getLast()));
  }

  @Test
  void whereNobodyFliesOrNobodyWaitsThereIsAPlanToo() {
    LiftProblem problem = LiftDraw.of(LiftDraw.Shape.SMALL, 0);
    LiftProblem grounded =
        problem.with(
            problem.airfield(), problem.gates(), problem.havens(), List.of(), problem.parties());
    LiftPlan all = planned(grounded, 1);
    assertThat(all.left()).hasSize(problem.parties().size());
    assertThat(all.bound().orElseThrow()).isCloseTo(all.cost().orElseThrow(), within(0.1));
    LiftProblem empty =
        problem.with(
            problem.airfield(), problem.gates(), problem.havens(), problem.fleet(), List.of());
    assertThat(LiftChecker.check(empty, planned(empty, 1)).findings()).isEmpty();
    assertThat(planned(empty, 1).cost().orElseThrow()).isZero();
  }
}
