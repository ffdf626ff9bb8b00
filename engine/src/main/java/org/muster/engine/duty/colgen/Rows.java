package org.muster.engine.duty.colgen;

import java.util.Arrays;
import java.util.List;
import org.muster.engine.duty.Demand;

/// The demand rows as flat arrays.
final class Rows {

  final int count;
  final long[] needed;

  /// Units that must be there at least: none, unless a question of a proof by cases asked for them.
  final long[] least;

  final long[] capacity;
  final double[] under;
  final double[] over;

  /// What the dearest unit of any row costs, missing or too many; at least one.
  final double dearest;

  /// By row: the most units that one activity puts on it.
  final int[] largest;

  /// By how much the value of a unit rises with each unit missing, at a pull of one: so that a row
  /// that lacks one activity of the largest is worth the row's dearest unit more. A row with a
  /// capacity counts as one where an activity is worth what it is at most on any row.
  final double[] scale;

  final List<Demand> demands;

  /// @param largest the most units that one activity puts on each row, at least one
  Rows(List<Demand> demands, int[] largest) {
    this.demands = demands;
    this.largest = largest;
    count = demands.size();
    needed = new long[count];
    least = new long[count];
    capacity = new long[count];
    under = new double[count];
    over = new double[count];
    scale = new double[count];
    double unit = 1;
    double activity = 1;
    for (int r = 0; r < count; r++) {
      Demand demand = demands.get(r);
      needed[r] = demand.needed();
      capacity[r] = demand.capacity();
      under[r] = demand.underCost();
      over[r] = demand.overCost();
      double dear = Math.max(under[r], over[r]);
      unit = Math.max(unit, dear);
      activity = Math.max(activity, dear * largest[r]);
      scale[r] = dear / largest[r];
    }
    dearest = unit;
    for (int r = 0; r < count; r++) {
      if (capacity[r] != Demand.UNLIMITED) {
        scale[r] = activity / ((double) largest[r] * largest[r]);
      }
    }
  }

  private Rows(Rows rows) {
    demands = rows.demands;
    count = rows.count;
    needed = rows.needed;
    least = rows.least.clone();
    capacity = rows.capacity.clone();
    under = rows.under;
    over = rows.over;
    dearest = rows.dearest;
    largest = rows.largest;
    scale = rows.scale;
  }

  /// The same rows, but one of them with at least so many units, or with fewer.
  Rows answering(int row, long units, boolean atLeast) {
    Rows rows = new Rows(this);
    if (atLeast) {
      rows.least[row] = Math.max(least[row], units);
    } else {
      rows.capacity[row] = Math.min(capacity[row], units - 1);
    }
    return rows;
  }

  /// Does one activity put many units on a row, so that plans come in lumps?
  boolean lumpy() {
    return Arrays.stream(largest).anyMatch(units -> units > 1);
  }

  /// Is any number of units allowed?
  boolean free(int row) {
    return least[row] == 0 && capacity[row] == Demand.UNLIMITED;
  }

  /// What a row costs with so many units on it, its capacity aside.
  double cost(int row, long covered) {
    return covered < needed[row]
        ? under[row] * (needed[row] - covered)
        : over[row] * (covered - needed[row]);
  }

  /// The least of the row's cost plus `price` times what is added to the `base` that is there
  /// already: its share of a Lagrangian bound. Convex and linear between the fewest units, the need
  /// and the capacity.
  double leastPriced(int row, double price, long base) {
    long from = Math.max(base, least[row]);
    long to = Math.max(base, capacity[row]);
    if (from > to) {
      return Double.POSITIVE_INFINITY;
    }
    double lowest = priced(row, price, base, from);
    if (needed[row] > from) {
      lowest = Math.min(lowest, priced(row, price, base, Math.min(needed[row], to)));
    }
    if (capacity[row] != Demand.UNLIMITED) {
      lowest = Math.min(lowest, priced(row, price, base, to));
    } else if (price < -over[row] - 1e-9) {
      return Double.NEGATIVE_INFINITY;
    }
    return lowest;
  }

  /// What one more unit on the row is worth near its price: the slope at `covered` of its cost
  /// smoothed about the price (its Moreau envelope).
  ///
  /// @param pull share of the row's dearest unit by which one activity missing raises the value
  double unitValue(int row, double price, double pull, double covered) {
    double strength = pull * scale[row];
    double value = Math.min(price + strength * (needed[row] - covered), under[row]);
    if (value < -over[row]) {
      value = -over[row];
      if (capacity[row] != Demand.UNLIMITED) {
        value = Math.min(value, price + strength * (capacity[row] - covered));
      }
    }
    return value;
  }

  private double priced(int row, double price, long base, long units) {
    return cost(row, units) + price * (units - base);
  }

  /// The price moved into the range in which it can prove a bound.
  double clip(int row, double price) {
    double lowest = capacity[row] == Demand.UNLIMITED ? -over[row] : Double.NEGATIVE_INFINITY;
    double highest = least[row] == 0 ? under[row] : Double.POSITIVE_INFINITY;
    return Math.max(lowest, Math.min(highest, price));
  }
}
