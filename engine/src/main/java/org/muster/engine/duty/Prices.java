package org.muster.engine.duty;

/// The price of each demand row: what one more unit there would be worth, in units of cost.
/// Together they prove a bound: whoever prices every resource's best calendar against them has a
/// lower bound on the cost of every plan. Immutable.
public final class Prices implements Proof {

  private final double[] values;
  private final double bound;

  /// @param values by row
  /// @param bound that they prove
  public Prices(double[] values, double bound) {
    this.values = values.clone();
    this.bound = bound;
  }

  /// No plan costs less, and these prices prove it; as a part of a proof by cases, no plan of its
  /// case.
  @Override
  public double bound() {
    return bound;
  }

  @Override
  public int size() {
    return 1;
  }

  /// Number of rows.
  public int rows() {
    return values.length;
  }

  /// The price of a row.
  public double of(int row) {
    return values[row];
  }

  /// All prices, by row; a copy.
  public double[] toArray() {
    return values.clone();
  }
}
