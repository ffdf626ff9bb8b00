package org.muster.engine.duty.colgen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.Calendar;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.PlanCost;
import org.muster.engine.duty.PlanEvaluation;
import org.muster.engine.duty.Prices;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.Stretch;

/// The course of one solve: a first plan by pricing one resource after the other, a settlement of
/// plan and prices, the root by column generation, a dive from it, then neighbourhoods until the
/// bound is met or the caller stops.
final class Course {

  /// Solutions of the root's master before neighbourhoods have a turn on a single thread.
  private static final int ROOT_TURN = 60;

  private static final int NEIGHBOURHOOD_TURN = 4;

  /// Rows from which the master of the whole is out of reach.
  private static final int HUGE = 2_000;

  /// Courses of the settlement before the root.
  private static final int FIRST_COURSES = 3;

  /// Neighbourhoods of each worker between two turns of settlement.
  private static final int ATTEMPTS_A_TURN = 200;

  private final Search search;
  private final Incumbent incumbent;
  private final int count;

  Course(Search search, Progress.Listener listener) {
    this.search = search;
    this.incumbent = new Incumbent(search, listener);
    this.count = search.models.size();
  }

  DutySolution run() {
    incumbent.phase("first plan");
    if (count == 0) {
      return solution();
    }
    if (!firstPlan()) {
      return new DutySolution(
          Optional.empty(), Optional.empty(), Double.POSITIVE_INFINITY, Optional.empty(), true);
    }
    Neighbourhoods neighbourhoods = new Neighbourhoods(search, incumbent);
    Settlement settlement = settle(neighbourhoods);
    if (search.stopped()) {
      // Only to build the master of a huge problem's root takes many seconds.
      return solution();
    }
    if (search.rows.count > HUGE) {
      huge(neighbourhoods, settlement);
    } else if (search.limits.threads() == 1) {
      root(neighbourhoods, neighbourhoods.new Worker());
    } else {
      // One thread for the root and then its dive, the others improve the plan meanwhile.
      AtomicInteger turn = new AtomicInteger();
      search.together(
          () -> {
            Neighbourhoods.Worker worker = neighbourhoods.new Worker();
            int mine = turn.getAndIncrement();
            if (mine == 0) {
              root(neighbourhoods, null);
            } else if (mine == 1 && settlement != null) {
              byTurns(settlement, worker);
            }
            worker.attempts(Integer.MAX_VALUE);
          },
          search.limits.threads());
    }
    return solution();
  }

  /// The first courses of a settlement. None for a caller who hands a plan over: who plans again
  /// after a small change has columns that begin the root well enough.
  private @Nullable Settlement settle(Neighbourhoods neighbourhoods) {
    Column[] plan = incumbent.plan();
    if (plan == null || search.limits.warmStart().isPresent()) {
      return null;
    }
    incumbent.phase("settling");
    Settlement settlement =
        new Settlement(search, incumbent, plan, new Random(search.limits.seed() + 2));
    for (int i = 0; i < FIRST_COURSES && settlement.course(search.limits.threads()); i++) {
      neighbourhoods.remember(settlement.prices());
    }
    return settlement;
  }

  /// Further courses until two in a row bring no better plan.
  private void settleOn(Settlement settlement, int threads) {
    for (int useless = 0; useless < 2; ) {
      long before = incumbent.cost();
      if (!settlement.course(threads)) {
        return;
      }
      useless = settlement.bestOfCourse() < before ? 0 : useless + 1;
    }
  }

  /// Settlement, then neighbourhoods and single courses from the best prices by turns.
  private void byTurns(Settlement settlement, Neighbourhoods.Worker worker) {
    settleOn(settlement, 1);
    while (!search.stopped()) {
      worker.attempts(ATTEMPTS_A_TURN);
      double[] proven = incumbent.prices();
      if (proven != null) {
        settlement.begin(proven);
      }
      settlement.course(1);
    }
  }

  /// Where the master of the whole is out of reach: settlement and neighbourhoods by turns, all
  /// threads at the same.
  private void huge(Neighbourhoods neighbourhoods, @Nullable Settlement settlement) {
    List<Neighbourhoods.Worker> workers = new ArrayList<>();
    for (int t = 0; t < search.limits.threads(); t++) {
      workers.add(neighbourhoods.new Worker());
    }
    while (!search.stopped()) {
      if (settlement != null) {
        incumbent.phase("settling");
        settleOn(settlement, search.limits.threads());
        neighbourhoods.remember(settlement.prices());
      }
      incumbent.phase("neighbourhoods");
      AtomicInteger index = new AtomicInteger();
      search.together(
          () -> workers.get(index.getAndIncrement()).attempts(ATTEMPTS_A_TURN),
          search.limits.threads());
    }
  }

