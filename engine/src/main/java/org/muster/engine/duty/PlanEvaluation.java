package org.muster.engine.duty;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A slow, plain evaluation of a plan against the calendar model: is each calendar a path of its
/// resource, do the quantities and capacities hold, and what does it cost. Solvers are tested by
/// it; a rulebook's own checker knows nothing of it.
///
/// @param cost the plan's cost, its terms apart
/// @param covered units on each demand row
/// @param faults what is wrong, as sentences; empty when the plan obeys the model
public record PlanEvaluation(PlanCost cost, List<Long> covered, List<String> faults) {

  public PlanEvaluation {
    covered = List.copyOf(covered);
    faults = List.copyOf(faults);
  }

  /// Evaluates a plan.
  public static PlanEvaluation of(DutyProblem problem, DutyPlan plan) {
    List<String> faults = new ArrayList<>();
    if (plan.calendars().size() != problem.resources().size()) {
      faults.add(
          "The plan has "
              + plan.calendars().size()
              + " calendars for "
              + problem.resources().size()
              + " resources");
      return new PlanEvaluation(new PlanCost(0, 0, 0), List.of(), faults);
    }
    long[] covered = new long[problem.demands().size()];
    long own = 0;
    for (int r = 0; r < plan.calendars().size(); r++) {
      CalendarModel model = problem.resources().get(r);
      Calendar calendar = plan.calendars().get(r);
      long cost = model.fixedCost();
      long[] used = new long[model.quantities().size()];
      CalendarNetwork network = model.network();
      for (Stretch stretch : calendar.stretches()) {
        int a = stretch.activity();
        if (model.activityCost(a) == CalendarModel.CLOSED) {
          faults.add(model.resource() + " may not do " + stretch);
          continue;
        }
        cost += model.activityCost(a);
        for (int e = network.coverStart(a); e < network.coverStart(a + 1); e++) {
          covered[network.coverRow(e)] += network.coverAmount(e);
        }
        for (int e = network.useStart(a); e < network.useStart(a + 1); e++) {
          used[network.useQuantity(e)] += network.useAmount(e);
        }
      }
      if (cost != calendar.cost()) {
        faults.add(
            model.resource() + ": the calendar says cost " + calendar.cost() + ", it is " + cost);
      }
      for (int q = 0; q < used.length; q++) {
        Quantity bound = model.quantities().get(q);
        if (used[q] < bound.min() || used[q] > bound.max()) {
          faults.add(model.resource() + ": " + used[q] + " is outside " + bound);
        }
      }
      if (!calendar.resource().equals(model.resource()) || !accepts(model, calendar)) {
        faults.add(model.resource() + " may not work " + calendar.stretches());
      }
      own += cost;
    }
    long under = 0;
    long over = 0;
    List<Long> rows = new ArrayList<>();
    for (int row = 0; row < covered.length; row++) {
      Demand demand = problem.demands().get(row);
      under += demand.underCost(covered[row]);
      over += demand.overCost(covered[row]);
      rows.add(covered[row]);
      if (covered[row] > demand.capacity()) {
        faults.add(demand.id() + " holds " + demand.capacity() + " but is given " + covered[row]);
      }
    }
    return new PlanEvaluation(new PlanCost(own, under, over), rows, faults);
  }

  /// Is there a path whose activities are those of the calendar, in order?
  public static boolean accepts(CalendarModel model, Calendar calendar) {
    CalendarNetwork network = model.network();
    List<Stretch> stretches = calendar.stretches();
    // By node, how many of the stretches may be done on the way to it.
    @Nullable BitSet[] done = new BitSet[network.nodes()];
    reach(done, network.source()).set(0);
    for (int node = 0; node < done.length; node++) {
      BitSet here = done[node];
      if (here == null) {
        continue;
      }
      for (int arc = network.outStart(node); arc < network.outEnd(node); arc++) {
        int activity = network.arcActivity(arc);
        if (activity == CalendarNetwork.IDLE) {
          reach(done, network.arcHead(arc)).or(here);
          continue;
        }
        for (int i = here.nextSetBit(0); i >= 0; i = here.nextSetBit(i + 1)) {
          if (i < stretches.size() && stretches.get(i).activity() == activity) {
            reach(done, network.arcHead(arc)).set(i + 1);
          }
        }
      }
    }
    return reach(done, network.sink()).get(stretches.size());
  }

  private static BitSet reach(@Nullable BitSet[] done, int node) {
    BitSet here = done[node];
    if (here == null) {
      here = new BitSet();
      done[node] = here;
    }
    return here;
  }
}
