package org.muster.engine.duty.colgen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.Demand;

/// Prices of rows without a linear programme: resources answer the prices one after the other, and
/// after each answer the price of every row moves by what is missing there or too much.
///
/// That is the incremental subgradient method on the Lagrangian dual (Nedić and Bertsekas 2001, doi
/// 10.1137/S1052623499362111) with the whole cover as its memory. The prices are rough, but a pass
/// costs one pricing of each resource, and column generation that begins with them and with the
/// answers skips most of its poor first rounds.
final class Ascent {

  /// First and last step, as the share of a row's highest price by which one unit missing over a
  /// whole pass raises it.
  record Steps(double first, double last, int passes) {

    static final Steps FROM_NOTHING = new Steps(0.05, 0.002, 40);

    /// Where a pass is dear: fewer.
    static final Steps FEW = new Steps(0.05, 0.005, 15);

    /// From prices that are good already.
    static final Steps POLISH = new Steps(0.004, 0.0007, 6);

    double at(int pass) {
      return first * Math.pow(last / first, pass / (double) Math.max(1, passes - 1));
    }
  }

  /// Answers of each resource that are handed on, the latest first.
  private static final int KEPT = 12;

  private final Search search;
  private final Rows rows;
  private final Random random;
  private final Pricing[] pricing;
  private final double[] prices;
  private final double[] scale;
  private final Column[] plan;
  private final long[] covered;
  private final List<Set<Column>> answers = new ArrayList<>();

  /// @param start the plan whose cover the prices first look at
  /// @param first prices to begin with, or null for rows that miss units at half their highest
  Ascent(Search search, Column[] start, double @Nullable [] first, Random random) {
    this.search = search;
    this.rows = search.rows;
    this.random = random;
    plan = start.clone();
    covered = Incumbent.covered(rows, plan);
    pricing = new Pricing[plan.length];
    for (int e = 0; e < plan.length; e++) {
      pricing[e] = new Pricing(search, e, search.whole(e), Pricing.NARROW);
      answers.add(new LinkedHashSet<>());
    }
    scale = new double[rows.count];
    prices = new double[rows.count];
    for (int r = 0; r < rows.count; r++) {
      scale[r] = Math.max(rows.under[r], rows.over[r]);
      if (rows.capacity[r] != Demand.UNLIMITED) {
        scale[r] = Math.max(scale[r], search.dear / 20);
      }
      if (first != null) {
        prices[r] = rows.clip(r, first[r]);
      } else {
        prices[r] = covered[r] < rows.needed[r] ? rows.under[r] / 2 : 0;
      }
    }
  }

  /// So many passes, on all threads of the search; offers the best bound met.
  ///
  /// @return the prices that proved most here, or null when the search was stopped before any did
  double @Nullable [] run(Steps steps, Incumbent incumbent) {
    double[] sum = new double[prices.length];
    int summed = 0;
    double best = Double.NEGATIVE_INFINITY;
    double[] bestPrices = null;
    int[] order = new int[plan.length];
    Arrays.setAll(order, e -> e);
    for (int pass = 0; pass < steps.passes && search.step(); pass++) {
      Marginal.shuffle(order, random);
      double step = steps.at(pass);
      boolean keep = 3 * pass >= steps.passes;
      search.parallel(order.length, (i, kernel) -> answer(order[i], kernel, step, keep));
      if (2 * pass >= steps.passes) {
        for (int r = 0; r < sum.length; r++) {
          sum[r] += prices[r];
        }
        summed++;
      }
    }
    if (search.stopped() || summed == 0) {
      return null;
    }
    double[] mean = new double[sum.length];
    for (int r = 0; r < mean.length; r++) {
      mean[r] = sum[r] / summed;
    }
    for (double[] candidate : List.of(prices, mean)) {
      double bound = search.bound(pricing, candidate);
      if (bound > best) {
        best = bound;
        bestPrices = candidate.clone();
      }
    }
    if (bestPrices != null) {
      incumbent.bound(best, bestPrices);
    }
    return bestPrices;
  }

  private void answer(int resource, Labelling kernel, double step, boolean keep) {
    double[][] values = new double[search.networks()][];
    synchronized (this) {
      values[search.networkOf[resource]] =
          search.activityValues(prices, search.networkOf[resource]);
    }
    Column column = pricing[resource].price(kernel, values).column();
    if (column == null) {
      return;
    }
    synchronized (this) {
      Incumbent.add(covered, plan[resource], -1);
      Incumbent.add(covered, column, 1);
      plan[resource] = column;
      for (int r = 0; r < prices.length; r++) {
        long wanted = prices[r] < -rows.over[r] ? rows.capacity[r] : rows.needed[r];
        double missing = wanted - covered[r];
        if (missing != 0) {
          prices[r] = rows.clip(r, prices[r] + step * scale[r] * missing / plan.length);
        }
      }
    }
    if (keep) {
      Set<Column> own = answers.get(resource);
      own.remove(column);
      own.add(column);
    }
  }

  /// The last answers of each resource.
  List<Column> columns() {
    List<Column> all = new ArrayList<>();
    for (Set<Column> own : answers) {
      List<Column> list = List.copyOf(own);
      all.addAll(list.subList(Math.max(0, list.size() - KEPT), list.size()));
    }
    return all;
  }

  /// The plan that the last answers make; it may exceed capacities.
  Column[] plan() {
    return plan.clone();
  }
}
