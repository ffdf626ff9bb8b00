package org.muster.bench.cpsat;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.muster.engine.duty.shift.Roster;
import org.muster.engine.duty.shift.RosterPeer;
import org.muster.engine.duty.shift.ShiftProblem;

/// CP-SAT on the compact model with its own default search.
public final class CpSatPeer implements RosterPeer {
  private static final long POLL_MILLIS = 20;

  @Override
  public String name() {
    return "cp-sat";
  }

  @Override
  public Answer solve(
      ShiftProblem problem, double seconds, int threads, long seed, BooleanSupplier stop) {
    Loader.loadNativeLibraries();
    CompactModel compact = new CompactModel(problem);
    CpSolver solver = new CpSolver();
    solver.getParameters().setNumWorkers(threads);
    solver.getParameters().setRandomSeed((int) seed);
    solver.getParameters().setCatchSigintSignal(false);
    CountDownLatch ended = new CountDownLatch(1);
    Thread watch = Thread.ofVirtual().start(() -> watch(stop, solver, ended));
    CpSolverStatus status;
    try {
      status = solver.solve(compact.model());
    } finally {
      ended.countDown();
    }
    join(watch);
    if (status == CpSolverStatus.MODEL_INVALID) {
      throw new IllegalStateException("CP-SAT refused: " + compact.model().validate());
    }
    boolean found = status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE;
    Optional<Roster> roster = found ? Optional.of(compact.roster(solver)) : Optional.empty();
    return new Answer(roster, solver.bestObjectiveBound());
  }

  private static void watch(BooleanSupplier stop, CpSolver solver, CountDownLatch ended) {
    try {
      while (!ended.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        if (stop.getAsBoolean()) {
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
}
