package org.muster.engine.duty.shift;

import java.util.List;

/// A kind of shift.
///
/// @param id readable, unique
/// @param minutes its length
/// @param notNext ids of the shifts that may not be worked on the day after it
public record ShiftType(String id, int minutes, List<String> notNext) {
  public ShiftType {
    notNext = List.copyOf(notNext);
  }
}
