package org.muster.engine.duty.cpsat;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.DutySolver;
import org.muster.engine.duty.FirstPlan;
import org.muster.engine.duty.PlanCost;
import org.muster.engine.duty.PlanEvaluation;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.Repricing;
import org.muster.engine.duty.SolveLimits;

/// Solves the calendar model as one flow for each resource with rows of demand, by CP-SAT, from a
/// plan found by repricing one resource after the other.
///
/// A step is a thousandth of a deterministic second of CP-SAT. With one thread and no stop, the
/// same steps and seed give the same plan. How many were taken is told at the end.
public final class CpSatSolver implements DutySolver {
  /// The phase of its last word, in which it tells how many steps it took.
  public static final String SEARCHED = "searched";

  private static final int STEPS_A_SECOND = 1000;
  private static final long POLL_MILLIS = 50;

  private final boolean reprices;

  /// A solver that looks for a first plan of its own.
  public CpSatSolver() {
    this(true);
  }

  /// @param reprices whether to look for a better plan than the caller's to start from; a caller
  ///     with many small problems has no time for that
  public CpSatSolver(boolean reprices) {
    this.reprices = reprices;
  }

  @Override
  public DutySolution solve(DutyProblem problem, SolveLimits limits, Progress.Listener listener) {
    Optional<DutyPlan> start = reprices ? FirstPlan.find(problem, limits) : limits.warmStart();
    Optional<PlanEvaluation> first = start.map(plan -> PlanEvaluation.of(problem, plan));
    first.ifPresent(
        plan ->
            listener.progressed(
                new Progress(
                    "first plan",
                    0,
                    OptionalLong.of(plan.cost().total()),
                    Double.NEGATIVE_INFINITY,
                    start)));
    Loader.loadNativeLibraries();
    FlowModel model = new FlowModel(problem);
    start.ifPresent(model::hint);
    CpSolver solver = new CpSolver();
    solver.getParameters().setNumWorkers(limits.threads());
    // The networks leave probing nothing to find, and it takes seconds; their linear relaxation is
    // what bounds the cost.
    solver.getParameters().setCpModelProbingLevel(0);
    solver.getParameters().setSymmetryLevel(0);
    solver.getParameters().setLinearizationLevel(2);
    if (!reprices) {
      // Small problems: what cuts would bring takes longer than to search on.
      solver.getParameters().setCutLevel(0);
      solver.getParameters().setMaxPresolveIterations(1);
    }
    // Its own handler would take Control-C away from whoever called us, and it ends the process if
    // the signal comes on another thread.
    solver.getParameters().setCatchSigintSignal(false);
    solver.getParameters().setRandomSeed((int) (limits.seed() ^ limits.seed() >>> 32));
    if (limits.steps() != SolveLimits.UNLIMITED) {
      solver.getParameters().setMaxDeterministicTime((double) limits.steps() / STEPS_A_SECOND);
    }
    CountDownLatch ended = new CountDownLatch(1);
    Thread watch = Thread.ofVirtual().start(() -> watch(limits, solver, ended));
    CpSolverStatus status;
    try {
      status = solver.solve(model.model(), new Listening(listener, model));
    } finally {
      ended.countDown();
    }
    join(watch);
    DutySolution solution = solution(problem, model, solver, status, start);
    double seconds = solver.response().getDeterministicTime();
    listener.progressed(
        new Progress(
            SEARCHED,
            (long) Math.ceil(seconds * STEPS_A_SECOND),
            solution.total(),
            solution.bound(),
            solution.plan()));
    return solution;
  }

  private static DutySolution solution(
      DutyProblem problem,
      FlowModel model,
      CpSolver solver,
      CpSolverStatus status,
      Optional<DutyPlan> start) {
    if (status == CpSolverStatus.MODEL_INVALID) {
      throw new IllegalStateException(
          "CP-SAT refused the model. Maybe its costs are too large: " + model.model().validate());
    }
    if (status == CpSolverStatus.INFEASIBLE && start.isEmpty()) {
      return new DutySolution(
          Optional.empty(), Optional.empty(), Double.NEGATIVE_INFINITY, Optional.empty(), true);
    }
    Optional<DutyPlan> best = start;
    if (status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE) {
      DutyPlan found = model.plan(solver::booleanValue);
      boolean better =
          start.isEmpty()
              || PlanEvaluation.of(problem, found).cost().total()
                  < PlanEvaluation.of(problem, start.get()).cost().total();
      best = Optional.of(better ? found : start.get());
    }
    Optional<PlanCost> cost = best.map(plan -> PlanEvaluation.of(problem, plan).cost());
    double bound = Math.max(solver.bestObjectiveBound(), Repricing.bound(problem));
    if (status == CpSolverStatus.UNKNOWN && bound == 0) {
      bound = Repricing.bound(problem);
    }
    double proven = Math.min(bound, cost.map(PlanCost::total).map(Long::doubleValue).orElse(bound));
    return new DutySolution(best, cost, proven, Optional.empty(), false);
  }

  private static void watch(SolveLimits limits, CpSolver solver, CountDownLatch ended) {
    try {
      while (!ended.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        if (limits.stop().getAsBoolean()) {
          solver.stopSearch();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread watch) {
    try {
      watch.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Listening extends CpSolverSolutionCallback {
    private final Progress.Listener listener;
    private final FlowModel model;
    private long found;

    Listening(Progress.Listener listener, FlowModel model) {
      this.listener = listener;
      this.model = model;
    }

    @Override
    public void onSolutionCallback() {
      found++;
      long cost = Math.round(objectiveValue());
      listener.progressed(
          new Progress(
              "searching",
              found,
              OptionalLong.of(cost),
              Math.min(bestObjectiveBound(), cost),
              Optional.of(model.plan(this::booleanValue))));
    }
  }
}
