package org.muster.generate;

import java.util.Optional;

/// Keeps what a run has, so that an end at any moment loses nothing. Heard from one thread at a
/// time, each time with a better or fuller plan than before; what it throws ends the run.
@FunctionalInterface
public interface Keeper {
  /// @param proof of the bound, once there is one
  void keep(PlanDocument best, Optional<PlanProof> proof);

  /// Keeps nothing.
  static Keeper nothing() {
    return (best, proof) -> {};
  }
}
