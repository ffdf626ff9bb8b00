package org.muster.engine.duty.shift;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Another way to solve a shift problem, for a fair comparison on the same machine; found by the
/// service loader. None is part of the product.
public interface RosterPeer {

  /// Its name on the command line.
  String name();

  /// What a peer found.
  ///
  /// @param roster its best; empty when it found none
  /// @param bound that it claims: no roster costs less; negative infinity when it claims none
  record Answer(Optional<Roster> roster, double bound) {}

  /// Solves until `stop` says true, or until the best roster is proven.
  ///
  /// @param seconds that `stop` allows, for peers that can only be given a limit in advance
  Answer solve(ShiftProblem problem, double seconds, int threads, long seed, BooleanSupplier stop);
}
