package org.muster.engine.duty.guard;

/// What a roster costs, its terms apart.
///
/// @param uncovered for empty seats
/// @param hours for what the tours count
/// @param wishes not granted
/// @param fairness nights, weekends and holidays beyond what is fair
/// @param handing hard posts and cold hours beyond what is fair
/// @param shares of nations not reached
/// @param change from what was published
public record GuardCost(
    long uncovered,
    long hours,
    long wishes,
    long fairness,
    long handing,
    long shares,
    long change) {

  /// The sum of the terms.
  public long total() {
    return uncovered + hours + wishes + fairness + handing + shares + change;
  }
}
