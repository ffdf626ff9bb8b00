package org.muster.engine.lift;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// An aircraft that flies round trips from havens to the airfield.
///
/// @param haven where it is at minute `from`
/// @param from the earliest minute at which it takes off
/// @param until the last minute at which it may reach a haven
/// @param groundAirfield minutes on the ground at the airfield, at least
/// @param groundHaven minutes on the ground at a haven, at least
/// @param legs minutes in the air between the airfield and each haven that it serves
public record Aircraft(
    String id,
    String type,
    int seats,
    String haven,
    int from,
    int until,
    int groundAirfield,
    int groundHaven,
    Map<String, Integer> legs,
    Others others) {
  public Aircraft {
    legs = Collections.unmodifiableMap(new LinkedHashMap<>(legs));
  }

  /// The same aircraft, available in `[from, until]` only.
  public Aircraft available(int newFrom, int newUntil) {
    return new Aircraft(
        id, type, seats, haven, newFrom, newUntil, groundAirfield, groundHaven, legs, others);
  }

  /// The same aircraft with so many seats more.
  public Aircraft roomier(int more) {
    return new Aircraft(
        id, type, seats + more, haven, from, until, groundAirfield, groundHaven, legs, others);
  }
}
