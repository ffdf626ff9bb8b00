package org.muster.generate;

import org.muster.engine.duty.DutySolver;
import org.muster.engine.duty.colgen.ColumnGenerationSolver;
import org.muster.engine.duty.cpsat.CpSatSolver;
import org.muster.engine.duty.portfolio.PortfolioSolver;

/// Who looks for a plan.
public enum PlanSolver {
  /// Column generation and CP-SAT together: as Muster plans by default.
  BOTH("portfolio"),
  COLUMNS("column-generation"),
  CP_SAT("cp-sat");

  private final String word;

  PlanSolver(String word) {
    this.word = word;
  }

  /// As written in a plan.
  public String word() {
    return word;
  }

  DutySolver search() {
    return switch (this) {
      case BOTH -> new PortfolioSolver();
      case COLUMNS -> new ColumnGenerationSolver();
      case CP_SAT -> new CpSatSolver();
    };
  }

  /// Plans again for a remedy or an alternative: there are many of them, and each differs little
  /// from the plan that it starts from, so that column generation alone is the quickest.
  DutySolver again() {
    return this == CP_SAT ? new CpSatSolver() : new ColumnGenerationSolver();
  }
}
