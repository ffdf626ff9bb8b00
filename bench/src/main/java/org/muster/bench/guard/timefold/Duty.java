package org.muster.bench.guard.timefold;

/// A duty as a planning value, equal only to itself.
final class Duty {
  private final int index;
  private final int from;
  private final int until;
  private final int counted;
  private final boolean night;

  /// @param index of the duty; -1 for what came before the horizon
  /// @param from hour of the day at which it begins
  /// @param until hour at which it ends, counted from the same midnight
  Duty(int index, int from, int until, int counted, boolean night) {
    this.index = index;
    this.from = from;
    this.until = until;
    this.counted = counted;
    this.night = night;
  }

  int index() {
    return index;
  }

  int from() {
    return from;
  }

  int until() {
    return until;
  }

  int counted() {
    return counted;
  }

  boolean night() {
    return night;
  }
}
