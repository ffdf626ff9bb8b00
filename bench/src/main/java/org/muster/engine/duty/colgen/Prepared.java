package org.muster.engine.duty.colgen;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.muster.bench.jmh.BenchInstances;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.SolveLimits;

/// An instance as the solver holds it, with prices at two stages of a solve and a pool of columns.
final class Prepared implements AutoCloseable {
  private static final long STEPS = 150;

  final Search search;

  /// As a solve begins: half of what a unit under costs.
  final double[] rough;

  /// As a root ends: the prices of the best bound of a short solve.
  final double[] good;

  Prepared(String instance) {
    DutyProblem problem = BenchInstances.named(instance);
    good =
        new ColumnGenerationSolver()
            .solve(problem, SolveLimits.ofSteps(STEPS, 1))
            .proof()
            .map(proof -> proof.first())
            .orElseThrow()
            .toArray();
    search = new Search(problem, SolveLimits.ofSteps(Long.MAX_VALUE - 1, 1));
    rough = new double[good.length];
    for (int r = 0; r < rough.length; r++) {
      rough[r] = search.rows.under[r] / 2;
    }
  }

  /// Pricing of whole calendars of each resource.
  Pricing[] pricing() {
    Pricing[] pricing = new Pricing[search.models.size()];
    for (int e = 0; e < pricing.length; e++) {
      pricing[e] = new Pricing(search, e, search.whole(e));
    }
    return pricing;
  }

  /// Columns around the good prices, so many rounds of all resources.
  List<Column> columns(int rounds) {
    Random random = new Random(3);
    Pricing[] pricing = pricing();
    Labelling kernel = search.kernel();
    Set<Column> columns = new LinkedHashSet<>();
    for (int round = 0; round < rounds; round++) {
      double[] prices = good.clone();
      for (int r = 0; r < prices.length; r++) {
        prices[r] = search.rows.clip(r, prices[r] * (0.5 + random.nextDouble()));
      }
      double[][] values = search.activityValues(prices);
      for (Pricing one : pricing) {
        Column column = one.price(kernel, values).column();
        if (column != null) {
          columns.add(column);
        }
      }
    }
    search.giveBack(kernel);
    return new ArrayList<>(columns);
  }

  /// A master of the whole problem without columns.
  Master master() {
    int count = search.models.size();
    int[] all = new int[count];
    BitSet used = new BitSet(search.rows.count);
    for (int e = 0; e < count; e++) {
      all[e] = e;
      search.reach(e, search.whole(e), used);
    }
    return new Master(search.rows, used, new long[search.rows.count], all, count, search.dear);
  }

  @Override
  public void close() {
    search.close();
  }
}
