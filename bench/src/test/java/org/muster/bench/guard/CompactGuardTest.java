package org.muster.bench.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.guard.GuardChecker;
import org.muster.engine.duty.guard.GuardDuties;
import org.muster.engine.duty.guard.GuardReview;

/// The compact model allows what the checker allows, at the checker's cost.
class CompactGuardTest {
  @Test
  void agreesWithTheCheckerOnRandomRows() {
    Loader.loadNativeLibraries();
    int lawful = 0;
    int broken = 0;
    for (OneRow one : OneRow.some(60)) {
      GuardReview review = GuardChecker.check(one.problem(), one.duties().roster(one.rows()));
      CompactGuard compact = new CompactGuard(one.duties());
      assertThat(compact.fix(one.rows())).isTrue();
      CpSolver solver = new CpSolver();
      solver.getParameters().setNumWorkers(1);
      CpSolverStatus status = solver.solve(compact.model());
      if (review.findings().isEmpty()) {
        lawful++;
        assertThat(status).isEqualTo(CpSolverStatus.OPTIMAL);
        assertThat(solver.objectiveValue() / GuardDuties.PARTS)
            .as("%s", review.cost())
            .isEqualTo(review.cost().total());
        assertThat(compact.rows(solver)).isDeepEqualTo(one.rows());
      } else {
        broken++;
        assertThat(status).as("%s", review.findings()).isEqualTo(CpSolverStatus.INFEASIBLE);
      }
    }
    assertThat(lawful).isGreaterThan(10);
    assertThat(broken).isGreaterThan(10);
  }
}
