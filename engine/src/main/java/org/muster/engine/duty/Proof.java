package org.muster.engine.duty;

/// Why no plan costs less than a bound: prices of all rows that prove it, a question with two
// answers
/// and a proof for each, or proofs of parts that share no row. Immutable.
public sealed interface Proof permits Prices, Cases, Apart {

  /// No plan costs less.
  double bound();

  /// How many sets of prices it takes.
  int size();

  /// The first prices in it; good to begin with.
  Prices first();
}
