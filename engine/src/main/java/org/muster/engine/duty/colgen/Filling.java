package org.muster.engine.duty.colgen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The whole activities that fill one row priced by amount: patterns, so many of each amount, with
/// weights that sum to one. What {@link Mixture} is to a resource, this is to a row: its share of
/// the relaxation's plan, in which the row and the resources must agree on each cell.
final class Filling {

  private static final int MOST_PATTERNS = 30;
  private static final int KEPT_PATTERNS = 20;

  private final Rows rows;
  private final Cells cells;
  private final int row;
  private final int first;
  private final int size;
  private final List<Pattern> patterns = new ArrayList<>();

  /// Work arrays over sums from zero: what is paid at least, and the cell that comes last.
  private final double[] paid;

  private final int[] last;

  private static final class Pattern {
    private final int[] times;
    private final double cost;
    private double weight;
    private double value;

    Pattern(int[] times, double cost) {
      this.times = times;
      this.cost = cost;
    }
  }

  /// @param prices of rows and cells, at which the first pattern is best
  Filling(Rows rows, Cells cells, int row, double[] prices) {
    this.rows = rows;
    this.cells = cells;
    this.row = row;
    first = cells.first(row);
    size = cells.size(row);
    // Going further than that has an activity that could be taken away at no loss.
    int end = Math.toIntExact(rows.needed[row]) + cells.amount(first + size - 1);
    paid = new double[end + 1];
    last = new int[end + 1];
    least(prices);
    patterns.getFirst().weight = 1;
  }

  /// The row's share of a bound: the least of its cost and what activities are charged, over whole
  /// numbers of each amount. Keeps the pattern that has it.
  double least(double[] prices) {
    Arrays.fill(paid, Double.POSITIVE_INFINITY);
    paid[0] = 0;
    for (int c = first; c < first + size; c++) {
      int amount = cells.amount(c);
      double price = prices[c];
      for (int sum = amount; sum < paid.length; sum++) {
        double with = paid[sum - amount] + price;
        if (with < paid[sum]) {
          paid[sum] = with;
          last[sum] = c;
        }
      }
    }
    double least = Double.POSITIVE_INFINITY;
    int best = 0;
    for (int sum = 0; sum < paid.length; sum++) {
      double value = rows.cost(row, sum) + paid[sum];
      if (value < least) {
        least = value;
        best = sum;
      }
    }
    int[] times = new int[size];
    double cost = rows.cost(row, best);
    for (int sum = best; sum > 0; sum -= cells.amount(last[sum])) {
      times[last[sum] - first]++;
    }
    if (patterns.stream().noneMatch(pattern -> Arrays.equals(pattern.times, times))) {
      patterns.add(new Pattern(times, cost));
    }
    return least;
  }

  /// The least over the patterns kept.
  double leastKept(double[] prices) {
    double least = Double.POSITIVE_INFINITY;
    for (Pattern pattern : patterns) {
      least = Math.min(least, value(pattern, prices));
    }
    return least;
  }

  private double value(Pattern pattern, double[] prices) {
    double value = pattern.cost;
    for (int i = 0; i < size; i++) {
      value += pattern.times[i] * prices[first + i];
    }
    return value;
  }

  /// Adds what the patterns put on the row's cells, or changes it by a step.
  void put(double[] filled) {
    for (Pattern pattern : patterns) {
      for (int i = 0; i < size; i++) {
        filled[first + i] += pattern.weight * pattern.times[i];
      }
    }
  }

  /// Moves weight from the pattern that costs most to the one that costs least, as far as pays.
  /// False when nothing gains.
  ///
  /// @param stiffness by cell: how fast its value rises
  boolean move(double[] unit, double[] stiffness, double pull, double[] filled, double leastGain) {
    Pattern best = patterns.getFirst();
    Pattern worst = null;
    for (Pattern pattern : patterns) {
      pattern.value = value(pattern, unit);
      if (pattern.value < best.value) {
        best = pattern;
      }
      if (pattern.weight > 0 && (worst == null || pattern.value > worst.value)) {
        worst = pattern;
      }
    }
    if (worst == null || worst.value - best.value < leastGain) {
      return false;
    }
    double curvature = 0;
    for (int i = 0; i < size; i++) {
      double difference = (double) best.times[i] - worst.times[i];
      curvature += difference * difference * pull * stiffness[first + i];
    }
    double weight = Math.min(worst.weight, (worst.value - best.value) / Math.max(1e-12, curvature));
    best.weight += weight;
    worst.weight = weight == worst.weight ? 0 : worst.weight - weight;
    for (int i = 0; i < size; i++) {
      filled[first + i] += weight * (best.times[i] - worst.times[i]);
    }
    return true;
  }

  /// Drops patterns without weight and with the least promise once there are many.
  void trim(double[] prices) {
    if (patterns.size() <= MOST_PATTERNS) {
      return;
    }
    for (Pattern pattern : patterns) {
      pattern.value = value(pattern, prices);
    }
    patterns.sort(
        (a, b) ->
            (a.weight > 0) != (b.weight > 0)
                ? a.weight > 0 ? -1 : 1
                : Double.compare(a.value, b.value));
    while (patterns.size() > KEPT_PATTERNS && patterns.getLast().weight == 0) {
      patterns.removeLast();
    }
  }

  int row() {
    return row;
  }
}
