package org.muster.bench.guard;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.muster.engine.duty.guard.GuardDuties;

/// Another way to solve a guard problem, for a fair comparison on the same machine.
public interface GuardPeer {

  /// What a peer found.
  ///
  /// @param rows by person and day: the duty, or -1; empty when it found no lawful ones
  /// @param bound that it claims for its own model; negative infinity when it claims none
  record Answer(Optional<int[][]> rows, double bound) {}

  /// Solves until `stop` says true, or until the best rows are proven.
  Answer solve(GuardDuties duties, int threads, long seed, BooleanSupplier stop);
}
