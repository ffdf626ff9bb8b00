package org.muster.engine.duty.colgen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
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

/// The course of one solve: a first plan by pricing one resource after the other, the root by
/// column generation, dives from it, then neighbourhoods until the bound is met or the caller
/// stops.
final class Course {

  /// Solutions of the root's master before neighbourhoods have a turn on a single thread.
  private static final int ROOT_TURN = 60;

  private static final int NEIGHBOURHOOD_TURN = 4;

  /// Rows from which windows come before the root.
  private static final int LARGE = 900;

  /// Rows from which the master of the whole is out of reach.
  private static final int HUGE = 2_000;

  /// Rows of a window in which all resources are free.
  private static final int WINDOW_ROWS = 300;

  /// Neighbourhoods of each worker between two sweeps over a huge problem.
  private static final int ATTEMPTS_A_SWEEP = 200;

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
    boolean large = search.rows.count > LARGE;
    // Who hands a plan over plans again after a small change: its columns begin the root well
    // enough.
    if (large || search.limits.warmStart().isEmpty()) {
      prices("prices", neighbourhoods, large ? Ascent.Steps.FEW : Ascent.Steps.FROM_NOTHING, null);
    }
    if (large) {
      windows(neighbourhoods);
    }
    if (search.stopped()) {
      // Only to build the master of a huge problem's root takes many seconds.
      return solution();
    }
    if (search.limits.threads() == 1) {
      root(neighbourhoods, neighbourhoods.new Worker());
    } else {
      // One thread for the root and then its dive, the others improve the plan meanwhile.
      AtomicBoolean rootTaken = new AtomicBoolean();
      search.together(
          () -> {
            Neighbourhoods.Worker worker = neighbourhoods.new Worker();
            if (rootTaken.compareAndSet(false, true)) {
              root(neighbourhoods, null);
            }
            worker.attempts(Integer.MAX_VALUE);
          },
          search.limits.threads());
    }
    return solution();
  }

  /// Prices by ascent, and the plan that its answers make after a descent.
  private void prices(
      String phase, Neighbourhoods neighbourhoods, Ascent.Steps steps, double @Nullable [] first) {
    Column[] plan = incumbent.plan();
    if (plan == null) {
      return;
    }
    incumbent.phase(phase);
    Random random = new Random(search.limits.seed() + 2);
    Ascent ascent = new Ascent(search, plan, first, random);
    double[] found = ascent.run(steps, incumbent);
    if (found == null) {
      return;
    }
    neighbourhoods.remember(found);
    ascent.columns().forEach(search::remember);
    Column[] answers = ascent.plan();
    Labelling kernel = search.kernel();
    Marginal.descend(search, kernel, answers, random, 20);
    search.giveBack(kernel);
    incumbent.offer(answers);
  }

  /// For a problem too large for one master: window after window with all resources free, which
  /// improves the plan and leaves prices of every row behind; these prove a bound after some more
  /// ascent.
  private void windows(Neighbourhoods neighbourhoods) {
    List<Neighbourhoods.Worker> workers = new ArrayList<>();
    for (int t = 0; t < search.limits.threads(); t++) {
      workers.add(neighbourhoods.new Worker());
    }
    boolean huge = search.rows.count > HUGE;
    do {
      incumbent.phase("windows");
      Neighbourhoods.Sweep sweep = neighbourhoods.new Sweep(WINDOW_ROWS);
      AtomicInteger index = new AtomicInteger();
      search.together(
          () -> sweep.work(workers.get(index.getAndIncrement())), search.limits.threads());
      prices("prices", neighbourhoods, Ascent.Steps.POLISH, neighbourhoods.memory());
      if (huge && !search.stopped()) {
        incumbent.phase("neighbourhoods");
        AtomicInteger again = new AtomicInteger();
        search.together(
            () -> workers.get(again.getAndIncrement()).attempts(ATTEMPTS_A_SWEEP),
            search.limits.threads());
      }
    } while (huge && !search.stopped());
  }

  /// A plan by pricing each resource against what the others leave, then again until nothing
  /// improves. False when a resource is proven to have no calendar at all.
  private boolean firstPlan() {
    Random random = new Random(search.limits.seed());
    Labelling kernel = search.kernel();
    Column @Nullable [] plan = warmStart();
    long[] covered = new long[search.rows.count];
    if (plan == null) {
      plan = new Column[count];
      for (int e = 0; e < count; e++) {
        Column column = Marginal.best(search, kernel, e, covered);
        if (column == null) {
          Pricing.Priced any = Marginal.any(search, kernel, e, random);
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
    Incumbent.Snapshot snapshot = incumbent.snapshot();
    if (snapshot != null) {
      Marginal.descend(search, kernel, snapshot.plan(), random, 20);
      incumbent.offer(snapshot.plan());
    }
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
        new Subproblem(search, all, null, new long[search.rows.count], random, false, seed)) {
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
