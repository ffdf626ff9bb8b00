package org.muster.bench.guard.timefold;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.monitoring.MonitoringConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.muster.bench.guard.GuardPeer;
import org.muster.engine.duty.guard.GuardDuties;

/// Timefold Solver's open edition. It moves on one thread (many threads in one search are for
/// customers), so that each thread runs a search of its own from a seed of its own, and the best
/// board counts: what its manual calls multi bet solving.
public final class TimefoldGuard implements GuardPeer {
  private static final long POLL_MILLIS = 20;

  @Override
  public Answer solve(GuardDuties duties, int threads, long seed, BooleanSupplier stop) {
    List<Solver<Board>> solvers = new ArrayList<>();
    List<Future<Board>> boards = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      for (int t = 0; t < threads; t++) {
        Solver<Board> solver =
            SolverFactory.<Board>create(config(seed * threads + t)).buildSolver();
        solvers.add(solver);
        boards.add(executor.submit(() -> solver.solve(Board.of(duties))));
      }
      while (!boards.stream().allMatch(Future::isDone)) {
        if (stop.getAsBoolean()) {
          solvers.forEach(Solver::terminateEarly);
        }
        boards.stream()
            .filter(board -> !board.isDone())
            .findFirst()
            .ifPresent(TimefoldGuard::await);
      }
    }
    return new Answer(
        boards.stream()
            .map(Future::resultNow)
            .filter(board -> score(board).isFeasible())
            .max(Comparator.comparing(TimefoldGuard::score))
            .map(Board::rows),
        Double.NEGATIVE_INFINITY);
  }

  private static HardSoftLongScore score(Board board) {
    return Objects.requireNonNull(board.score());
  }

  private static void await(Future<Board> board) {
    try {
      board.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Timefold failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while Timefold was solving", e);
    }
  }

  static SolverConfig config(long seed) {
    return new SolverConfig()
        .withSolutionClass(Board.class)
        .withEntityClasses(Cell.class)
        .withConstraintProviderClass(Rules.class)
        .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
        .withRandomSeed(seed)
        .withMonitoringConfig(new MonitoringConfig().withSolverMetricList(List.of()))
        .withPhases(
            new ConstructionHeuristicPhaseConfig(),
            new LocalSearchPhaseConfig()
                .withMoveSelectorConfig(
                    new UnionMoveSelectorConfig()
                        .withMoveSelectors(
                            new ChangeMoveSelectorConfig(),
                            new MoveIteratorFactoryConfig()
                                .withMoveIteratorFactoryClass(Rewrites.class))));
  }
}
