package org.muster.engine.duty.colgen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Small changes to a plan, very many of them: some resources that could serve the same row give
/// their calendars up and are planned again one after the other, each priced exactly against what
/// the others cover. Ruin and recreate (Schrimpf and others 2000, doi 10.1006/jcph.1999.6413), with
/// a tolerance for dearer plans that falls over each cycle.
///
/// Where units are large and unequal, a dive into the relaxation finds little, since its fractions
/// say next to nothing; which of three units serves a line is found by trying, and one try costs a
/// few pricings and no linear programme.
///
/// Works on one thread. A step is as many pricings as there are resources.
final class Replanning {

  /// Resources planned again at a time.
  private static final int FEWEST = 2;

  private static final int MOST = 7;

  /// Tries in a cycle, for each resource of the problem, and at least.
  private static final int TRIES_A_RESOURCE = 40;

  private static final int LEAST_TRIES = 600;

  /// The tolerance at the beginning of a cycle, as a share of what a bad try costs more.
  private static final double TOLERANCE = 0.35;

  /// How fast the mean of what bad tries cost more follows.
  private static final double LEARNING = 0.02;

  /// By how much values are off at random when a resource is planned first.
  private static final double NOISE = 0.15;

  /// Times in ten that a costly row is chosen rather than one of any resource's.
  private static final int COSTLY = 6;

  private static final int TEN = 10;

  private static final double HALF = 0.5;

  private final Search search;
  private final Incumbent incumbent;
  private final Pricing[] pricing;
  private final Random random;
  private final int[][] able;
  private int pricings;
  private double dearer = -1;

  Replanning(Search search, Incumbent incumbent, Random random) {
    this.search = search;
    this.incumbent = incumbent;
    this.random = random;
    pricing = new Pricing[search.models.size()];
    for (int e = 0; e < pricing.length; e++) {
      pricing[e] = new Pricing(search, e, search.whole(e), Pricing.NARROW);
    }
    able = new int[search.rows.count][];
  }

  /// So many cycles from the best plan; fewer when the search was stopped.
  void cycles(int count) {
    for (int i = 0; i < count && !search.stopped(); i++) {
      Incumbent.Snapshot start = incumbent.snapshot();
      if (start == null) {
        return;
      }
      Labelling kernel = search.kernel();
      cycle(start, kernel);
      search.giveBack(kernel);
    }
  }

  private void cycle(Incumbent.Snapshot start, Labelling kernel) {
    Column[] plan = start.plan();
    long[] covered = start.covered();
    double cost = start.cost();
    double best = cost;
    int tries = Math.max(LEAST_TRIES, TRIES_A_RESOURCE * plan.length);
    for (int i = 0; i < tries; i++) {
      int[] free = choose(plan, covered);
      double tolerance = TOLERANCE * Math.max(0, dearer) * (tries - 1 - i) / tries;
      double change = attempt(plan, covered, free, kernel, tolerance);
      if (!counted()) {
        return;
      }
      cost += change;
      if (cost < best - HALF) {
        best = cost;
        incumbent.offer(plan);
      }
    }
  }

  /// Counts the pricings; false when the search was stopped.
  private boolean counted() {
    while (pricings >= search.models.size()) {
      pricings -= search.models.size();
      if (!search.step()) {
        return false;
      }
    }
    return !search.stopped();
  }

