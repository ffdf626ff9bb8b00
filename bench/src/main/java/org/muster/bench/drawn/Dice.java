package org.muster.bench.drawn;

import java.util.List;
import java.util.Random;

/// Draws of one subject. Each subject has its own, so that a change of one leaves the others as
// they
/// are.
final class Dice {
  private final Random random;

  Dice(long seed, String subject) {
    random = new Random(seed * 1_000_003 + subject.hashCode());
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /// From 0, below the bound.
  int below(int bound) {
    return random.nextInt(bound);
  }

  /// Both ends inclusive.
  int between(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /// One of several by their weights.
  <T> T pick(List<T> all, int... weights) {
    int left = random.nextInt(java.util.Arrays.stream(weights).sum());
    int i = 0;
    while (left >= weights[i]) {
      left -= weights[i++];
    }
    return all.get(i);
  }
}
