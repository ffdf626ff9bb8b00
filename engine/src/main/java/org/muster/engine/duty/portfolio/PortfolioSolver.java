package org.muster.engine.duty.portfolio;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.Components;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.DutySolver;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.Proof;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.colgen.ColumnGenerationSolver;
import org.muster.engine.duty.cpsat.CpSatSolver;

/// Column generation for every problem; a problem with few arcs goes to CP-SAT as well, started
/// from the plan of a short column generation, because there the bound of the linear relaxation may
/// stay below the best plan while the whole can be searched. CP-SAT sees only the arcs that a plan
/// no dearer than that may use ([Promising]).
///
/// Of a small problem's steps a quarter go to the first column generation, half to CP-SAT and the
/// rest to column generation again. Without a limit of steps the two take turns, each twice as long
/// as the one before.
///
/// Where the relaxation turns out loose (tours, where a company fills a need that half of it
/// would), dives find little: the first turn is cut short, and from then on [PartSearch], in which
/// CP-SAT solves neighbourhoods, takes turns with CP-SAT on the whole and with a proof by cases.
/// With a limit of steps they share its half.
///
/// Parts of a problem that share no row are solved apart ({@link PartByPart}).
///
/// The proof returned is that of the best bound that column generation proved. Where CP-SAT proved
/// the plan best and column generation did not, a thousand steps more go to a proof that can be
/// handed over; where they are too few, the bound stays higher than what the proof gives.
public final class PortfolioSolver implements DutySolver {

  /// Arcs of all resources together up to which CP-SAT takes part.
  private static final long SMALL_ARCS = 40_000;

  private static final long FIRST_STEPS = 2_000;
  private static final long CP_SAT_STEPS = 4_000;

  /// Steps for a proof to hand over when CP-SAT alone has proven the plan best.
  private static final long PROOF_STEPS = 1_000;

  /// The gap after the root and its dive from which a relaxation counts as loose.
  private static final double LOOSE = 0.01;

  /// Steps of the first turn of parts, and of CP-SAT after it, when it is loose.
  private static final long FIRST_LOOSE_STEPS = 1_000;

  /// So many of those steps take about as long as one of the proof by cases.
  private static final long STEPS_A_PROOF_STEP = 4;

  /// Runs before each step of column generation; may wait.
  private final Runnable beforeStep;

  /// Steps taken by all solvers together.
  private final AtomicLong taken = new AtomicLong();

  public PortfolioSolver() {
    this(() -> {});
  }

  /// @param beforeStep runs before each step of column generation, and may wait
  PortfolioSolver(Runnable beforeStep) {
    this.beforeStep =
        () -> {
          taken.incrementAndGet();
          beforeStep.run();
        };
  }

  /// Steps taken so far.
  long taken() {
    return taken.get();
  }

  @Override
  public DutySolution solve(DutyProblem problem, SolveLimits limits, Progress.Listener listener) {
    Components components = Components.of(problem);
    return components.all().size() < 2
        ? new PortfolioSolver().whole(problem, limits, listener)
        : new PartByPart(problem, components, limits, listener).solve();
  }

  /// Solves a problem in one piece.
  DutySolution whole(DutyProblem problem, SolveLimits limits, Progress.Listener listener) {
    long arcs = 0;
    for (CalendarModel model : problem.resources()) {
      arcs += model.network().arcs();
    }
    if (arcs > SMALL_ARCS) {
      return columns(Optional.empty()).solve(problem, limits, listener);
    }
    return limits.steps() == SolveLimits.UNLIMITED
        ? inTurns(problem, limits, listener)
        : inShares(problem, limits, listener);
  }

  private DutySolution inShares(
      DutyProblem problem, SolveLimits limits, Progress.Listener listener) {
    long first = limits.steps() / 4;
    long second = limits.steps() / 2;
    DutySolution best =
        columns(Optional.empty()).solve(problem, with(limits, first, limits.warmStart()), listener);
    long searched = second;
    if (best.total().isPresent() && Progress.gap(best.total().getAsLong(), best.bound()) > LOOSE) {
      searched = second / 2;
      best =
          new PartSearch(problem, limits)
              .turn(best, limits, second - searched, told(listener, best));
      taken.addAndGet(second - searched);
    }
    best = search(problem, best, limits, searched, listener);
    long third = limits.steps() - first - second;
    best = next(columns(best), problem, best, limits, third, listener);
    return proven(problem, best, limits, Math.min(third, PROOF_STEPS), listener);
  }

  private DutySolution inTurns(
      DutyProblem problem, SolveLimits limits, Progress.Listener listener) {
    Looseness looseness = new Looseness(listener);
    SolveLimits first =
        new SolveLimits(
            FIRST_STEPS,
            limits.threads(),
            limits.seed(),
            () -> looseness.found || limits.stop().getAsBoolean(),
            limits.warmStart());
    DutySolution best = columns(Optional.empty()).solve(problem, first, looseness);
    if (looseness.found) {
      best = loose(problem, best, limits, listener);
      return proven(problem, best, limits, PROOF_STEPS, listener);
    }
    long columnSteps = FIRST_STEPS;
    long cpSatSteps = CP_SAT_STEPS;
    while (!done(best, limits)) {
      best = search(problem, best, limits, cpSatSteps, listener);
      columnSteps *= 2;
      cpSatSteps *= 2;
      best = next(columns(best), problem, best, limits, columnSteps, listener);
    }
    return proven(problem, best, limits, PROOF_STEPS, listener);
  }

