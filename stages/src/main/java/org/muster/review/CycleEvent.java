package org.muster.review;

import java.time.LocalDate;
import org.muster.desk.Side;

/// A move that was made: the day on which it happened, by whom and for which side.
///
/// @param day the day of the step itself, not of its typing; the audit log holds that
/// @param person the account's id
public record CycleEvent(LocalDate day, Side side, String person, CycleMove move) {

  /// The same event with another move.
  CycleEvent with(CycleMove other) {
    return new CycleEvent(day, side, person, other);
  }
}
