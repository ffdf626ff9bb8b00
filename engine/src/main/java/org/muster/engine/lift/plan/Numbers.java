package org.muster.engine.lift.plan;

import java.util.Arrays;

/// A list of numbers that grows.
final class Numbers {
  int[] at = new int[64];
  int size;

  void add(int number) {
    if (size == at.length) {
      at = Arrays.copyOf(at, 2 * size);
    }
    at[size++] = number;
  }

  void clear() {
    size = 0;
  }
}
