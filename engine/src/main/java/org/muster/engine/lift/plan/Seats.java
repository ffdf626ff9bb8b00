package org.muster.engine.lift.plan;

import java.util.Arrays;

/// What a seat must cost so that those who gain by going fill a flight and no more.
final class Seats {
  private static final int BUCKETS = 512;

  private final double[] gain;
  private final double[] people;
  private int count;
  private double most;

  /// By bucket of gains: people in it; whether they are counted.
  private final double[] sums = new double[BUCKETS];

  private boolean counted;

  /// @param parties how many are added at most
  Seats(int parties) {
    gain = new double[parties];
    people = new double[parties];
  }

  void clear() {
    count = 0;
    most = 0;
    counted = false;
  }

  /// A party.
  ///
  /// @param each what each of its people gains, more than nothing
  /// @param its how many they are
  void add(double each, double its) {
    gain[count] = each;
    people[count] = its;
    count++;
    most = Math.max(most, each);
  }

  /// The price of one of so many seats; nothing where everybody finds one.
  double price(int seats) {
    if (!counted) {
      counted = true;
      Arrays.fill(sums, 0);
      for (int i = 0; i < count; i++) {
        sums[bucket(gain[i])] += people[i];
      }
    }
    double free = seats;
    int bucket = BUCKETS - 1;
    while (bucket >= 0 && sums[bucket] <= free) {
      free -= sums[bucket--];
    }
    return bucket < 0 ? 0 : within(bucket, free);
  }

  private int bucket(double its) {
    return (int) Math.min(BUCKETS - 1.0, its / most * BUCKETS);
  }

  /// The gain of those of the bucket with whom the free seats are taken.
  private double within(int bucket, double free) {
    double[] gains = new double[16];
    double[] its = new double[16];
    int size = 0;
    for (int i = 0; i < count; i++) {
      if (bucket(gain[i]) == bucket) {
        if (size == gains.length) {
          gains = Arrays.copyOf(gains, 2 * size);
          its = Arrays.copyOf(its, 2 * size);
        }
        int at = size++;
        while (at > 0 && gains[at - 1] < gain[i]) {
          gains[at] = gains[at - 1];
          its[at] = its[at - 1];
          at--;
        }
        gains[at] = gain[i];
        its[at] = people[i];
      }
    }
    int last = 0;
    double left = free;
    while (last < size - 1 && its[last] <= left) {
      left -= its[last++];
    }
    return gains[last];
  }
}
