package org.muster.engine.lift.plan;

/// Raises a bound by moving its prices.
///
/// The volume algorithm: Barahona and Anbil 2000 (doi 10.1007/s101070050002).
final class Ascent {
  private static final double FAR = 0.2;
  private static final double LEAST_FACTOR = 1e-5;
  private static final int MOST_FAILURES = 15;

  /// What is dear to begin with changes by at least this part of itself.
  private static final double START_SHARE = 0.05;

  private final Priced relaxation;
  private final double[] scale;
  private final double[] best;
  private final double[] trial;
  private final double[] slope;
  private final double[] direction;
  private double bound = Double.NEGATIVE_INFINITY;
  private double factor = 0.1;
  private double weight = 0.1;
  private int failures;
  private boolean begun;
  private long steps;

  Ascent(Priced relaxation, double[] start) {
    this.relaxation = relaxation;
    scale = relaxation.scales(start);
    for (int i = 0; i < start.length; i++) {
      scale[i] = Math.max(scale[i], START_SHARE * Math.abs(start[i]));
    }
    best = start.clone();
    trial = start.clone();
    slope = new double[start.length];
    direction = new double[start.length];
  }

  double bound() {
    return bound;
  }

  double[] prices() {
    return best;
  }

  /// One evaluation.
  ///
  /// @param goal a cost that some plan has
  void step(double goal) {
    steps++;
    if (!begun) {
      begun = true;
      clamp();
      System.arraycopy(trial, 0, best, 0, trial.length);
      bound = relaxation.evaluate(trial, slope);
      System.arraycopy(slope, 0, direction, 0, slope.length);
      return;
    }
    double norm = 0;
    for (int i = 0; i < best.length; i++) {
      if (blocked(i)) {
        continue;
      }
      double scaled = scale[i] * direction[i];
      norm += scaled * scaled;
    }
    double gap = Math.max(goal - bound, 1e-6 * Math.abs(goal) + 1e-9);
    double length = factor * gap / Math.max(1e-12, norm);
    for (int i = 0; i < best.length; i++) {
      trial[i] = best[i] + length * scale[i] * scale[i] * direction[i];
    }
    clamp();
    double value = relaxation.evaluate(trial, slope);
    double along = 0;
    double own = 0;
    double cross = 0;
    double old = 0;
    for (int i = 0; i < best.length; i++) {
      double s = scale[i] * scale[i];
      along += s * slope[i] * direction[i];
      own += s * slope[i] * slope[i];
      cross += s * slope[i] * direction[i];
      old += s * direction[i] * direction[i];
    }
    // The mixture of least length, within limits.
    double denominator = own - 2 * cross + old;
    double share = denominator <= 0 ? weight : (old - cross) / denominator;
    share = Math.clamp(share, weight / 10, weight);
    for (int i = 0; i < best.length; i++) {
      direction[i] = share * slope[i] + (1 - share) * direction[i];
    }
    if (value > bound) {
      if (along > 0) {
        factor = Math.min(2, factor * 1.1);
      }
      if (value > bound + 1e-6 * Math.abs(bound)) {
        failures = 0;
      }
      bound = value;
      System.arraycopy(trial, 0, best, 0, trial.length);
    } else if (value < bound - FAR * gap) {
      // Far beyond where the slope holds.
      factor = Math.max(LEAST_FACTOR, factor * 0.5);
      failures = 0;
    } else if (++failures >= MOST_FAILURES) {
      failures = 0;
      factor = Math.max(LEAST_FACTOR, factor * 0.66);
    }
    if (steps % 500 == 0) {
      weight = Math.max(0.01, weight * 0.8);
    }
  }

  private boolean blocked(int i) {
    return (best[i] <= relaxation.least(i) && direction[i] < 0)
        || (best[i] >= relaxation.most(i) && direction[i] > 0);
  }

  private void clamp() {
    for (int i = 0; i < trial.length; i++) {
      trial[i] = Math.min(Math.max(trial[i], relaxation.least(i)), relaxation.most(i));
    }
  }
}
