package org.muster.engine.duty.shift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.colgen.ColumnGenerationSolver;
import org.muster.engine.duty.portfolio.PortfolioSolver;

/// Five hundred tiny shift problems: what the engine finds costs what trying all rosters finds, no
/// bound lies above it, and the checker agrees.
class TinyShiftsTest {

  @Test
  void fiveHundredProblemsCostWhatBruteForceFinds() {
    int solved = 0;
    int infeasible = 0;
    for (long seed = 0; solved + infeasible < 500; seed++) {
      ShiftProblem problem = TinyShifts.of(seed);
      if (TinyShifts.rosters(problem) > 200_000) {
        continue;
      }
      long best = TinyShifts.bruteForce(problem);
      ShiftCompiler compiled = ShiftCompiler.compile(problem);
      if (best < 0) {
        infeasible++;
        DutySolution none =
            new ColumnGenerationSolver().solve(compiled.dutyProblem(), SolveLimits.ofSteps(50, 1));
        assertThat(none.infeasible()).as("seed " + seed).isTrue();
        continue;
      }
      solved++;
      DutySolution solution =
          new PortfolioSolver().solve(compiled.dutyProblem(), SolveLimits.ofSteps(20_000, 1));
      RosterReview review =
          ShiftChecker.check(problem, compiled.roster(solution.plan().orElseThrow()));
      assertThat(review.findings()).as("seed " + seed).isEmpty();
      assertThat(review.cost()).as("seed " + seed).isEqualTo(best);
      assertThat(solution.bound()).as("seed " + seed).isLessThanOrEqualTo(best + 1e-6);
      DutySolution columns =
          new ColumnGenerationSolver().solve(compiled.dutyProblem(), SolveLimits.ofSteps(60, 1));
      assertThat(columns.bound()).as("seed " + seed).isLessThanOrEqualTo(best + 1e-6);
    }
    assertThat(solved).isGreaterThan(350);
  }

  @Test
  void theSameSeedAndStepsGiveTheSameRoster() {
    ShiftProblem problem = TinyShifts.of(4711);
    ShiftCompiler compiled = ShiftCompiler.compile(problem);
    DutySolution one =
        new ColumnGenerationSolver().solve(compiled.dutyProblem(), SolveLimits.ofSteps(300, 7));
    DutySolution two =
        new ColumnGenerationSolver().solve(compiled.dutyProblem(), SolveLimits.ofSteps(300, 7));
    assertThat(two.plan()).isEqualTo(one.plan());
    assertThat(two.bound()).isEqualTo(one.bound());
  }
}