  private ColumnGenerationSolver columns(Optional<Proof> begun) {
    return new ColumnGenerationSolver(begun, beforeStep);
  }

  /// Column generation that goes on with what was proven.
  private ColumnGenerationSolver columns(DutySolution best) {
    return columns(best.proof());
  }

  /// Where CP-SAT alone has proven the plan best: the same with a proof that can be handed over, if
  /// so many steps are enough for one.
  private DutySolution proven(
      DutyProblem problem,
      DutySolution best,
      SolveLimits limits,
      long steps,
      Progress.Listener listener) {
    if (!best.optimal() || limits.stop().getAsBoolean()) {
      return best;
    }
    double proof = proven(best.proof());
    return Progress.gap(best.total().orElseThrow(), proof) == 0
        ? best
        : prove(problem, best, limits, steps, listener);
  }

  private DutySolution prove(
      DutyProblem problem,
      DutySolution best,
      SolveLimits limits,
      long steps,
      Progress.Listener listener) {
    SolveLimits proving = with(limits, steps, best.plan());
    return better(best, columns(best).prove(problem, proving, told(listener, best)));
  }

  /// Parts and CP-SAT on the whole by turns, each twice as long as the one before.
  private DutySolution loose(
      DutyProblem problem, DutySolution start, SolveLimits limits, Progress.Listener listener) {
    PartSearch parts = new PartSearch(problem, limits);
    DutySolution best = start;
    for (long steps = FIRST_LOOSE_STEPS; !done(best, limits); steps *= 2) {
      beforeStep.run();
      if (best.plan().isPresent()) {
        best = parts.turn(best, limits, steps, told(listener, best));
      }
      best = search(problem, best, limits, steps, listener);
      if (!done(best, limits)) {
        best = prove(problem, best, limits, steps / STEPS_A_PROOF_STEP, listener);
      }
    }
    return best;
  }

  /// What CP-SAT makes of the best so far, among the plans that may be no dearer.
  private DutySolution search(
      DutyProblem problem,
      DutySolution best,
      SolveLimits limits,
      long steps,
      Progress.Listener listener) {
    if (done(best, limits)) {
      return best;
    }
    DutyProblem promising =
        best.proof().isPresent() && best.total().isPresent()
            ? Promising.within(
                problem, Promising.prices(problem, best.proof().get()), best.total().getAsLong())
            : problem;
    beforeStep.run();
    return next(
        new CpSatSolver(),
        promising,
        best,
        limits,
        steps,
        progress -> {
          if (progress.phase().equals(CpSatSolver.SEARCHED)) {
            taken.addAndGet(progress.steps());
          }
          listener.progressed(progress);
        });
  }

  /// Passes progress on, and finds whether the relaxation is loose.
  private static final class Looseness implements Progress.Listener {
    private final Progress.Listener listener;
    private volatile boolean found;

    Looseness(Progress.Listener listener) {
      this.listener = listener;
    }

    @Override
    public void progressed(Progress progress) {
      listener.progressed(progress);
      found |= progress.phase().equals("neighbourhoods") && progress.gap() > LOOSE;
    }
  }

  /// What another solver makes of the best so far.
  private DutySolution next(
      DutySolver solver,
      DutyProblem problem,
      DutySolution best,
      SolveLimits limits,
      long steps,
      Progress.Listener listener) {
    return done(best, limits)
        ? best
        : better(
            best, solver.solve(problem, with(limits, steps, best.plan()), told(listener, best)));
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
      Optional<DutyPlan> plan = before.plan();
      if (progress.cost().isPresent()
          && (cost.isEmpty() || progress.cost().getAsLong() < cost.getAsLong())) {
        cost = progress.cost();
        plan = progress.best();
      }
      listener.progressed(
          new Progress(
              progress.phase(),
              progress.steps(),
              cost,
              Math.max(before.bound(), progress.bound()),
              plan));
    };
  }

  private static double proven(Optional<Proof> proof) {
    return proof.map(Proof::bound).orElse(Double.NEGATIVE_INFINITY);
  }

  private static DutySolution better(DutySolution one, DutySolution other) {
    boolean takeOther =
        other.total().isPresent()
            && (one.total().isEmpty() || other.total().getAsLong() < one.total().getAsLong());
    DutySolution plan = takeOther ? other : one;
    Optional<Proof> proof =
        proven(other.proof()) > proven(one.proof()) ? other.proof() : one.proof();
    return new DutySolution(
        plan.plan(),
        plan.cost(),
        Math.max(one.bound(), other.bound()),
        proof,
        one.infeasible() || other.infeasible());
  }
}
