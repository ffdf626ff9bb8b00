package org.muster.engine.duty.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.FirstPlan;
import org.muster.engine.duty.PlanEvaluation;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.Weighted;
import org.muster.engine.duty.colgen.ColumnGenerationSolver;
import org.muster.engine.duty.cpsat.CpSatSolver;

/// For problems with a loose linear relaxation, into which dives fail: plans settled afresh, the
/// best of a few of them improved part by part, each part by a complete search of the arcs that a
/// better plan may use. When parts bring nothing any more, the plan is crossed with the best of all
/// and the next few are settled.
///
/// A part that was searched to its end makes the next of its kind larger, one that was not makes it
/// smaller; kinds that brought something are tried more often. What was learnt stays from one turn
/// to the next. A step is a step of [CpSatSolver].
final class PartSearch {

  /// Steps of one part at most; doubled so many times at most, once for each round of fresh plans
  /// that brought nothing.
  private static final long PART_STEPS = 120;

  private static final int MOST_DOUBLINGS = 3;

  /// Steps that a part and a fresh plan count at least, for what it takes to set them up.
  private static final long LEAST_STEPS = 5;

  private static final long FRESH_STEPS = 40;

  /// Fresh plans of which the best is improved, and parts in a row without success that end that.
  private static final int FRESH_PLANS = 4;

  private static final int PATIENCE = 15;

  /// Share of all arcs that is free at first, at least, and where two plans are crossed at most.
  private static final double FIRST_SHARE = 0.25;

  private static final double LEAST_SHARE = 0.05;
  private static final double CROSSED_SHARE = 0.5;

  /// Share of the parts that are not told the present plan: of equally good plans they find
  /// another.
  private static final double UNTOLD = 0.5;

  private static final PartChoice.Kind[] KINDS = PartChoice.Kind.values();

  private final DutyProblem problem;
  private final PartChoice choice;
  private final List<Worker> workers = new ArrayList<>();
  private @Nullable DutyPlan best;
  private long bestCost = Long.MAX_VALUE;
  private double @Nullable [] prices;
  private volatile boolean proven;

  PartSearch(DutyProblem problem, SolveLimits limits) {
    this.problem = problem;
    choice = new PartChoice(problem);
    for (int t = 0; t < limits.threads(); t++) {
      workers.add(new Worker(new Random(limits.seed() * 31 + t + 1)));
    }
  }

  private long cost(DutyPlan plan) {
    PlanEvaluation evaluation = PlanEvaluation.of(problem, plan);
    return evaluation.faults().isEmpty() ? evaluation.cost().total() : Long.MAX_VALUE;
  }

  /// Goes on for so many steps, from the best plan known and its prices.
  ///
  /// @param known the best so far; it has a plan
  DutySolution turn(
      DutySolution known, SolveLimits limits, long steps, Progress.Listener listener) {
    offer(known.plan().orElseThrow(), listener);
    prices = known.proof().map(proof -> Promising.prices(problem, proof)).orElse(null);
    AtomicLong left = new AtomicLong(steps);
    together(worker -> worker.work(left, limits, listener));
    DutyPlan found = best();
    return new DutySolution(
        Optional.of(found),
        Optional.of(PlanEvaluation.of(problem, found).cost()),
        proven ? bestCost : known.bound(),
        known.proof(),
        false);
  }

  /// Lets all workers do their work and waits for them.
  private void together(Consumer<Worker> work) {
    List<CompletableFuture<Void>> others = new ArrayList<>();
    ThreadFactory threads = Thread.ofPlatform().daemon().name("duty-part-", 0).factory();
    for (Worker worker : workers.subList(1, workers.size())) {
      others.add(
          CompletableFuture.runAsync(
              () -> work.accept(worker), task -> threads.newThread(task).start()));
    }
    work.accept(workers.getFirst());
    others.forEach(CompletableFuture::join);
  }

  private synchronized DutyPlan best() {
    return Objects.requireNonNull(best);
  }

  private synchronized long bestCost() {
    return bestCost;
  }

  private synchronized void offer(DutyPlan plan, Progress.Listener listener) {
    long cost = cost(plan);
    if (cost < bestCost) {
      best = plan;
      bestCost = cost;
      listener.progressed(
          new Progress(
              "parts", 0, OptionalLong.of(cost), Double.NEGATIVE_INFINITY, Optional.of(plan)));
    }
  }

  private final class Worker {
    private final Random random;
    private final double[] share = new double[KINDS.length];
    private final double[] score = new double[KINDS.length];
    private @Nullable DutyPlan current;
    private long currentCost;
    private int useless;
    private int barren;
    private long costBefore;

