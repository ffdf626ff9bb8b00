package org.muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import org.junit.jupiter.api.Test;

/// Libraries of the whole program that share a third one, which only one of them was made with.
class LibrariesAgreeTest {
  @Test
  void cpSatRunsBesideTheLibraryThatSeals() {
    Loader.loadNativeLibraries();
    CpModel model = new CpModel();
    IntVar x = model.newIntVar(0, 9, "x");
    model.addLinearConstraint(x, 0, 7);
    model.maximize(x);
    CpSolver solver = new CpSolver();
    assertThat(solver.solve(model)).isEqualTo(CpSolverStatus.OPTIMAL);
    assertThat(solver.value(x)).isEqualTo(7);
  }
}
