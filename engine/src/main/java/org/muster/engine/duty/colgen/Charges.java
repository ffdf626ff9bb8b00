package org.muster.engine.duty.colgen;

import java.util.Arrays;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Quantity;

/// Prices of one resource's quantities that pricing does not remember: raised while a calendar goes
/// beyond the upper bound, lowered while there is room. Each has a stride of its own that grows
/// while it goes one way and halves when it turns (Riedmiller and Braun 1993, doi
/// 10.1109/ICNN.1993.298623), so that a few rounds find a calendar that keeps all bounds. They are
/// kept from one pricing to the next.
final class Charges {

  /// Strides, as shares of the greatest value of an activity.
  private static final double FIRST = 0.05;

  private static final double LEAST = 0.001;
  private static final double GREATEST = 0.3;

  /// Downwards by less than upwards: a calendar that keeps the bounds is what is looked for.
  private static final double DOWN = 0.5;

  private final CalendarModel model;
  private final double[] charge;
  private final double[] stride;
  private final int[] direction;

  Charges(CalendarModel model, double scale) {
    this.model = model;
    int count = model.network().quantities();
    charge = new double[count];
    stride = new double[count];
    direction = new int[count];
    Arrays.fill(stride, FIRST * scale);
  }

  /// The charges now, by quantity.
  double[] values() {
    return charge;
  }

  /// What the bounds give back of these charges: a Lagrangian bound is the least charged value less
  /// this.
  static double back(CalendarModel model, double[] charge) {
    double back = 0;
    for (int q = 0; q < charge.length; q++) {
      back += charge[q] == 0 ? 0 : charge[q] * model.quantities().get(q).max();
    }
    return back;
  }

  /// Values of activities less what these charges take.
  static double[] charged(CalendarNetwork network, double[] value, double[] charge) {
    double[] charged = new double[value.length];
    for (int a = 0; a < value.length; a++) {
      double sum = value[a];
      for (int e = network.useStart(a); e < network.useStart(a + 1); e++) {
        sum -= charge[network.useQuantity(e)] * network.useAmount(e);
      }
      charged[a] = sum;
    }
    return charged;
  }

  /// Moves the charges by what a calendar uses; true when it keeps all upper bounds.
  boolean react(long[] used, double scale) {
    boolean kept = true;
    for (int q = 0; q < used.length; q++) {
      long max = model.quantities().get(q).max();
      if (max != Quantity.UNLIMITED && used[q] > max) {
        kept = false;
        charge[q] += next(q, 1, scale);
      } else if (charge[q] > 0 && used[q] < max) {
        charge[q] = Math.max(0, charge[q] - DOWN * next(q, -1, scale));
      }
    }
    return kept;
  }

  private double next(int q, int way, double scale) {
    double factor = direction[q] == -way ? 0.5 : 1.5;
    direction[q] = way;
    stride[q] = Math.clamp(stride[q] * factor, LEAST * scale, GREATEST * scale);
    return stride[q];
  }
}
