package org.muster.engine.duty;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

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
    BitSet[] reached = new BitSet[stretches.size() + 1];
    for (int i = 0; i < reached.length; i++) {
      reached[i] = new BitSet();
    }
    reached[0].set(network.source());
    for (int arc = 0; arc < network.arcs(); arc++) {
      int activity = network.arcActivity(arc);
      for (int i = 0; i <= stretches.size(); i++) {
        if (!reached[i].get(network.arcTail(arc))) {
          continue;
        }
        if (activity == CalendarNetwork.IDLE) {
          reached[i].set(network.arcHead(arc));
        } else if (i < stretches.size() && stretches.get(i).activity() == activity) {
          reached[i + 1].set(network.arcHead(arc));
        }
      }
    }
    return reached[stretches.size()].get(network.sink());
  }
}
