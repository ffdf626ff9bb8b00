package org.muster.engine.duty.colgen;

import java.util.BitSet;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Quantity;

/// What activities add to quantities, and which bounds a calendar breaks.
final class Quantities {

  private Quantities() {}

  /// What an activity adds to a quantity.
  static int of(CalendarNetwork network, int activity, int quantity) {
    int sum = 0;
    for (int e = network.useStart(activity); e < network.useStart(activity + 1); e++) {
      if (network.useQuantity(e) == quantity) {
        sum += network.useAmount(e);
      }
    }
    return sum;
  }

  /// The quantities that must be remembered from the start: those with a lower bound above zero,
  /// which no path can be expected to keep by chance.
  static BitSet withLowerBound(CalendarModel model) {
    BitSet set = new BitSet();
    for (int q = 0; q < model.quantities().size(); q++) {
      if (model.quantities().get(q).min() > 0) {
        set.set(q);
      }
    }
    return set;
  }

  /// The quantities whose bounds a calendar breaks.
  static BitSet broken(CalendarModel model, int[] activities) {
    long[] used = model.network().used(activities);
    BitSet broken = new BitSet();
    for (int q = 0; q < used.length; q++) {
      Quantity bounds = model.quantities().get(q);
      if (used[q] < bounds.min() || used[q] > bounds.max()) {
        broken.set(q);
      }
    }
    return broken;
  }
}
