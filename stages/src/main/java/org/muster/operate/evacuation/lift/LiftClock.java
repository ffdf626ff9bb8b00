package org.muster.operate.evacuation.lift;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The minutes of a lift problem and the clock.
///
/// @param epoch minute 0, a whole hour
public record LiftClock(Instant epoch) {
  /// The clock of a lift planned at a moment: it begins one screening and up to an hour before,
  /// so that whoever is inside and screened has passed a gate in it and can fly at once.
  static LiftClock at(Instant now, Duration screening) {
    return new LiftClock(now.minus(screening).truncatedTo(ChronoUnit.HOURS));
  }

  /// The minute in which something happens.
  public int minute(Instant at) {
    return Math.toIntExact(Math.floorDiv(Duration.between(epoch, at).toSeconds(), 60L));
  }

  /// The first minute that is not before something.
  int after(Instant at) {
    return Math.toIntExact(Math.ceilDiv(Duration.between(epoch, at).toSeconds(), 60L));
  }

  public Instant instant(int minute) {
    return epoch.plus(Duration.ofMinutes(minute));
  }
}
