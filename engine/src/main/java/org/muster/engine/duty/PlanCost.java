package org.muster.engine.duty;

/// What a plan costs, its terms apart.
///
/// @param resources sum of the calendars' own costs
/// @param under for units missing
/// @param over for units beyond need
public record PlanCost(long resources, long under, long over) {

  /// The sum of the terms.
  public long total() {
    return resources + under + over;
  }
}
