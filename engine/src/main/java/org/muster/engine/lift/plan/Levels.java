package org.muster.engine.lift.plan;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleFunction;

/// A second beginning for the prices of a [Relaxation], after those of the gates: where seats or
/// beds are too few for everybody, one price of all seats and one of all beds, at every hour the
/// same, says who stays. How high is tried; the bound says what is best.
final class Levels {
  /// Prices are tried up to so many times the first, doubling.
  private static final double MOST = 1 << 14;

  /// How often the best is then refined.
  private static final int REFINED = 5;

  /// Where others are scarcer, gates cost less than by themselves.
  private static final double[] GATE_SHARES = {1, 0};

  private final Relaxation relaxation;
  private final Instance in;
  private final DoubleFunction<double[]> gates;
  private final BooleanSupplier stop;
  private final double[] slope;
  private final double[] trial;
  private double[] best;
  private double bound;

  private Levels(
      Relaxation relaxation, double[] x, DoubleFunction<double[]> gates, BooleanSupplier stop) {
    this.relaxation = relaxation;
    this.gates = gates;
    this.stop = stop;
    in = relaxation.in;
    slope = new double[x.length];
    trial = x.clone();
    best = x;
    bound = relaxation.evaluate(x, slope);
  }

  /// The best prices of those tried.
  ///
  /// @param x the prices of the gates by themselves, and worths at them
  /// @param gates the same for a share of those prices
  static double[] start(
      Relaxation relaxation, double[] x, DoubleFunction<double[]> gates, BooleanSupplier stop) {
    Levels levels = new Levels(relaxation, x, gates, stop);
    levels.search();
    return levels.best;
  }

  private void search() {
    double unit = Math.max(1e-3, relaxation.scales(best)[relaxation.seatStart]);
    for (double share : GATE_SHARES) {
      double[] from = share == 1 ? best : gates.apply(share);
      double seats = highest(from, unit, true, 0);
      highest(from, unit, false, seats);
    }
  }

  /// Tries a price of all seats, or of all beds on top of that of seats.
  private double highest(double[] from, double unit, boolean ofSeats, double seats) {
    double least = 0;
    double top = evaluate(from, ofSeats ? 0 : seats, 0);
    double before = top;
    double step = unit;
    for (double price = unit; price <= MOST * unit && !stop.getAsBoolean(); price *= 2) {
      double value = ofSeats ? evaluate(from, price, 0) : evaluate(from, seats, price);
      if (value > top) {
        top = value;
        least = price;
        step = price / 2;
      } else if (value < before) {
        break;
      }
      before = value;
    }
    for (int i = 0; i < REFINED && least > 0 && !stop.getAsBoolean(); i++) {
      for (double price : new double[] {least - step, least + step}) {
        double value = ofSeats ? evaluate(from, price, 0) : evaluate(from, seats, price);
        if (value > top) {
          top = value;
          least = price;
          break;
        }
      }
      step /= 2;
    }
    return least;
  }

  private double evaluate(double[] from, double seats, double beds) {
    System.arraycopy(from, 0, trial, 0, trial.length);
    Arrays.fill(trial, relaxation.seatStart, relaxation.havenStart, seats);
    Arrays.fill(trial, relaxation.havenStart, relaxation.holdStart, beds);
    for (int p = 0; p < in.parties; p++) {
      trial[p] = Math.min(in.leftCost[p], from[p] + in.people[p] * (seats + beds));
    }
    double value = relaxation.evaluate(trial, slope);
    if (value > bound) {
      bound = value;
      best = trial.clone();
    }
    return value;
  }
}