  /// A plan by pricing each resource against what the others leave. False when a resource is proven
  /// to have no calendar at all.
  private boolean firstPlan() {
    Random random = new Random(search.limits.seed());
    Labelling kernel = search.kernel();
    Column @Nullable [] plan = warmStart();
    long[] covered = new long[search.rows.count];
    if (plan == null) {
      plan = new Column[count];
      for (int e = 0; e < count; e++) {
        Pricing pricing = new Pricing(search, e, search.whole(e), Pricing.NARROW);
        Column column = Marginal.best(search, kernel, pricing, e, covered);
        if (column == null) {
          Pricing.Priced any = Marginal.any(search, kernel, pricing, e, random);
          column = any.column();
          if (column == null) {
            search.giveBack(kernel);
            return search.stopped() || any.least() < Double.POSITIVE_INFINITY;
          }
        }
        plan[e] = column;
        Incumbent.add(covered, column, 1);
        search.remember(column);
      }
    }
    incumbent.offer(plan);
    search.giveBack(kernel);
    return true;
  }

  private Column @Nullable [] warmStart() {
    DutyPlan start = search.limits.warmStart().orElse(null);
    if (start == null || !PlanEvaluation.of(search.problem, start).faults().isEmpty()) {
      return null;
    }
    Column[] plan = new Column[count];
    for (int e = 0; e < count; e++) {
      int[] activities =
          start.calendars().get(e).stretches().stream().mapToInt(Stretch::activity).toArray();
      plan[e] = new Column(e, search.models.get(e), activities);
      search.remember(plan[e]);
    }
    return plan;
  }

  /// The root and a dive from it. With a worker, the only thread takes turns between the root and
  /// neighbourhoods, and goes on with these until the search is stopped.
  private void root(Neighbourhoods neighbourhoods, Neighbourhoods.@Nullable Worker worker) {
    incumbent.phase("root");
    int[] all = new int[count];
    Arrays.setAll(all, e -> e);
    Random random = new Random(search.limits.seed() + 1);
    double[] seed = neighbourhoods.memory();
    try (Subproblem root =
        new Subproblem(search, all, null, new long[search.rows.count], random, seed)) {
      Column[] plan = incumbent.plan();
      if (plan != null) {
        for (Column column : plan) {
          root.add(column);
        }
      }
      for (int e = 0; e < count; e++) {
        for (Column column :
            search.pooled(e, seed == null ? new double[search.rows.count] : seed, 20)) {
          root.add(column);
        }
      }
      Subproblem.Outcome outcome = Subproblem.Outcome.LIMIT;
      while (outcome == Subproblem.Outcome.LIMIT) {
        outcome =
            root.relax(
                worker == null ? Integer.MAX_VALUE : ROOT_TURN,
                Double.POSITIVE_INFINITY,
                0.02,
                () -> incumbent.bound(root.bound(), root.bestPrices()));
        if (outcome == Subproblem.Outcome.LIMIT && worker != null) {
          worker.attempts(NEIGHBOURHOOD_TURN);
        }
      }
      if (outcome == Subproblem.Outcome.INTERRUPTED) {
        return;
      }
      neighbourhoods.remember(root.bestPrices());
      incumbent.phase("dive");
      List<Column> chosen = root.dive(40, incumbent.cost(), 1, 0);
      if (chosen != null) {
        incumbent.offer(chosen, null);
      }
    }
    incumbent.phase("neighbourhoods");
    if (worker != null) {
      worker.attempts(Integer.MAX_VALUE);
    }
  }

  private DutySolution solution() {
    Column[] plan = incumbent.plan();
    double[] prices = incumbent.prices();
    Optional<Prices> proof =
        Optional.ofNullable(prices).map(values -> new Prices(values, incumbent.bound()));
    if (plan == null) {
      return new DutySolution(Optional.empty(), Optional.empty(), incumbent.bound(), proof, false);
    }
    List<Calendar> calendars = new ArrayList<>();
    for (int e = 0; e < count; e++) {
      CalendarModel model = search.models.get(e);
      calendars.add(Calendar.of(model, plan[e].activities));
    }
    DutyPlan result = new DutyPlan(calendars);
    PlanCost cost = PlanEvaluation.of(search.problem, result).cost();
    return new DutySolution(
        Optional.of(result), Optional.of(cost), incumbent.bound(), proof, false);
  }
}