  /// Plans some resources again; what the plan costs more, zero when it stays as it was.
  private double attempt(
      Column[] plan, long[] covered, int[] free, Labelling kernel, double tolerance) {
    Column[] old = new Column[free.length];
    double before = 0;
    for (int i = 0; i < free.length; i++) {
      old[i] = plan[free[i]];
      Incumbent.add(covered, old[i], -1);
    }
    // Costs of the calendars one on top of the other.
    for (Column column : old) {
      before += Marginal.cost(search, column, covered);
      Incumbent.add(covered, column, 1);
    }
    for (Column column : old) {
      Incumbent.add(covered, column, -1);
    }
    Column[] next = new Column[free.length];
    double after = 0;
    boolean good = true;
    int planned = 0;
    while (planned < free.length && good) {
      Column first = best(free[planned], covered, kernel, true);
      good = first != null;
      if (first != null) {
        next[planned++] = first;
        Incumbent.add(covered, first, 1);
      }
    }
    for (int i = 0; i < free.length && good; i++) {
      // Again, exactly, now that the others of them are there.
      Incumbent.add(covered, next[i], -1);
      Column better = best(free[i], covered, kernel, false);
      if (better != null) {
        next[i] = better;
      }
      Incumbent.add(covered, next[i], 1);
    }
    for (int i = 0; i < planned; i++) {
      Incumbent.add(covered, next[i], -1);
    }
    for (int i = 0; i < free.length && good; i++) {
      after += Marginal.cost(search, next[i], covered);
      Incumbent.add(covered, next[i], 1);
    }
    double change = after - before;
    if (good && change > 0 && Double.isFinite(change)) {
      dearer = dearer < 0 ? change : dearer + LEARNING * (change - dearer);
    }
    if (good && change <= tolerance) {
      for (int i = 0; i < free.length; i++) {
        plan[free[i]] = next[i];
      }
      return change;
    }
    for (int i = 0; i < free.length; i++) {
      if (good) {
        Incumbent.add(covered, next[i], -1);
      }
      Incumbent.add(covered, old[i], 1);
    }
    return 0;
  }

  private @Nullable Column best(int resource, long[] others, Labelling kernel, boolean noisy) {
    double[] values = search.marginalValues(others, search.networkOf[resource]);
    if (noisy) {
      for (int a = 0; a < values.length; a++) {
        values[a] *= 1 + NOISE * (2 * random.nextDouble() - 1);
      }
    }
    pricings++;
    return pricing[resource].price(kernel, values).column();
  }

  /// Resources that can serve one row, such as do it now among them.
  private int[] choose(Column[] plan, long[] covered) {
    int row = -1;
    if (random.nextInt(TEN) < COSTLY) {
      row = costly(covered);
    }
    if (row < 0) {
      Column any = plan[random.nextInt(plan.length)];
      row = any.rows.length == 0 ? -1 : any.rows[random.nextInt(any.rows.length)];
    }
    int wanted = Math.min(plan.length, FEWEST + random.nextInt(MOST - FEWEST + 1));
    List<Integer> chosen = new ArrayList<>();
    int[] those = row < 0 ? new int[0] : able(row).clone();
    Marginal.shuffle(those, random);
    for (int e : those) {
      if (chosen.size() < wanted / 2 && Arrays.binarySearch(plan[e].rows, row) >= 0) {
        chosen.add(e);
      }
    }
    for (int e : those) {
      if (chosen.size() < wanted && !chosen.contains(e)) {
        chosen.add(e);
      }
    }
    while (chosen.size() < FEWEST && chosen.size() < plan.length) {
      int e = random.nextInt(plan.length);
      if (!chosen.contains(e)) {
        chosen.add(e);
      }
    }
    int[] free = chosen.stream().mapToInt(Integer::intValue).toArray();
    Marginal.shuffle(free, random);
    return free;
  }

  private int[] able(int row) {
    int[] known = able[row];
    if (known == null) {
      List<Integer> found = new ArrayList<>();
      for (int e = 0; e < pricing.length; e++) {
        if (search.reaches(e, row)) {
          found.add(e);
        }
      }
      known = found.stream().mapToInt(Integer::intValue).toArray();
      able[row] = known;
    }
    return known;
  }

  /// A row that costs something, by chance and its cost; -1 when none does.
  private int costly(long[] covered) {
    double sum = 0;
    int chosen = -1;
    for (int r = 0; r < covered.length; r++) {
      double cost = search.rows.cost(r, covered[r]);
      sum += cost;
      if (cost > 0 && random.nextDouble() * sum < cost) {
        chosen = r;
      }
    }
    return chosen;
  }
}
