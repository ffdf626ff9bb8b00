package org.muster.engine.duty;

/// The price of each demand row: what one more unit there would be worth, in units of cost.
/// Together they prove a bound: whoever prices every resource's best calendar against them has a
/// lower bound on the cost of every plan.
///
/// Where a resource's upper bounds are too many to keep while its calendars are priced, some may be
/// charged instead: each unit of the quantity costs its charge, and the bound gives back the charge
/// times its maximum, so that a calendar within the bound never costs more than it does.
///
/// A row that resources of unequal size fill may have a price of each amount instead
/// ({@link AmountPrices}): the row's share of the bound is then the least over whole activities.
/// Immutable.
public final class Prices implements Proof {

  private final double[] values;
  private final AmountPrices byAmount;
  private final double[][] charges;
  private final double bound;

  /// @param values by row
  /// @param bound that they prove
  public Prices(double[] values, double bound) {
    this(values, new double[0][], bound);
  }

  /// @param values by row
  /// @param charges by resource and quantity, zero or more; an empty array for a resource without,
  ///     and for all when none is charged
  /// @param bound that they prove together
  /// @throws IllegalArgumentException when a charge is below zero or not finite
  public Prices(double[] values, double[][] charges, double bound) {
    this(values, AmountPrices.NONE, charges, bound);
  }

  /// @param values by row
  /// @param byAmount prices of amounts, which go before those of `values` on their rows
  /// @param charges by resource and quantity, zero or more; an empty array for a resource without,
  ///     and for all when none is charged
  /// @param bound that they prove together
  /// @throws IllegalArgumentException when a charge is below zero or not finite
  public Prices(double[] values, AmountPrices byAmount, double[][] charges, double bound) {
    this.byAmount = byAmount;
    this.values = values.clone();
    this.charges = new double[charges.length][];
    for (int e = 0; e < charges.length; e++) {
      for (double charge : charges[e]) {
        if (!(charge >= 0) || charge == Double.POSITIVE_INFINITY) {
          throw new IllegalArgumentException("A charge must be zero or more, not " + charge);
        }
      }
      this.charges[e] = charges[e].clone();
    }
    this.bound = bound;
  }

  /// What a unit of the resource's quantity is charged.
  public double charge(int resource, int quantity) {
    return resource < charges.length && quantity < charges[resource].length
        ? charges[resource][quantity]
        : 0;
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

  @Override
  public Prices first() {
    return this;
  }

  /// Number of rows.
  public int rows() {
    return values.length;
  }

  /// The price of a row.
  public double of(int row) {
    return values[row];
  }

  /// The prices of amounts.
  public AmountPrices byAmount() {
    return byAmount;
  }

  /// What it is worth that one activity puts so many units on the row.
  public double worth(int row, int amount) {
    return byAmount.worth(row, amount, values[row]);
  }

  /// All prices, by row; a copy.
  public double[] toArray() {
    return values.clone();
  }
}
