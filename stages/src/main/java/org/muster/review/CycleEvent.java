package org.muster.review;

import java.time.LocalDate;
import java.util.Optional;
import org.muster.desk.Side;

/// A move that was made: the day on which it happened, by whom and for which side.
///
/// @param day the day of the step itself, not of its typing; the audit log holds that
/// @param side whose step it is
/// @param person the account's id
/// @param behalf where somebody of the other side wrote it down
public record CycleEvent(
    LocalDate day, Side side, String person, CycleMove move, Optional<Behalf> behalf) {

  /// Somebody's move for their own side.
  public CycleEvent(LocalDate day, Side side, String person, CycleMove move) {
    this(day, side, person, move, Optional.empty());
  }

  /// The same event with another move.
  CycleEvent with(CycleMove other) {
    return new CycleEvent(day, side, person, other, behalf);
  }
}
