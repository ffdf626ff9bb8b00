package org.muster.engine.duty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

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
    put(problem, resource, calendar, covered, 1);
  }

  private static void put(
      DutyProblem problem, int resource, Calendar calendar, long[] covered, int sign) {
    CalendarNetwork network = problem.resources().get(resource).network();
    for (Stretch stretch : calendar.stretches()) {
      int a = stretch.activity();
      for (int e = network.coverStart(a); e < network.coverStart(a + 1); e++) {
        covered[network.coverRow(e)] += sign * network.coverAmount(e);
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

  /// No way through; what an activity that its model closes costs, too.
  private static final long CLOSED = CalendarModel.CLOSED;

  /// What each activity adds to the plan. Many activities put the same amount on a row, so that
  /// what that adds is worked out once.
  private static long[] added(DutyProblem problem, CalendarModel model, long[] covered) {
    CalendarNetwork network = model.network();
    long[] added = new long[covered.length];
    int[] amountOf = new int[covered.length];
    long[] price = new long[network.activities()];
    for (int a = 0; a < price.length; a++) {
      long sum = model.activityCost(a);
      for (int e = network.coverStart(a); e < network.coverStart(a + 1) && sum != CLOSED; e++) {
        int row = network.coverRow(e);
        int amount = network.coverAmount(e);
        if (amountOf[row] != amount) {
          amountOf[row] = amount;
          added[row] = added(problem.demands().get(row), covered[row], amount);
        }
        sum = added[row] == CLOSED ? CLOSED : sum + added[row];
      }
      price[a] = sum;
    }
    return price;
  }

  private static long added(Demand demand, long before, int amount) {
    long after = before + amount;
    return after > demand.capacity()
        ? CLOSED
        : demand.underCost(after)
            - demand.underCost(before)
            + demand.overCost(after)
            - demand.overCost(before);
  }

  /// The calendar of least added cost, given what is already on each row.
  ///
  /// @return empty when every path meets a full row
  public static Optional<Calendar> best(
      DutyProblem problem, int resource, long[] covered, IntPredicate arcs) {
    CalendarModel model = problem.resources().get(resource);
    CalendarNetwork network = model.network();
    long[] price = added(problem, model, covered);
    long[] least = new long[network.nodes()];
    int[] via = new int[network.nodes()];
    Arrays.fill(least, CLOSED);
    Arrays.fill(via, -1);
    least[network.source()] = 0;
    for (int arc = 0; arc < network.arcs(); arc++) {
      long from = least[network.arcTail(arc)];
      int activity = network.arcActivity(arc);
      long cost = activity == CalendarNetwork.IDLE ? 0 : price[activity];
      if (from == CLOSED || cost == CLOSED || !arcs.test(arc)) {
        continue;
      }
      int head = network.arcHead(arc);
      if (from + cost < least[head]) {
        least[head] = from + cost;
        via[head] = arc;
      }
    }
    if (least[network.sink()] == CLOSED) {
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
    long[] covered = cover(problem, plan, index -> false);
    boolean better = true;
    while (better) {
      better = false;
      for (int r : order) {
        Calendar present = calendars.get(r);
        put(problem, r, present, covered, -1);
        Optional<Calendar> best = best(problem, r, covered, arc -> true);
        boolean changes =
            best.isPresent()
                && !best.get().equals(present)
                && keepsBounds(problem, r, best.get(), covered)
                && addedCost(problem, r, best.get(), covered)
                    < addedCost(problem, r, present, covered);
        Calendar next = changes ? best.get() : present;
        calendars.set(r, next);
        put(problem, r, next, covered, 1);
        better |= changes;
      }
    }
    return new DutyPlan(calendars);
  }

  /// What a calendar adds to the cost of the plan, given what is already on each row.
  private static long addedCost(
      DutyProblem problem, int resource, Calendar calendar, long[] covered) {
    int[] rows = touched(problem, resource, calendar).toArray();
    long before = rowCost(problem, rows, covered);
    put(problem, resource, calendar, covered, 1);
    long after = rowCost(problem, rows, covered);
    put(problem, resource, calendar, covered, -1);
    return calendar.cost() + after - before;
  }

  private static long rowCost(DutyProblem problem, int[] rows, long[] covered) {
    long cost = 0;
    for (int row : rows) {
      Demand demand = problem.demands().get(row);
      cost += demand.underCost(covered[row]) + demand.overCost(covered[row]);
    }
    return cost;
  }

  /// The rows that a calendar puts something on, each once.
  private static IntStream touched(DutyProblem problem, int resource, Calendar calendar) {
    CalendarNetwork network = problem.resources().get(resource).network();
    return calendar.stretches().stream()
        .mapToInt(Stretch::activity)
        .flatMap(a -> IntStream.range(network.coverStart(a), network.coverStart(a + 1)))
        .map(network::coverRow)
        .distinct();
  }

  /// Whether a calendar goes beyond no capacity and keeps its resource's quantities.
  private static boolean keepsBounds(
      DutyProblem problem, int resource, Calendar calendar, long[] covered) {
    put(problem, resource, calendar, covered, 1);
    boolean room =
        touched(problem, resource, calendar)
            .allMatch(row -> covered[row] <= problem.demands().get(row).capacity());
    put(problem, resource, calendar, covered, -1);
    CalendarModel model = problem.resources().get(resource);
    long[] used =
        model.network().used(calendar.stretches().stream().mapToInt(Stretch::activity).toArray());
    for (int q = 0; q < used.length; q++) {
      Quantity bound = model.quantities().get(q);
      room &= used[q] >= bound.min() && used[q] <= bound.max();
    }
    return room;
  }
}
