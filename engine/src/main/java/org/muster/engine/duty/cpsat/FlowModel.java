package org.muster.engine.duty.cpsat;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.muster.engine.duty.Calendar;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Demand;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.Quantity;
import org.muster.engine.duty.Repricing;
import org.muster.engine.duty.Stretch;

/// The calendar model as CP-SAT reads it: a truth value for each arc, one unit of flow from source
/// to sink for each resource, a truth value for each activity, and a row for each demand.
final class FlowModel {
  private final DutyProblem problem;
  private final CpModel model = new CpModel();
  private final LinearExprBuilder cost = LinearExpr.newBuilder();
  private final List<BoolVar[]> arcs = new ArrayList<>();
  private final List<LinearExprBuilder> rows = new ArrayList<>();
  private final List<BoolVar[]> joined = new ArrayList<>();
  private final IntVar[] under;
  private final IntVar[] over;
  private final long[] most;

  FlowModel(DutyProblem problem) {
    this.problem = problem;
    most = new long[problem.demands().size()];
    under = new IntVar[most.length];
    over = new IntVar[most.length];
    for (int row = 0; row < most.length; row++) {
      rows.add(LinearExpr.newBuilder());
    }
    problem.resources().forEach(this::flow);
    for (int row = 0; row < most.length; row++) {
      demand(row);
    }
    model.minimize(cost);
  }

  CpModel model() {
    return model;
  }

  private void flow(CalendarModel resource) {
    CalendarNetwork network = resource.network();
    BoolVar[] taken = new BoolVar[network.arcs()];
    List<List<Literal>> byActivity = new ArrayList<>();
    for (int a = 0; a < network.activities(); a++) {
      byActivity.add(new ArrayList<>());
    }
    List<List<Literal>> out = new ArrayList<>();
    List<List<Literal>> in = new ArrayList<>();
    for (int node = 0; node < network.nodes(); node++) {
      out.add(new ArrayList<>());
      in.add(new ArrayList<>());
    }
    for (int arc = 0; arc < network.arcs(); arc++) {
      if (!resource.open(arc)) {
        continue;
      }
      BoolVar var = model.newBoolVar("");
      taken[arc] = var;
      out.get(network.arcTail(arc)).add(var);
      in.get(network.arcHead(arc)).add(var);
      if (network.arcActivity(arc) != CalendarNetwork.IDLE) {
        byActivity.get(network.arcActivity(arc)).add(var);
      }
    }
    arcs.add(taken);
    joined.add(new BoolVar[network.activities()]);
    if (network.source() != network.sink()) {
      model.addExactlyOne(out.get(network.source()));
      model.addExactlyOne(in.get(network.sink()));
      for (int node = 0; node < network.nodes(); node++) {
        boolean passed = !in.get(node).isEmpty() || !out.get(node).isEmpty();
        if (passed && node != network.source() && node != network.sink()) {
          conserve(in.get(node), out.get(node));
        }
      }
    }
    cost.add(resource.fixedCost());
    List<LinearExprBuilder> used = new ArrayList<>();
    resource.quantities().forEach(quantity -> used.add(LinearExpr.newBuilder()));
    for (int a = 0; a < network.activities(); a++) {
      if (!byActivity.get(a).isEmpty()) {
        activity(resource, a, byActivity.get(a), used);
      }
    }
    for (int q = 0; q < used.size(); q++) {
      Quantity quantity = resource.quantities().get(q);
      long max = quantity.max() == Quantity.UNLIMITED ? Long.MAX_VALUE / 4 : quantity.max();
      model.addLinearConstraint(used.get(q), quantity.min(), max);
    }
  }

  private void conserve(List<Literal> in, List<Literal> out) {
    LinearExprBuilder balance = LinearExpr.newBuilder();
    in.forEach(literal -> balance.add(literal));
    out.forEach(literal -> balance.addTerm(literal, -1));
    model.addEquality(balance, 0);
  }

  private void activity(
      CalendarModel resource, int activity, List<Literal> on, List<LinearExprBuilder> used) {
    CalendarNetwork network = resource.network();
    Literal done = on.getFirst();
    if (on.size() > 1) {
      BoolVar join = model.newBoolVar("");
      joined.getLast()[activity] = join;
      done = join;
      LinearExprBuilder any = LinearExpr.newBuilder();
      on.forEach(literal -> any.add(literal));
      model.addEquality(any, done);
    }
    if (resource.activityCost(activity) != 0) {
      cost.addTerm(done, resource.activityCost(activity));
    }
    for (int e = network.coverStart(activity); e < network.coverStart(activity + 1); e++) {
      rows.get(network.coverRow(e)).addTerm(done, network.coverAmount(e));
      most[network.coverRow(e)] += network.coverAmount(e);
    }
    for (int e = network.useStart(activity); e < network.useStart(activity + 1); e++) {
      used.get(network.useQuantity(e)).addTerm(done, network.useAmount(e));
    }
  }

