package org.muster.engine.duty;

import java.util.Arrays;

/// For some rows a price of each amount in place of one price a unit: what it is worth that one
/// activity puts so many units there. A row that wants 54 and is filled by units of 40 costs one of
/// them short or one of them too many, and no price a unit can say so.
///
/// Immutable.
public final class AmountPrices {

  /// No row is priced by amount.
  public static final AmountPrices NONE = new AmountPrices(new int[0][], new double[0][]);

  private static final int[] NO_AMOUNTS = {};

  private final int[][] amounts;
  private final double[][] worths;

  /// @param amounts by row, ascending and above zero; empty for a row with a price a unit
  /// @param worths by row and index of the amount
  /// @throws IllegalArgumentException when amounts are not ascending or a worth is not finite
  public AmountPrices(int[][] amounts, double[][] worths) {
    this.amounts = new int[amounts.length][];
    this.worths = new double[amounts.length][];
    for (int row = 0; row < amounts.length; row++) {
      this.amounts[row] = amounts[row].clone();
      this.worths[row] = worths[row].clone();
      check(row);
    }
  }

  private void check(int row) {
    int last = 0;
    boolean good = amounts[row].length == worths[row].length;
    for (int i = 0; i < amounts[row].length && good; i++) {
      good = amounts[row][i] > last && Double.isFinite(worths[row][i]);
      last = amounts[row][i];
    }
    if (!good) {
      throw new IllegalArgumentException(
          "Row "
              + row
              + ": amounts must ascend from one and each have a price, were "
              + Arrays.toString(amounts[row])
              + " and "
              + Arrays.toString(worths[row]));
    }
  }

  /// Rows from here on have a price a unit.
  public int rows() {
    return amounts.length;
  }

  /// Is there any row priced by amount?
  public boolean any() {
    return Arrays.stream(amounts).anyMatch(own -> own.length > 0);
  }

  /// The amounts that have a price on the row, ascending; none where it has a price a unit. A copy.
  public int[] amounts(int row) {
    return row < amounts.length ? amounts[row].clone() : NO_AMOUNTS;
  }

  /// What it is worth that one activity puts so many units on the row: the price of the amount, or
  /// `unit` for each where the amount has none.
  public double worth(int row, int amount, double unit) {
    if (row < amounts.length) {
      int i = Arrays.binarySearch(amounts[row], amount);
      if (i >= 0) {
        return worths[row][i];
      }
    }
    return unit * amount;
  }
}
