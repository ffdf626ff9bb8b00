package org.muster.engine.duty.shift;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Another way to solve a shift problem, for a fair comparison on the same machine; found by the
/// service loader. None is part of the product.
public interface RosterPeer {

  /// Its name on the command line.
  String name();

  /// The best roster found until `stop` says true; empty when it found none.
  ///
  /// @param seconds that `stop` allows, for peers that can only be given a limit in advance
  Optional<Roster> solve(
      ShiftProblem problem, double seconds, int threads, long seed, BooleanSupplier stop);
}