  private void demand(int row) {
    Demand demand = problem.demands().get(row);
    LinearExprBuilder covered = rows.get(row);
    if (demand.limited() && most[row] > demand.capacity()) {
      model.addLessOrEqual(covered, demand.capacity());
    }
    if (demand.underCost() == 0 && demand.overCost() == 0) {
      return;
    }
    LinearExprBuilder balance = LinearExpr.newBuilder();
    balance.add(covered);
    under[row] = model.newIntVar(0, demand.needed(), "");
    balance.add(under[row]);
    cost.addTerm(under[row], demand.underCost());
    if (demand.overCost() == 0) {
      model.addGreaterOrEqual(balance, demand.needed());
      return;
    }
    over[row] = model.newIntVar(0, Math.max(0, most[row] - demand.needed()), "");
    balance.addTerm(over[row], -1);
    cost.addTerm(over[row], demand.overCost());
    model.addEquality(balance, demand.needed());
  }

  /// Tells CP-SAT the plan to start from, every variable of it.
  void hint(DutyPlan plan) {
    for (int r = 0; r < arcs.size(); r++) {
      boolean[] on = path(problem.resources().get(r), plan.calendars().get(r));
      BoolVar[] taken = arcs.get(r);
      for (int arc = 0; arc < taken.length; arc++) {
        if (taken[arc] != null) {
          model.addHint(taken[arc], on[arc]);
        }
      }
      BoolVar[] join = joined.get(r);
      for (int a = 0; a < join.length; a++) {
        if (join[a] != null) {
          int activity = a;
          boolean done =
              plan.calendars().get(r).stretches().stream().anyMatch(s -> s.activity() == activity);
          model.addHint(join[a], done);
        }
      }
    }
    long[] covered = Repricing.cover(problem, plan, r -> false);
    for (int row = 0; row < covered.length; row++) {
      long needed = problem.demands().get(row).needed();
      if (under[row] != null) {
        model.addHint(under[row], Math.max(0, needed - covered[row]));
      }
      if (over[row] != null) {
        model.addHint(over[row], Math.max(0, covered[row] - needed));
      }
    }
  }

  /// The arcs of a path whose activities are those of the calendar; none when there is no path.
  private static boolean[] path(CalendarModel resource, Calendar calendar) {
    CalendarNetwork network = resource.network();
    List<Stretch> stretches = calendar.stretches();
    int width = stretches.size() + 1;
    int[] via = new int[network.nodes() * width];
    Arrays.fill(via, -1);
    boolean[] reached = new boolean[network.nodes() * width];
    reached[network.source() * width] = true;
    for (int arc = 0; arc < network.arcs(); arc++) {
      int activity = network.arcActivity(arc);
      for (int i = 0; i < width; i++) {
        if (!reached[network.arcTail(arc) * width + i]) {
          continue;
        }
        boolean idle = activity == CalendarNetwork.IDLE;
        if (idle || (i < stretches.size() && stretches.get(i).activity() == activity)) {
          int to = network.arcHead(arc) * width + i + (idle ? 0 : 1);
          if (!reached[to]) {
            reached[to] = true;
            via[to] = arc;
          }
        }
      }
    }
    boolean[] on = new boolean[network.arcs()];
    int at = network.sink() * width + stretches.size();
    while (reached[at] && via[at] >= 0) {
      int arc = via[at];
      on[arc] = true;
      int i = at % width - (network.arcActivity(arc) == CalendarNetwork.IDLE ? 0 : 1);
      at = network.arcTail(arc) * width + i;
    }
    return on;
  }

  /// The plan of a solution, in which arcs are used or not.
  DutyPlan plan(Predicate<BoolVar> used) {
    List<Calendar> calendars = new ArrayList<>();
    for (int r = 0; r < arcs.size(); r++) {
      CalendarModel resource = problem.resources().get(r);
      CalendarNetwork network = resource.network();
      List<Integer> done = new ArrayList<>();
      for (int arc = 0; arc < network.arcs(); arc++) {
        BoolVar var = arcs.get(r)[arc];
        if (network.arcActivity(arc) != CalendarNetwork.IDLE && var != null && used.test(var)) {
          done.add(network.arcActivity(arc));
        }
      }
      calendars.add(Calendar.of(resource, done.stream().mapToInt(Integer::intValue).toArray()));
    }
    return new DutyPlan(calendars);
  }
}
