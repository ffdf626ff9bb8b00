package org.muster.operate.evacuation.custody;

import java.time.Duration;
import java.time.Instant;

/// People who passed the gates and the screening in a quarter of an hour.
///
/// @param from begin of the quarter
/// @param in scanned in at a gate
/// @param passed who passed a step of the screening
/// @param failed who did not
public record Pace(Instant from, int in, int passed, int failed) {
  /// The length of one.
  public static final Duration LENGTH = Duration.ofMinutes(15);

  /// Who was decided on.
  public int screened() {
    return passed + failed;
  }
}
