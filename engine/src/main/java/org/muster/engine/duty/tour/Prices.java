package org.muster.engine.duty.tour;

/// What the named terms cost beside unfilled lines and late goals, which carry their own price.
///
/// @param money cost of one unit of an activity's money
/// @param overfill cost of one person too many for one day
/// @param change cost of one day on which a resource is on another line than in the published plan
public record Prices(long money, long overfill, long change) {
  public Prices {
    if (money < 0 || overfill < 0 || change < 0) {
      throw new IllegalArgumentException(
          "Prices: money " + money + ", overfill " + overfill + ", change " + change + ".");
    }
  }
}
