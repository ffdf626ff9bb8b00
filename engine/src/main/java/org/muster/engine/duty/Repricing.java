package org.muster.engine.duty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/// One resource's best calendar against what the others cover: a shortest path in which each
/// activity costs what it adds to the plan, its effect on every demand row included.
///
/// It is exact when no calendar puts two activities on one row and no quantity is bounded. With two
/// on one row the calendar found is lawful as long as the row has no capacity, but perhaps not the
/// best.
public final class Repricing {
  private Repricing() {}

  /// What every calendar but those of the resources left out puts on each row.
  public static long[] cover(DutyProblem problem, DutyPlan plan, IntPredicate leftOut) {
    long[] covered = new long[problem.demands().size()];
    for (int r = 0; r < problem.resources().size(); r++) {
      if (leftOut.test(r)) {
        continue;
      }
      add(problem, r, plan.calendars().get(r), covered);
    }
    return covered;
  }

  /// Puts what a calendar of the resource covers on top of `covered`.
  public static void add(DutyProblem problem, int resource, Calendar calendar, long[] covered) {
    CalendarNetwork network = problem.resources().get(resource).network();
    for (Stretch stretch : calendar.stretches()) {
      int a = stretch.activity();
      for (int e = network.coverStart(a); e < network.coverStart(a + 1); e++) {
        covered[network.coverRow(e)] += network.coverAmount(e);
      }
    }
  }

  /// A weak bound at next to no price: each resource alone, as if no unit of demand were met twice
  /// and nothing went over. Each unit of cover is worth at most what a unit under costs.
  public static double bound(DutyProblem problem) {
    double bound = 0;
    for (Demand demand : problem.demands()) {
      bound += (double) demand.underCost() * demand.needed();
    }
    for (CalendarModel model : problem.resources()) {
      CalendarNetwork network = model.network();
      double[] least = new double[network.nodes()];
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      least[network.source()] = 0;
      for (int arc = 0; arc < network.arcs(); arc++) {
        if (!model.open(arc)) {
          continue;
        }
        int activity = network.arcActivity(arc);
        double cost = activity == CalendarNetwork.IDLE ? 0 : model.activityCost(activity);
        if (activity != CalendarNetwork.IDLE) {
          for (int e = network.coverStart(activity); e < network.coverStart(activity + 1); e++) {
            Demand demand = problem.demands().get(network.coverRow(e));
            long worth = Math.min(network.coverAmount(e), demand.needed());
            cost -= (double) demand.underCost() * worth;
          }
        }
        int head = network.arcHead(arc);
        least[head] = Math.min(least[head], least[network.arcTail(arc)] + cost);
      }
      bound += model.fixedCost() + least[network.sink()];
    }
    return bound;
  }

  /// The calendar of least added cost, given what is already on each row.
  ///
  /// @return empty when every path meets a full row
  public static Optional<Calendar> best(
      DutyProblem problem, int resource, long[] covered, IntPredicate arcs) {
    CalendarModel model = problem.resources().get(resource);
    CalendarNetwork network = model.network();
    long closed = Long.MAX_VALUE;
    long[] price = new long[network.activities()];
    for (int a = 0; a < price.length; a++) {
      price[a] = model.activityCost(a);
      for (int e = network.coverStart(a); e < network.coverStart(a + 1); e++) {
        Demand demand = problem.demands().get(network.coverRow(e));
        long before = covered[network.coverRow(e)];
        long after = before + network.coverAmount(e);
        if (price[a] == closed || after > demand.capacity()) {
          price[a] = closed;
          break;
        }
        price[a] += demand.underCost(after) - demand.underCost(before);
        price[a] += demand.overCost(after) - demand.overCost(before);
      }
    }
    long[] least = new long[network.nodes()];
    int[] via = new int[network.nodes()];
    Arrays.fill(least, closed);
    Arrays.fill(via, -1);
    least[network.source()] = 0;
    for (int arc = 0; arc < network.arcs(); arc++) {
      long from = least[network.arcTail(arc)];
      int activity = network.arcActivity(arc);
      long cost = activity == CalendarNetwork.IDLE ? 0 : price[activity];
      if (from == closed || cost == closed || !arcs.test(arc)) {
        continue;
      }
      int head = network.arcHead(arc);
      if (from + cost < least[head]) {
        least[head] = from + cost;
        via[head] = arc;
      }
    }
    if (least[network.sink()] == closed) {
      return Optional.empty();
    }
    List<Integer> activities = new ArrayList<>();
    for (int node = network.sink(); node != network.source(); ) {
      int arc = via[node];
      if (network.arcActivity(arc) != CalendarNetwork.IDLE) {
        activities.add(network.arcActivity(arc));
      }
      node = network.arcTail(arc);
    }
    return Optional.of(
        Calendar.of(model, activities.reversed().stream().mapToInt(Integer::intValue).toArray()));
  }

  /// Reprices one resource after the other, in the order given, until no calendar gets cheaper.
  /// The plan never gets dearer.
  public static DutyPlan descend(DutyProblem problem, DutyPlan plan, int[] order) {
    List<Calendar> calendars = new ArrayList<>(plan.calendars());
    long cost = PlanEvaluation.of(problem, plan).cost().total();
    boolean better = true;
    while (better) {
      better = false;
      for (int r : order) {
        DutyPlan now = new DutyPlan(calendars);
        long[] others = cover(problem, now, index -> index == r);
        Optional<Calendar> best = best(problem, r, others, arc -> true);
        if (best.isEmpty() || best.get().equals(calendars.get(r))) {
          continue;
        }
        List<Calendar> changed = new ArrayList<>(calendars);
        changed.set(r, best.get());
        PlanEvaluation evaluation = PlanEvaluation.of(problem, new DutyPlan(changed));
        if (evaluation.faults().isEmpty() && evaluation.cost().total() < cost) {
          cost = evaluation.cost().total();
          calendars = changed;
          better = true;
        }
      }
    }
    return new DutyPlan(calendars);
  }
}
