package org.muster.operate.evacuation;

import java.time.Instant;
import java.util.Optional;
import org.muster.operate.evacuation.custody.Stop;

/// A phone or scanner that sends for one station.
///
/// @param revoked when its token was ended
public record Device(
    String id,
    String evacuation,
    String station,
    Stop stop,
    Instant made,
    Instant expires,
    Optional<Instant> revoked) {

  /// Whether its token opens anything then.
  public boolean isGood(Instant now) {
    return revoked.isEmpty() && now.isBefore(expires);
  }
}
