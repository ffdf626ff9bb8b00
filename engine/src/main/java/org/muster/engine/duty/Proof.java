package org.muster.engine.duty;

/// Why no plan costs less than a bound: prices of all rows that prove it, or a question with two
/// answers and a proof for each. Immutable.
public sealed interface Proof permits Prices, Cases {

  /// No plan costs less.
  double bound();

  /// How many sets of prices it takes.
  int size();
}
