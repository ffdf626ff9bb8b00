package org.muster.engine.duty.tour;

/// The cost of a plan, term by term; the terms are never shown as one figure alone.
///
/// @param unfilled missing person-days, each at the priority of its line
/// @param late days on which goals are late, each at the goal's price
/// @param money money for activities, at its price
/// @param overfill person-days too many, at their price
/// @param change days changed against the published plan, at their price
public record TourCost(long unfilled, long late, long money, long overfill, long change) {
  /// The sum of the terms.
  public long total() {
    return unfilled + late + money + overfill + change;
  }
}
