package org.muster.engine.duty.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.PlanEvaluation;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.certificate.Certificate;
import org.muster.engine.duty.portfolio.PortfolioSolver;

/// Tiny guard problems: what the engine finds costs what trying all rosters finds, no bound lies
/// above it and each is proven again, and the checker agrees.
class TinyGuardsTest {

  @Test
  void someDozensCostWhatBruteForceFinds() {
    agree(30, 3_000);
  }

  @Test
  @Tag("long")
  void fiveHundredCostWhatBruteForceFinds() {
    agree(500, 6_000);
  }

  private static void agree(int problems, int mostRosters) {
    int uncovered = 0;
    int unfair = 0;
    int done = 0;
    for (long seed = 0; done < problems; seed++) {
      GuardProblem problem = TinyGuards.of(seed);
      Optional<Long> best = TinyGuards.bruteForce(problem, mostRosters);
      if (best.isEmpty()) {
        continue;
      }
      done++;
      String as = "seed " + seed;
      GuardCompiler compiled = GuardCompiler.compile(problem);
      DutyProblem duty = compiled.dutyProblem();
      DutySolution solution = new PortfolioSolver().solve(duty, SolveLimits.ofSteps(20_000, 1));
      GuardRoster roster = compiled.roster(solution.plan().orElseThrow());
      GuardReview review = GuardChecker.check(problem, roster);
      assertThat(review.findings()).as(as).isEmpty();
      assertThat(review.cost().total()).as(as).isEqualTo(best.get());
      assertThat(solution.bound()).as(as).isLessThanOrEqualTo(best.get() + 1e-6);
      // The roster read back is a plan of the same cost.
      PlanEvaluation again = PlanEvaluation.of(duty, compiled.plan(roster));
      assertThat(again.faults()).as(as).isEmpty();
      assertThat(again.cost().total()).as(as).isEqualTo(best.get());
      Certificate claim =
          new Certificate(solution.total().orElseThrow(), solution.proof().orElseThrow());
      Certificate.Proven proof =
          Certificate.read("again", claim.write(duty), duty).prove(duty, 1_000_000);
      assertThat(proof.relaxed()).as(as).isEmpty();
      assertThat(proof.bound()).as(as).isCloseTo(claim.bound(), within(1e-4));
      assertThat(proof.bound()).as(as).isLessThanOrEqualTo(best.get() + 1e-6);
      uncovered += review.gaps().isEmpty() ? 0 : 1;
      unfair += review.cost().fairness() > 0 ? 1 : 0;
    }
    System.out.printf(
        "figures: guard-problems=%d with-gaps=%d with-unfairness=%d%n", done, uncovered, unfair);
    assertThat(uncovered).isPositive();
    assertThat(unfair).isPositive();
  }
}
