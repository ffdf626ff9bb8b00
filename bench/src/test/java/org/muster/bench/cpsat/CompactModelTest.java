package org.muster.bench.cpsat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import org.junit.jupiter.api.Test;
import org.muster.bench.SmallRosters;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.portfolio.PortfolioSolver;
import org.muster.engine.duty.shift.RosterPeer;
import org.muster.engine.duty.shift.RosterReview;
import org.muster.engine.duty.shift.ShiftChecker;
import org.muster.engine.duty.shift.ShiftCompiler;
import org.muster.engine.duty.shift.ShiftProblem;

/// The compact model allows what the checker allows, at the checker's cost.
class CompactModelTest {
  private final ShiftProblem problem = SmallRosters.problem();

  @Test
  void agreesWithTheCheckerOnEveryRoster() {
    Loader.loadNativeLibraries();
    int[] lawful = new int[1];
    SmallRosters.random(400)
        .forEach(
            roster -> {
              RosterReview review = ShiftChecker.check(problem, roster);
              CompactModel compact = new CompactModel(problem);
              compact.fix(roster);
              CpSolver solver = new CpSolver();
              solver.getParameters().setNumWorkers(1);
              CpSolverStatus status = solver.solve(compact.model());
              if (review.findings().isEmpty()) {
                lawful[0]++;
                assertThat(status).as("%s", roster).isEqualTo(CpSolverStatus.OPTIMAL);
                assertThat(solver.objectiveValue()).isEqualTo(review.cost());
                assertThat(compact.roster(solver)).isEqualTo(roster);
              } else {
                assertThat(status).as("%s", review).isEqualTo(CpSolverStatus.INFEASIBLE);
              }
            });
    assertThat(lawful[0]).isGreaterThan(10);
  }

  @Test
  void findsAndProvesTheBestRoster() {
    RosterPeer.Answer answer = new CpSatPeer().solve(problem, 600, 2, 1, () -> false);
    RosterReview review = ShiftChecker.check(problem, answer.roster().orElseThrow());
    assertThat(review.findings()).isEmpty();
    assertThat(answer.bound()).isEqualTo(review.cost());
    long engine =
        new PortfolioSolver()
            .solve(ShiftCompiler.compile(problem).dutyProblem(), SolveLimits.ofSteps(20_000, 1))
            .total()
            .orElseThrow();
    assertThat(engine).isEqualTo(review.cost());
  }
}
