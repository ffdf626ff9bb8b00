package org.muster.bench.guard;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.muster.engine.duty.guard.GuardDuties;

/// CP-SAT on the compact model with its own default search.
final class CpSatGuard implements GuardPeer {
  private static final long POLL_MILLIS = 20;

  @Override
  public Answer solve(GuardDuties duties, int threads, long seed, BooleanSupplier stop) {
    Loader.loadNativeLibraries();
    CompactGuard compact = new CompactGuard(duties);
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
    try {
      watch.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (status == CpSolverStatus.MODEL_INVALID) {
      throw new IllegalStateException("CP-SAT refused: " + compact.model().validate());
    }
    boolean found = status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE;
    return new Answer(
        found ? Optional.of(compact.rows(solver)) : Optional.empty(),
        solver.bestObjectiveBound() / GuardDuties.PARTS);
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
}
