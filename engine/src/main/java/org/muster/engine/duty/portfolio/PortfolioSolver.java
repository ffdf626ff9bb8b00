package org.muster.engine.duty.portfolio;

import java.util.Optional;
import java.util.OptionalLong;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.DutySolver;
import org.muster.engine.duty.Prices;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.colgen.ColumnGenerationSolver;
import org.muster.engine.duty.cpsat.CpSatSolver;

/// Column generation for every problem; a problem with few arcs goes to CP-SAT as well, started
/// from the plan of a short column generation, because there the bound of the linear relaxation may
/// stay below the best plan while the whole can be searched.
///
/// Of a small problem's steps a quarter go to the first column generation, half to CP-SAT and the
/// rest to column generation again; without a limit of steps, fixed numbers stand in for the first
/// two. The prices returned are those of the best bound that column generation proved; the bound
/// may be higher when CP-SAT proved more.
public final class PortfolioSolver implements DutySolver {

  /// Arcs of all resources together up to which CP-SAT takes part.
  private static final long SMALL_ARCS = 40_000;

  private static final long FIRST_STEPS = 2_000;
  private static final long CP_SAT_STEPS = 60_000;

  @Override
  public DutySolution solve(DutyProblem problem, SolveLimits limits, Progress.Listener listener) {
    ColumnGenerationSolver columns = new ColumnGenerationSolver();
    long arcs = 0;
    for (CalendarModel model : problem.resources()) {
      arcs += model.network().arcs();
    }
    if (arcs > SMALL_ARCS) {
      return columns.solve(problem, limits, listener);
    }
    boolean limited = limits.steps() != SolveLimits.UNLIMITED;
    long first = limited ? limits.steps() / 4 : FIRST_STEPS;
    long second = limited ? limits.steps() / 2 : CP_SAT_STEPS;
    DutySolution best = columns.solve(problem, with(limits, first, limits.warmStart()), listener);
    if (done(best, limits)) {
      return best;
    }
    DutySolution before = best;
    best =
        better(
            best,
            new CpSatSolver()
                .solve(problem, with(limits, second, best.plan()), told(listener, before)));
    if (done(best, limits)) {
      return best;
    }
    long rest = limited ? limits.steps() - first - second : SolveLimits.UNLIMITED;
    DutySolution known = best;
    return better(
        best, columns.solve(problem, with(limits, rest, best.plan()), told(listener, known)));
  }

  private static boolean done(DutySolution solution, SolveLimits limits) {
    return solution.infeasible() || solution.optimal() || limits.stop().getAsBoolean();
  }

  private static SolveLimits with(SolveLimits limits, long steps, Optional<DutyPlan> start) {
    return new SolveLimits(steps, limits.threads(), limits.seed(), limits.stop(), start);
  }

  /// What one solver tells, with the best cost and bound known from the one before.
  private static Progress.Listener told(Progress.Listener listener, DutySolution before) {
    return progress -> {
      OptionalLong cost = before.total();
      if (progress.cost().isPresent()
          && (cost.isEmpty() || progress.cost().getAsLong() < cost.getAsLong())) {
        cost = progress.cost();
      }
      listener.progressed(
          new Progress(
              progress.phase(),
              progress.steps(),
              cost,
              Math.max(before.bound(), progress.bound())));
    };
  }

  private static double proven(Optional<Prices> prices) {
    return prices.map(Prices::bound).orElse(Double.NEGATIVE_INFINITY);
  }

  private static DutySolution better(DutySolution one, DutySolution other) {
    boolean takeOther =
        other.total().isPresent()
            && (one.total().isEmpty() || other.total().getAsLong() < one.total().getAsLong());
    DutySolution plan = takeOther ? other : one;
    Optional<Prices> prices =
        proven(other.prices()) > proven(one.prices()) ? other.prices() : one.prices();
    return new DutySolution(
        plan.plan(),
        plan.cost(),
        Math.max(one.bound(), other.bound()),
        prices,
        one.infeasible() || other.infeasible());
  }
}
