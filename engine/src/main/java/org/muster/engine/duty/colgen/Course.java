package org.muster.engine.duty.colgen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.PlanCost;
import org.muster.engine.duty.PlanEvaluation;
import org.muster.engine.duty.Prices;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.Proof;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.Stretch;

/// The course of one solve: a first plan by pricing one resource after the other, a settlement of
/// plan and prices with a bundle that proves a bound, the root by column generation, a dive from
/// it, then neighbourhoods until the bound is met or the caller stops.
final class Course {

  /// Solutions of the root's master before neighbourhoods have a turn on a single thread.
  private static final int ROOT_TURN = 60;

  private static final int NEIGHBOURHOOD_TURN = 4;

  /// Arcs of all resources together up to which a proof by cases is tried.
  private static final long SMALL_ARCS = 70_000;

  /// The same where unequal units fill rows: there a proof by cases begins further from its end.
  private static final long LOOSE_ARCS = 40_000;

  /// Steps of the tree of cases before the first neighbourhoods, and between later ones.
  private static final int FIRST_TREE_TURN = 200;

  private static final int TREE_TURN = 100;

  /// Rows from which the master of the whole is out of reach.
  private static final int HUGE = 2_000;

  /// Rounds of the bundle after each of the courses of the settlement before the root, and after
  /// each later one.
  private static final int[] FIRST_ROUNDS = {20, 80, 60};

  private static final int MORE_ROUNDS = 60;

  /// Neighbourhoods of each worker between two turns of settlement.
  private static final int ATTEMPTS_A_TURN = 200;

  /// Cycles of replanning of each worker between two turns of settlement.
  private static final int CYCLES_A_TURN = 1;

  /// Such turns for each course of the settlement.
  private static final int TURNS_A_COURSE = 3;

  /// Neighbourhoods between two cycles of replanning.
  private static final int ATTEMPTS_A_CYCLE = 30;

  /// Sets the random numbers of replanning apart from others.
  private static final int REPLANNING = 1_000;

  private final Search search;
  private final Incumbent incumbent;
  private final int count;
  private final Pricing[] pricing;
  private final @Nullable Proof begun;

  /// The calendars of the first plan, also where together they go beyond a capacity.
  private Column @Nullable [] first;

  /// @param begun a proof to go on with, if there is one
  Course(Search search, Progress.Listener listener, @Nullable Proof begun) {
    this.search = search;
    this.begun = begun;
    this.incumbent = new Incumbent(search, listener);
    this.count = search.models.size();
    pricing = new Pricing[count];
    for (int e = 0; e < count; e++) {
      pricing[e] = new Pricing(search, e, search.whole(e), Pricing.NARROW);
    }
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
    Neighbourhoods neighbourhoods = begin();
    Settled settled = settle(neighbourhoods, FIRST_ROUNDS);
    if (search.stopped()) {
      // Only to build the master of a huge problem's root takes many seconds.
      return solution();
    }
    if (withoutRoot()) {
      huge(neighbourhoods, settled);
    } else if (search.limits.threads() == 1) {
      rootAndCases(neighbourhoods, neighbourhoods.new Worker(), true);
    } else {
      // One thread for the root and then its dive, the others improve the plan meanwhile.
      AtomicInteger turn = new AtomicInteger();
      search.together(
          () -> {
            Neighbourhoods.Worker worker = neighbourhoods.new Worker();
            int mine = turn.getAndIncrement();
            if (mine == 0) {
              rootAndCases(neighbourhoods, worker, false);
            } else if (mine == 1 && settled != null) {
              byTurns(settled, neighbourhoods, worker);
            }
            improve(worker, mine);
          },
          search.limits.threads());
    }
    return solution();
  }

  /// Is the root's master out of reach, or not worth its time?
  private boolean withoutRoot() {
    return search.rows.count > HUGE || loose();
  }

  /// Does the linear relaxation prove too little to be worth its master, in a problem too large for
  /// a proof by cases? So where unequal units fill rows: there the bundle prices by amount.
  private boolean loose() {
    return search.cells.any() && search.arcs() > LOOSE_ARCS;
  }

  /// The first plan and the first courses of its settlement alone, without a bound.
  DutySolution settled() {
    incumbent.phase("first plan");
    if (count > 0 && firstPlan()) {
      settle(begin(), new int[FIRST_ROUNDS.length]);
    }
    return solution();
  }

