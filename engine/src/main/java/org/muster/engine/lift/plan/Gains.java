package org.muster.engine.lift.plan;

import java.util.Arrays;

/// Sums, by minute, of what parties gain: each a value from some minute to another, less its rate
/// for each minute and so much for each of its people inside. To add one costs as much however
/// long it lasts.
final class Gains {
  private final double[] value;
  private final double[] rate;
  private final int[] people;

  /// @param minutes how many there are
  Gains(int minutes) {
    value = new double[minutes + 1];
    rate = new double[minutes + 1];
    people = new int[minutes + 1];
  }

  void clear() {
    Arrays.fill(value, 0);
    Arrays.fill(rate, 0);
    Arrays.fill(people, 0);
  }

  /// One party's gains in `[from, to)`, throughout which they are above zero.
  void add(int from, int to, double its, double itsRate, int itsPeople) {
    value[from] += its;
    value[to] -= its;
    rate[from] += itsRate;
    rate[to] -= itsRate;
    people[from] += itsPeople;
    people[to] -= itsPeople;
  }

  /// Adds the sums.
  ///
  /// @param to sums by minute, from this minute 0 on
  /// @param start the minute of the horizon that is this minute 0
  /// @param count how many minutes
  /// @param held by minute of the horizon: what is paid for a person inside up to it
  void addTo(double[] to, int start, int count, double[] held) {
    double values = 0;
    double rates = 0;
    int inside = 0;
    for (int i = 0; i < count; i++) {
      values += value[i];
      rates += rate[i];
      inside += people[i];
      int t = start + i;
      // Nobody gains less than nothing; sums are rounded.
      to[i] += Math.max(0, values - rates * t - inside * held[t]);
    }
  }
}
