package org.muster.operate.evacuation.lift;

import java.time.Instant;
import java.util.List;
import org.muster.engine.lift.OnwardLoad;

/// An aircraft that takes people on from a haven.
///
/// @param people whom the plan has there when it leaves, of its seats
public record LiftOnward(
    Instant off, String aircraft, String from, String to, int people, int seats) {
  /// Those that leave from now on, by time.
  static List<LiftOnward> of(Lift lift, Instant now) {
    return OnwardLoad.of(lift.problem(), lift.plan()).stream()
        .map(
            load ->
                new LiftOnward(
                    lift.clock().instant(load.leg().departs()),
                    load.aircraft().id(),
                    load.leg().from(),
                    load.leg().to(),
                    load.people(),
                    load.aircraft().seats()))
        .filter(one -> !one.off.isBefore(now))
        .toList();
  }
}
