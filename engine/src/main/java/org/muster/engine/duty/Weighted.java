package org.muster.engine.duty;

import java.util.Arrays;
import java.util.Random;

/// Choices at random by weight.
public final class Weighted {

  private Weighted() {}

  /// An index, drawn with a chance in proportion to its weight.
  ///
  /// @param weights zero or more, and not all zero
  public static int pick(double[] weights, Random random) {
    double at = random.nextDouble() * Arrays.stream(weights).sum();
    for (int i = 0; i < weights.length; i++) {
      at -= weights[i];
      if (at < 0) {
        return i;
      }
    }
    return 0;
  }
}
