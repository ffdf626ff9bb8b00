package org.muster.operate.evacuation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.muster.operate.evacuation.callforward.CallNumber;

/// What the desk that calls knows of the gate, by eye or by radio.
///
/// @param version goes up with each change; 0 is what is assumed before anybody said anything
/// @param screenedAnHour people that the screening can take in an hour while the gate is open
/// @param roomInside places to wait inside beyond the seats
/// @param roomOutside how many may stand at the gate in safety
/// @param outside how many stand there now
/// @param ahead how far ahead it is called for
/// @param set when somebody said so
/// @param by who
public record GateFacts(
    long version,
    CallNumber.Gate state,
    int screenedAnHour,
    int roomInside,
    int roomOutside,
    int outside,
    Duration ahead,
    Optional<Instant> set,
    String by) {
  private static final int MOST = 1_000_000;
  private static final Duration FARTHEST = Duration.ofDays(2);

  /// Before anybody said anything.
  public static final GateFacts ASSUMED =
      new GateFacts(
          0, CallNumber.Gate.OPEN, 60, 500, 300, 0, Duration.ofHours(4), Optional.empty(), "");

  /// Whether nobody said anything yet.
  public boolean isAssumed() {
    return version == 0;
  }

  /// @throws IllegalArgumentException with what is expected
  public GateFacts {
    for (int number : new int[] {screenedAnHour, roomInside, roomOutside, outside}) {
      if (number < 0 || number > MOST) {
        throw new IllegalArgumentException("people are counted from 0 to 1,000,000");
      }
    }
    if (ahead.toMinutes() < 15 || ahead.compareTo(FARTHEST) > 0) {
      throw new IllegalArgumentException("it is called for 15 minutes to 48 hours ahead");
    }
  }
}
