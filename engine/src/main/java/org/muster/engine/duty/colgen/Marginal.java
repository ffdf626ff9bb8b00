package org.muster.engine.duty.colgen;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/// One resource repriced exactly against the cover of the others.
final class Marginal {

  private static final int NOISY_ATTEMPTS = 20;

  /// Well above what a request weighs, so that the values decide and not the ties.
  private static final double NOISE = 100;

  private Marginal() {}

  /// The calendar that makes the plan cheapest while the others stay, exactly so when no two
  /// activities of one calendar put units on the same row; null when none keeps the capacities or
  /// too many quantities would have to be remembered.
  static @Nullable Column best(
      Search search, Labelling kernel, Pricing pricing, int resource, long[] others) {
    double[] values = search.marginalValues(others, search.networkOf[resource]);
    return pricing.price(kernel, values).column();
  }

  /// A calendar of the resource, capacities aside; without a column when it has none, or when none
  /// was found (then its least value is finite).
  ///
  /// Where quantities are charged because they are too many to remember, equal costs make the
  /// charges swing between one duty and the next; random values break the ties.
  static Pricing.Priced any(
      Search search, Labelling kernel, Pricing pricing, int resource, Random random) {
    double[] own = search.activityValues(new double[search.rows.count], search.networkOf[resource]);
    Pricing.Priced priced = pricing.price(kernel, own);
    for (int attempt = 0; attempt < NOISY_ATTEMPTS; attempt++) {
      if (priced.column() != null
          || priced.least() == Double.POSITIVE_INFINITY
          || search.stopped()) {
        break;
      }
      for (int a = 0; a < own.length; a++) {
        own[a] = NOISE * random.nextDouble();
      }
      priced = pricing.price(kernel, own);
    }
    return priced;
  }

  /// Reprices resources in random order until a round brings nothing or the rounds are over;
  /// changes `plan` in place.
  static void descend(
      Search search,
      Labelling kernel,
      Pricing[] pricing,
      Column[] plan,
      Random random,
      int rounds) {
    long[] covered = Incumbent.covered(search.rows, plan);
    int[] order = new int[plan.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    for (int round = 0; round < rounds; round++) {
      shuffle(order, random);
      boolean improved = false;
      for (int e : order) {
        if (search.stopped()) {
          return;
        }
        Incumbent.add(covered, plan[e], -1);
        Column column = best(search, kernel, pricing[e], e, covered);
        if (column != null && cost(search, column, covered) < cost(search, plan[e], covered)) {
          plan[e] = column;
          search.remember(column);
          improved = true;
        }
        Incumbent.add(covered, plan[e], 1);
      }
      if (!improved) {
        return;
      }
    }
  }

  /// What the calendar costs where the others cover so much, less what the rows cost without it;
  /// infinite beyond a capacity.
  static double cost(Search search, Column column, long[] others) {
    double cost = column.cost;
    for (int i = 0; i < column.rows.length; i++) {
      int r = column.rows[i];
      long after = others[r] + column.amounts[i];
      if (after > search.rows.capacity[r]) {
        return Double.POSITIVE_INFINITY;
      }
      cost += search.rows.cost(r, after) - search.rows.cost(r, others[r]);
    }
    return cost;
  }

  static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  }
}
