package org.muster.engine.duty.portfolio;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/// Whose turn it is among parts that are solved apart, each by threads of its own: those of one
/// part work and all others wait before their next step. Work is counted in steps times arcs.
///
/// Parts without a plan go first, the smallest before the others. Then that part works whose work
/// so far is least beside what is still open between its cost and its bound, so that small parts
/// are soon at their end and the time left goes to where the gap is.
final class Turns {

  /// Steps of the largest part that a turn is worth.
  private static final double STEPS_A_TURN = 10;

  /// What each part counts for beside its own gap, as a share of the gap of all.
  private static final double EVEN = 0.05;

  private static final long WAIT_MILLIS = 20;

  private final long[] size;
  private final double[] work;
  private final double[] open;
  private final boolean[] begun;
  private final boolean[] ended;
  private final double turn;
  private final BooleanSupplier stop;
  private int active;
  private double until;

  /// @param size arcs of each part, ascending
  Turns(long[] size, BooleanSupplier stop) {
    this.size = size;
    this.stop = stop;
    work = new double[size.length];
    open = new double[size.length];
    begun = new boolean[size.length];
    ended = new boolean[size.length];
    turn = STEPS_A_TURN * Math.max(1, size[size.length - 1]);
    choose();
  }

  /// Waits for the part's turn before its first step.
  synchronized void begin(int part) {
    await(part);
  }

  /// Counts a step of the part, and waits when its turn is over.
  synchronized void step(int part) {
    work[part] += size[part];
    if (part == active && work[part] >= until && begun[part]) {
      next();
    }
    await(part);
  }

  private void await(int part) {
    try {
      while (active != part && !ended[part] && !stop.getAsBoolean()) {
        wait(WAIT_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The part has a plan, and so much is open between its cost and its bound.
  synchronized void gap(int part, double gap) {
    begun[part] = true;
    open[part] = gap;
  }

  /// The part is done.
  synchronized void end(int part) {
    ended[part] = true;
    if (part == active) {
      next();
    }
  }

  private synchronized void next() {
    choose();
    notifyAll();
  }

  private void choose() {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    double all = Arrays.stream(open).sum();
    for (int i = 0; i < size.length; i++) {
      if (ended[i]) {
        continue;
      }
      double due = begun[i] ? work[i] / Math.max(1, open[i] + EVEN * all) : -1;
      if (due < least) {
        least = due;
        best = i;
      }
    }
    if (best >= 0) {
      active = best;
      until = work[best] + turn;
    }
  }
}