  /// The same without a search for better plans: the root, and the tree of cases from it.
  DutySolution prove() {
    incumbent.phase("first plan");
    if (count > 0 && firstPlan() && search.arcs() <= SMALL_ARCS) {
      Prices root = root(begin(), null, false);
      if (root != null) {
        incumbent.phase("cases");
        tree(root, false).grow(SolveLimits.UNLIMITED / 2);
      }
    }
    return solution();
  }

  private Neighbourhoods begin() {
    Neighbourhoods neighbourhoods = new Neighbourhoods(search, incumbent);
    if (begun != null) {
      incumbent.proven(begun);
      neighbourhoods.remember(begun.first().toArray());
    }
    return neighbourhoods;
  }

  /// A plan that settles, and the bundle that gives it prices.
  private record Settled(Settlement settlement, Bundle bundle) {}

  /// The first courses of a settlement, each with so many rounds of the bundle. None for a caller
  /// who hands a plan over, unless there will be no root: who plans again after a small change has
  /// columns that begin the root well enough, and without a root the bundle alone proves a bound.
  private @Nullable Settled settle(Neighbourhoods neighbourhoods, int[] roundsOfEach) {
    Column[] plan = incumbent.plan();
    if (plan == null) {
      plan = first;
    }
    boolean handed = search.limits.warmStart().isPresent() && !withoutRoot();
    if (plan == null || handed) {
      return null;
    }
    int threads = search.limits.threads();
    Settlement settlement =
        new Settlement(search, incumbent, pricing, plan, new Random(search.limits.seed() + 2));
    Settled settled = new Settled(settlement, new Bundle(search, incumbent, pricing, plan));
    if (withoutRoot()) {
      // So that there is a bound at all where not even the first course comes to its end.
      settled.bundle.rounds(new double[search.rows.count], 0, threads);
    }
    incumbent.phase("settling");
    for (int rounds : roundsOfEach) {
      if (!course(settled, neighbourhoods, rounds, threads)) {
        break;
      }
    }
    return settled;
  }

  /// A course of the settlement, and rounds of the bundle from its prices. False when the search
  /// was stopped.
  private boolean course(Settled settled, Neighbourhoods neighbourhoods, int rounds, int threads) {
    if (!settled.settlement.course(threads)) {
      return false;
    }
    if (rounds == 0) {
      return true;
    }
    boolean goesOn = settled.bundle.rounds(settled.settlement.prices(), rounds, threads);
    neighbourhoods.remember(settled.bundle.prices());
    return goesOn;
  }

  /// Further courses until two in a row bring no better plan.
  private void settleOn(Settled settled, Neighbourhoods neighbourhoods, int threads) {
    for (int useless = 0; useless < 2; ) {
      long before = incumbent.cost();
      if (!course(settled, neighbourhoods, MORE_ROUNDS, threads)) {
        return;
      }
      useless = settled.settlement.bestOfCourse() < before ? 0 : useless + 1;
    }
  }

  /// Settlement, then neighbourhoods and single courses by turns.
  private void byTurns(
      Settled settled, Neighbourhoods neighbourhoods, Neighbourhoods.Worker worker) {
    settleOn(settled, neighbourhoods, 1);
    while (!search.stopped()) {
      worker.attempts(ATTEMPTS_A_TURN);
      double[] proven = incumbent.prices();
      if (proven != null) {
        settled.settlement.begin(proven);
      }
      course(settled, neighbourhoods, MORE_ROUNDS, 1);
    }
  }

