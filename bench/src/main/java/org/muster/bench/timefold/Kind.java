package org.muster.bench.timefold;

/// A kind of shift as a planning value, equal only to itself.
final class Kind {
  private final int index;
  private final int minutes;
  private final boolean[] mayFollow;

  /// @param mayFollow by index of a kind: may it be worked on the day after this one?
  Kind(int index, int minutes, boolean[] mayFollow) {
    this.index = index;
    this.minutes = minutes;
    this.mayFollow = mayFollow.clone();
  }

  int index() {
    return index;
  }

  int minutes() {
    return minutes;
  }

  boolean forbids(Kind next) {
    return !mayFollow[next.index];
  }
}
