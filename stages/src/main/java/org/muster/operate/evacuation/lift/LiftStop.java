package org.muster.operate.evacuation.lift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.engine.lift.Haven;
import org.muster.engine.lift.HavenRoom;

/// When to stop loading for a haven beyond whom a plan takes there.
///
/// @param off take-off of the first flight there with which one party more would overfill it
/// @param over when it would
/// @param again take-off of the next flight there that has room for one party more
public record LiftStop(String haven, Instant off, Instant over, Optional<Instant> again) {
  /// Those of flights that have not left, the first first.
  static List<LiftStop> of(Lift lift, Instant now) {
    LiftClock clock = lift.clock();
    List<LiftStop> all = new ArrayList<>();
    for (Haven haven : lift.problem().havens()) {
      HavenRoom.of(lift.problem(), lift.plan(), haven)
          .stop(clock.minute(now))
          .ifPresent(
              stop ->
                  all.add(
                      new LiftStop(
                          haven.id(),
                          clock.instant(stop.departs()),
                          clock.instant(stop.over()),
                          stop.again().stream().mapToObj(clock::instant).findFirst())));
    }
    all.sort(java.util.Comparator.comparing(LiftStop::off).thenComparing(LiftStop::haven));
    return all;
  }
}