  /// Where the master of the whole is out of reach: settlement and neighbourhoods by turns, all
  /// threads at the same. Where plans come in lumps, replanning takes the place of neighbourhoods
  /// and most of the time: the bundle is soon at its end, and courses bring less than it does.
  private void huge(Neighbourhoods neighbourhoods, @Nullable Settled settled) {
    int threads = search.limits.threads();
    List<Neighbourhoods.Worker> workers = new ArrayList<>();
    List<Replanning> replanning = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      workers.add(neighbourhoods.new Worker());
      replanning.add(replanning(t));
    }
    if (settled == null && incumbent.plan() == null) {
      // Nothing to begin with: some resource's first calendar was not found.
      return;
    }
    boolean lumpy = search.rows.lumpy() && incumbent.plan() != null;
    for (int turn = 0; !search.stopped(); turn++) {
      if (settled != null && !lumpy) {
        incumbent.phase("settling");
        settleOn(settled, neighbourhoods, threads);
      } else if (settled != null) {
        incumbent.phase("bounding");
        settled.bundle.rounds(settled.bundle.prices(), MORE_ROUNDS, threads);
        if (turn % TURNS_A_COURSE == TURNS_A_COURSE - 1) {
          incumbent.phase("settling");
          settled.settlement.begin(settled.bundle.prices());
          settled.settlement.course(threads);
        }
      }
      incumbent.phase(lumpy ? "replanning" : "neighbourhoods");
      AtomicInteger index = new AtomicInteger();
      search.together(
          () -> {
            int mine = index.getAndIncrement();
            if (lumpy) {
              replanning.get(mine).cycles(CYCLES_A_TURN);
            } else {
              workers.get(mine).attempts(ATTEMPTS_A_TURN);
            }
          },
          threads);
    }
  }

  private Replanning replanning(int thread) {
    return new Replanning(
        search, incumbent, new Random(search.limits.seed() * 31 + REPLANNING + thread));
  }

  /// Neighbourhoods to the end, and replanning between them where plans come in lumps.
  private void improve(Neighbourhoods.Worker worker, int thread) {
    if (!search.rows.lumpy()) {
      worker.attempts(Integer.MAX_VALUE);
      return;
    }
    Replanning replanning = replanning(thread);
    while (!search.stopped() && incumbent.plan() != null) {
      replanning.cycles(1);
      worker.attempts(ATTEMPTS_A_CYCLE);
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
        if (search.stopped()) {
          search.giveBack(kernel);
          return true;
        }
        Column column = Marginal.best(search, kernel, pricing[e], e, covered);
        if (column == null) {
          Pricing.Priced any = Marginal.any(search, kernel, pricing[e], e, random);
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
    first = plan;
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

  /// The root, a dive from it, and where the problem is small the tree of cases by turns with
  /// neighbourhoods.
  ///
  /// @param alone is there no other thread, so that neighbourhoods have turns during the root too?
  private void rootAndCases(
      Neighbourhoods neighbourhoods, Neighbourhoods.Worker worker, boolean alone) {
    Prices root = root(neighbourhoods, alone ? worker : null, true);
    if (root != null && search.arcs() <= SMALL_ARCS && !search.stopped()) {
      incumbent.phase("cases");
      Tree tree = tree(root, true);
      boolean growing = tree.grow(FIRST_TREE_TURN);
      incumbent.phase("neighbourhoods");
      while (growing) {
        worker.attempts(NEIGHBOURHOOD_TURN);
        growing = tree.grow(TREE_TURN);
      }
    }
    incumbent.phase("neighbourhoods");
    improve(worker, 0);
  }

  private Tree tree(Prices root, boolean diving) {
    Random random = new Random(search.limits.seed() + 3);
    return new Tree(search, incumbent, begun == null ? root : begun, random, diving);
  }

  /// The root, and if wished a dive from it; null when the search was stopped.
  private @Nullable Prices root(
      Neighbourhoods neighbourhoods, Neighbourhoods.@Nullable Worker worker, boolean dive) {
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
                () -> incumbent.bound(root.proven()));
        if (outcome == Subproblem.Outcome.LIMIT && worker != null) {
          worker.attempts(NEIGHBOURHOOD_TURN);
        }
      }
      if (outcome == Subproblem.Outcome.INTERRUPTED) {
        return null;
      }
      neighbourhoods.remember(root.bestPrices());
      Prices proven = root.proven();
      if (dive) {
        incumbent.phase("dive");
        List<Column> chosen = root.dive(40, incumbent.cost(), 1, 0);
        if (chosen != null) {
          incumbent.offer(chosen, null);
        }
      }
      return proven;
    }
  }

  private DutySolution solution() {
    Column[] plan = incumbent.plan();
    Optional<Proof> proof = Optional.ofNullable(incumbent.proof());
    if (plan == null) {
      return new DutySolution(Optional.empty(), Optional.empty(), incumbent.bound(), proof, false);
    }
    DutyPlan result = Incumbent.plan(search, plan);
    PlanCost cost = PlanEvaluation.of(search.problem, result).cost();
    return new DutySolution(
        Optional.of(result), Optional.of(cost), incumbent.bound(), proof, false);
  }
}
