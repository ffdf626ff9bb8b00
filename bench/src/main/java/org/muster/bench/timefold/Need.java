package org.muster.bench.timefold;

/// A line of cover as a problem fact, equal only to itself.
final class Need {
  private final int need;
  private final int underWeight;
  private final int overWeight;

  Need(int need, int underWeight, int overWeight) {
    this.need = need;
    this.underWeight = underWeight;
    this.overWeight = overWeight;
  }

  int cost(int given) {
    return given < need ? (need - given) * underWeight : (given - need) * overWeight;
  }
}
