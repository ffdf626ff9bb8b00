package org.muster.bench.guard.timefold;

/// The tours that a nation is to stand, as a problem fact, equal only to itself.
final class Share {
  private final long due;
  private final long price;

  /// @param price of each tour that is missing
  Share(long due, long price) {
    this.due = due;
    this.price = price;
  }

  /// What it costs that only so many are.
  long missing(int given) {
    return Math.max(0, due - given) * price;
  }
}
