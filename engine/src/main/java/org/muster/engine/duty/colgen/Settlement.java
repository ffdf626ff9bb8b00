package org.muster.engine.duty.colgen;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// A plan and prices that settle on each other: one resource after the other answers the price of
/// each row plus a **pull** towards what the row still needs beside the others, and after each pass
/// the prices learn from what is missing or too much. While the pull is weak most resources change
/// at every pass; as it grows the plan freezes.
///
/// That is the method of multipliers on the demand rows, with exact block-coordinate steps over
/// resources (Hestenes 1969, doi 10.1007/BF00927673; Bertsekas 1982, "Constrained Optimization and
/// Lagrange Multiplier Methods"). A row's cost is convex, so that its proximal point gives the
/// value of a unit in closed form, and since an activity is worth the mean slope over its units,
/// pricing with these values is the exact step of a resource. The whole-number choice makes it a
// heuristic that proves
/// nothing; {@link Bundle} takes its last prices and proves what can be proven.
final class Settlement {

  /// Passes of the first course; the later ones are up to so many times doubled.
  private static final int FIRST_PASSES = 40;

  private static final int MOST_DOUBLINGS = 6;

  /// The first course's first pull and the last pull of each, as the share of a row's dearest unit
  /// by which one activity missing raises the value of a unit. Longer courses begin weaker, so that
  /// their prices have time to become those of the relaxation.
  private static final double WEAK = 0.004;

  private static final double WEAKEST = 0.0005;

  private static final double STRONG = 0.8;

  /// Between these pulls the prices are near those of the relaxation.
  private static final double MIDDLE_FROM = 0.006;

  private static final double MIDDLE_TO = 0.02;

  /// Price at first of a row that misses units, as a share of what a missing unit costs.
  private static final double FIRST_PRICE = 0.3;

  /// How much of the pull the prices learn after a pass.
  private static final double LEARNING = 0.5;

  private static final double HALF = 0.5;

  /// Passes without a change after which a course ends.
  private static final int FROZEN = 4;

  /// Resources for each thread at a time: those that answer at once do not see each other.
  private static final int RESOURCES_A_THREAD = 10;

  private final Search search;
  private final Rows rows;
  private final Incumbent incumbent;
  private final Random random;
  private final Pricing[] pricing;
  private final double[] prices;
  private final Column[] plan;
  private final long[] covered;
  private final double[] middle;
  private int courses;
  private long bestOfCourse = Long.MAX_VALUE;

  /// @param start the plan to begin with
  /// @param pricing of whole calendars, by resource
  Settlement(Search search, Incumbent incumbent, Pricing[] pricing, Column[] start, Random random) {
    this.search = search;
    this.rows = search.rows;
    this.incumbent = incumbent;
    this.random = random;
    plan = start.clone();
    covered = Incumbent.covered(rows, plan);
    this.pricing = pricing;
    prices = new double[rows.count];
    middle = new double[rows.count];
    for (int r = 0; r < rows.count; r++) {
      prices[r] = covered[r] < rows.needed[r] ? FIRST_PRICE * rows.under[r] : 0;
    }
  }

  /// One course from a weak pull to a strong one, on so many threads; offers each better plan on
  /// the way. False when the search was stopped.
  boolean course(int threads) {
    int passes = passes(courses++);
    int[] order = new int[plan.length];
    Arrays.setAll(order, e -> e);
    Column[] best = plan.clone();
    long bestCost = Long.MAX_VALUE;
    int still = 0;
    double weak = Math.max(WEAKEST, WEAK * FIRST_PASSES / passes);
    int middling = 0;
    for (int pass = 0; pass < passes && still < FROZEN; pass++) {
      if (!search.step()) {
        return false;
      }
      Marginal.shuffle(order, random);
      double pull = weak * Math.pow(STRONG / weak, pass / (double) Math.max(1, passes - 1));
      boolean keep = 3 * pass >= passes;
      AtomicInteger changes = new AtomicInteger();
      pass(order, pull, keep, changes, threads);
      still = changes.get() == 0 ? still + 1 : 0;
      learn(LEARNING * pull);
      if (pull > MIDDLE_FROM && pull < MIDDLE_TO) {
        middling++;
        for (int r = 0; r < middle.length; r++) {
          middle[r] += (prices[r] - middle[r]) / middling;
        }
      }
      long cost = Incumbent.costWithin(rows, plan, covered);
      if (cost < bestCost) {
        bestCost = cost;
        best = plan.clone();
        incumbent.offer(best);
      }
    }
    Labelling kernel = search.kernel();
    Marginal.descend(search, kernel, pricing, best, random, 20);
    search.giveBack(kernel);
    bestOfCourse = Incumbent.costWithin(rows, best, Incumbent.covered(rows, best));
    incumbent.offer(best);
    return !search.stopped();
  }

  /// Passes of each course: 40, 80, 160, 160, 320, 320, 640, ...: good prices are worth a second
  /// course of the same length.
  private static int passes(int course) {
    return FIRST_PASSES << Math.min(MOST_DOUBLINGS, course < 2 ? course : 1 + course / 2);
  }

  /// What the best plan of the last course costs; {@link Long#MAX_VALUE} beyond a capacity.
  long bestOfCourse() {
    return bestOfCourse;
  }

  /// Begins the next course with these prices.
  void begin(double[] better) {
    System.arraycopy(better, 0, prices, 0, prices.length);
  }

  /// The mean prices of the last course while its pull was neither weak nor strong: they prove
  /// more than those at its end, by when the plan had frozen.
  double[] prices() {
    return middle.clone();
  }

  private void pass(int[] order, double pull, boolean keep, AtomicInteger changes, int threads) {
    int together = Math.max(1, Math.min(threads, order.length / RESOURCES_A_THREAD));
    search.parallel(
        order.length, (i, kernel) -> answer(order[i], kernel, pull, keep, changes), together);
  }

  private void answer(
      int resource, Labelling kernel, double pull, boolean keep, AtomicInteger changes) {
    double[] before;
    long[] others;
    synchronized (this) {
      before = prices.clone();
      others = covered.clone();
      Incumbent.add(others, plan[resource], -1);
    }
    double[] values = search.pulledValues(before, pull, others, search.networkOf[resource]);
    Column column = pricing[resource].price(kernel, values).column();
    if (column == null
        || pulledCost(column, before, pull, others)
            >= pulledCost(plan[resource], before, pull, others) - 1e-6) {
      return;
    }
    changes.incrementAndGet();
    synchronized (this) {
      Incumbent.add(covered, plan[resource], -1);
      Incumbent.add(covered, column, 1);
      plan[resource] = column;
    }
    if (keep) {
      search.remember(column);
    }
  }

  /// The calendar's cost less what its cover is worth near the prices beside the others' cover.
  private double pulledCost(Column column, double[] near, double pull, long[] others) {
    double cost = column.cost;
    for (int i = 0; i < column.rows.length; i++) {
      int r = column.rows[i];
      int amount = column.amounts[i];
      cost -= amount * rows.unitValue(r, near[r], pull, others[r] + HALF * amount);
    }
    return cost;
  }

  private void learn(double step) {
    for (int r = 0; r < prices.length; r++) {
      long wanted = prices[r] < -rows.over[r] ? rows.capacity[r] : rows.needed[r];
      prices[r] = rows.clip(r, prices[r] + step * rows.scale[r] * (wanted - covered[r]));
    }
  }
}
