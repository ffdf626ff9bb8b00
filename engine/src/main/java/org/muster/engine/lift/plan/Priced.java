package org.muster.engine.lift.plan;

/// A bound below the cost of every plan that depends on prices; [Ascent] raises it.
interface Priced {
  /// How many prices there are.
  int size();

  /// The bound at these prices.
  ///
  /// @param x the prices
  /// @param slope where the bound rises: filled
  double evaluate(double[] x, double[] slope);

  /// By how much a price changes in the course of things.
  ///
  /// @param start where prices begin
  double[] scales(double[] start);

  /// The least value that a price may have.
  double least(int variable);

  /// The greatest.
  double most(int variable);
}
