package org.muster.engine.duty.colgen;

import java.util.List;
import org.muster.engine.duty.Demand;

/// The demand rows as flat arrays.
final class Rows {

  final int count;
  final long[] needed;
  final long[] capacity;
  final double[] under;
  final double[] over;
  final List<Demand> demands;

  Rows(List<Demand> demands) {
    this.demands = demands;
    count = demands.size();
    needed = new long[count];
    capacity = new long[count];
    under = new double[count];
    over = new double[count];
    for (int r = 0; r < count; r++) {
      Demand demand = demands.get(r);
      needed[r] = demand.needed();
      capacity[r] = demand.capacity();
      under[r] = demand.underCost();
      over[r] = demand.overCost();
    }
  }

  /// What a row costs with so many units on it, its capacity aside.
  double cost(int row, long covered) {
    return covered < needed[row]
        ? under[row] * (needed[row] - covered)
        : over[row] * (covered - needed[row]);
  }

  /// The least of the row's cost plus `price` times what is added to the `base` that is there
  /// already: its share of a Lagrangian bound. Convex and linear between nothing added, the need
  /// and the capacity.
  double leastPriced(int row, double price, long base) {
    double least = cost(row, base);
    if (needed[row] > base) {
      least = Math.min(least, price * (needed[row] - base));
    }
    if (capacity[row] != Demand.UNLIMITED) {
      long room = Math.max(0, capacity[row] - base);
      least = Math.min(least, cost(row, base + room) + price * room);
    } else if (price < -over[row] - 1e-9) {
      return Double.NEGATIVE_INFINITY;
    }
    return least;
  }

  /// The price moved into the range in which it can prove a bound.
  double clip(int row, double price) {
    double lowest = capacity[row] == Demand.UNLIMITED ? -over[row] : Double.NEGATIVE_INFINITY;
    return Math.max(lowest, Math.min(under[row], price));
  }
}
