package org.muster.engine.duty;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// A good plan at once, for a solver to start from: resources are priced one after the other
/// against what the others cover.
public final class FirstPlan {
  private static final int DESCENTS = 12;
  private static final int UNSETTLINGS = 150;

  /// Arcs and amounts of cover that may be looked at in all: some seconds. A large problem has one
  /// descent, and the time is left to whoever starts from it.
  private static final long MOST_WORK = 600_000_000;

  /// How many times a descent, and what follows an unsettling, looks at all of them; about.
  private static final int PASSES_OF_DESCENT = 4;

  private static final int PASSES_OF_UNSETTLING = 2;

  private FirstPlan() {}

  /// The best of the caller's plan and some descents from nothing, each in an order of its own,
  /// unsettled a number of times. Quick, and the same for the same seed as long as `stop` is not
  /// heard.
  ///
  /// @return empty when no descent met every capacity
  public static Optional<DutyPlan> find(DutyProblem problem, SolveLimits limits) {
    Random random = new Random(limits.seed());
    Optional<DutyPlan> best =
        limits
            .warmStart()
            .filter(plan -> PlanEvaluation.of(problem, plan).faults().isEmpty())
            .map(plan -> Repricing.descend(problem, plan, order(problem, random)));
    long pass = passWork(problem);
    long descents = Math.clamp(MOST_WORK / (PASSES_OF_DESCENT * pass), 1, DESCENTS);
    for (int i = 0; i < descents && !limits.stop().getAsBoolean(); i++) {
      Optional<DutyPlan> next = descent(problem, order(problem, random));
      if (next.isPresent()
          && (best.isEmpty() || cost(problem, next.get()) < cost(problem, best.get()))) {
        best = next;
      }
    }
    if (best.isEmpty()) {
      return best;
    }
    DutyPlan plan = best.get();
    long least = cost(problem, plan);
    long left = Math.max(0, MOST_WORK - descents * PASSES_OF_DESCENT * pass);
    long unsettlings = Math.min(UNSETTLINGS, left / (PASSES_OF_UNSETTLING * pass));
    for (int i = 0; i < unsettlings && !limits.stop().getAsBoolean(); i++) {
      DutyPlan next = unsettled(problem, plan, random);
      long cost = next.equals(plan) ? least : cost(problem, next);
      if (cost <= least) {
        plan = next;
        least = cost;
      }
    }
    return Optional.of(plan);
  }

  /// What it takes to price every resource once.
  private static long passWork(DutyProblem problem) {
    long work = 1;
    for (CalendarModel model : problem.resources()) {
      CalendarNetwork network = model.network();
      work += network.arcs() + network.coverStart(network.activities());
    }
    return work;
  }

  /// The plan after some resources were taken out, put back in another order and all repriced.
  private static DutyPlan unsettled(DutyProblem problem, DutyPlan plan, Random random) {
    int[] order = order(problem, random);
    int out = Math.min(order.length, 2 + random.nextInt(4));
    List<Calendar> calendars = new ArrayList<>(plan.calendars());
    Set<Integer> waiting = new HashSet<>();
    for (int i = 0; i < out; i++) {
      waiting.add(order[i]);
    }
    long[] covered = Repricing.cover(problem, plan, waiting::contains);
    for (int i = 0; i < out; i++) {
      Optional<Calendar> best = Repricing.best(problem, order[i], covered, arc -> true);
      if (best.isEmpty()) {
        return plan;
      }
      calendars.set(order[i], best.get());
      Repricing.add(problem, order[i], best.get(), covered);
    }
    DutyPlan next = new DutyPlan(calendars);
    if (!PlanEvaluation.of(problem, next).faults().isEmpty()) {
      return plan;
    }
    return Repricing.descend(problem, next, order);
  }

  private static long cost(DutyProblem problem, DutyPlan plan) {
    return PlanEvaluation.of(problem, plan).cost().total();
  }

  private static int[] order(DutyProblem problem, Random random) {
    int[] order = new int[problem.resources().size()];
    for (int i = 0; i < order.length; i++) {
      int at = random.nextInt(i + 1);
      order[i] = order[at];
      order[at] = i;
    }
    return order;
  }

  private static Optional<DutyPlan> descent(DutyProblem problem, int[] order) {
    long[] covered = new long[problem.demands().size()];
    Calendar[] calendars = new Calendar[order.length];
    for (int r : order) {
      Optional<Calendar> best = Repricing.best(problem, r, covered, arc -> true);
      if (best.isEmpty()) {
        return Optional.empty();
      }
      calendars[r] = best.get();
      Repricing.add(problem, r, best.get(), covered);
    }
    DutyPlan plan = new DutyPlan(List.of(calendars));
    if (!PlanEvaluation.of(problem, plan).faults().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Repricing.descend(problem, plan, order));
  }
}