    Worker(Random random) {
      this.random = random;
      Arrays.fill(share, FIRST_SHARE);
      Arrays.fill(score, 1);
    }

    void work(AtomicLong left, SolveLimits limits, Progress.Listener listener) {
      while (left.get() > 0 && !proven && !limits.stop().getAsBoolean()) {
        DutyPlan plan = current;
        if (plan == null) {
          current = fresh(left, limits, listener);
        } else if (useless < PATIENCE) {
          improve(plan, left, limits, listener);
        } else {
          cross(plan, left, limits, listener);
          barren = bestCost() < costBefore ? 0 : Math.min(MOST_DOUBLINGS, barren + 1);
          current = null;
        }
      }
    }

    /// The best of some plans that are settled from other random numbers.
    private @Nullable DutyPlan fresh(
        AtomicLong left, SolveLimits limits, Progress.Listener listener) {
      useless = 0;
      costBefore = bestCost();
      DutyPlan found = null;
      currentCost = Long.MAX_VALUE;
      for (int i = 0; i < FRESH_PLANS && left.get() > 0 && !limits.stop().getAsBoolean(); i++) {
        left.addAndGet(-FRESH_STEPS);
        SolveLimits alone = limits(limits, SolveLimits.UNLIMITED, Optional.empty());
        Optional<DutyPlan> settled =
            new ColumnGenerationSolver().settle(problem, alone, Progress.Listener.SILENT).plan();
        Optional<DutyPlan> plan = FirstPlan.find(problem, limits(limits, 0, settled));
        long cost = plan.map(PartSearch.this::cost).orElse(Long.MAX_VALUE);
        if (plan.isPresent() && cost < currentCost) {
          found = plan.get();
          currentCost = cost;
          offer(found, listener);
        }
      }
      return found;
    }

    private void improve(
        DutyPlan plan, AtomicLong left, SolveLimits limits, Progress.Listener listener) {
      int kind = Weighted.pick(score, random);
      Part part = choice.choose(KINDS[kind], share[kind], plan, random);
      boolean untold = random.nextDouble() < UNTOLD;
      DutySolution solution = solve(part, currentCost, untold, left, limits);
      boolean better = take(part, plan, solution, listener);
      if (!solution.optimal()) {
        share[kind] = Math.max(LEAST_SHARE, share[kind] * 0.85);
      } else if (!better) {
        share[kind] = Math.min(1, share[kind] * 1.15);
      }
      score[kind] = Math.max(0.2, score[kind] * 0.9 + (better ? 0.5 : 0));
      useless = better ? 0 : useless + 1;
    }

    /// Looks for the best of what the plan and the best of all do differently.
    private void cross(
        DutyPlan plan, AtomicLong left, SolveLimits limits, Progress.Listener listener) {
      DutyPlan other = best();
      if (!plan.equals(other)) {
        Part part = choice.differing(other, plan, CROSSED_SHARE, random);
        currentCost = cost(other);
        take(part, other, solve(part, currentCost, false, left, limits), listener);
      }
    }

    private DutySolution solve(
        Part part, long cost, boolean untold, AtomicLong left, SolveLimits limits) {
      double[] known = prices;
      DutyProblem promising =
          known == null
              ? part.problem()
              : Promising.within(part.problem(), known, cost - part.constant());
      long[] taken = {0};
      Optional<DutyPlan> hint = untold ? Optional.empty() : Optional.of(part.present());
      DutySolution solution =
          new CpSatSolver(false)
              .solve(
                  promising,
                  limits(limits, PART_STEPS << barren, hint),
                  progress -> taken[0] = progress.steps());
      left.addAndGet(-Math.max(LEAST_STEPS, taken[0]));
      if (solution.optimal() && part.isAll(problem)) {
        proven = true;
      }
      return solution;
    }

    /// Takes what is no dearer; true when it is cheaper.
    private boolean take(
        Part part, DutyPlan plan, DutySolution solution, Progress.Listener listener) {
      if (solution.plan().isEmpty()) {
        return false;
      }
      DutyPlan next = part.into(plan, solution.plan().get());
      long cost = cost(next);
      if (cost > currentCost) {
        return false;
      }
      boolean better = cost < currentCost;
      current = next;
      currentCost = cost;
      if (better) {
        offer(next, listener);
      }
      return better;
    }

    private SolveLimits limits(SolveLimits limits, long steps, Optional<DutyPlan> start) {
      return new SolveLimits(steps, 1, random.nextInt(), limits.stop(), start);
    }
  }
}
