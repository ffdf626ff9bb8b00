package org.muster.engine.duty.certificate;

import java.util.Arrays;
import java.util.SortedMap;
import org.muster.engine.duty.Demand;

/// The least that a row can cost when it is filled by whole activities: as many as one likes of
/// each amount, each charged its price. No plan puts anything else on the row, so that the least
/// holds for every plan.
///
/// Plain: what every sum costs at least, from zero up.
final class WholeUnits {

  private WholeUnits() {}

  /// The least over all sums from `fewest` to `most`, the capacity kept; infinite when there is
  /// none, and minus infinity where prices are so low that more and more would never cost more.
  ///
  /// @param price of each amount that any activity puts on the row
  static double least(Demand row, SortedMap<Integer, Double> price, long fewest, long most) {
    for (var one : price.entrySet()) {
      if (one.getValue() < -(double) row.overCost() * one.getKey()) {
        return Double.NEGATIVE_INFINITY;
      }
    }
    // Whatever goes further has an activity that can be taken away: what is left still reaches the
    // need and the fewest, and it costs no more.
    long largest = price.isEmpty() ? 0 : price.lastKey();
    long end = Math.min(Math.max(row.needed(), fewest) + largest, Math.min(row.capacity(), most));
    if (end < fewest) {
      return Double.POSITIVE_INFINITY;
    }
    double[] paid = new double[Math.toIntExact(end) + 1];
    Arrays.fill(paid, Double.POSITIVE_INFINITY);
    paid[0] = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int sum = 0; sum < paid.length; sum++) {
      for (var one : price.headMap(sum + 1).entrySet()) {
        paid[sum] = Math.min(paid[sum], paid[sum - one.getKey()] + one.getValue());
      }
      if (sum >= fewest) {
        double cost = (double) row.underCost(sum) + row.overCost(sum);
        least = Math.min(least, cost + paid[sum]);
      }
    }
    return least;
  }
}
