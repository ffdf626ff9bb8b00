package org.muster.engine.duty.tour;

import java.util.Objects;

/// A unit is to stand at a level from a slot on.
///
/// @param window from the slot at which the level is due to the slot at which the goal ends; each
///     day in it on which the unit stands lower counts as late
/// @param perDay cost of one day late
public record Goal(String id, String unit, int level, Window window, long perDay) {
  public Goal {
    Objects.requireNonNull(id);
    Objects.requireNonNull(unit);
    if (level < 1 || perDay < 0) {
      throw new IllegalArgumentException(
          "Goal " + id + ": level " + level + ", cost of a day " + perDay + ".");
    }
  }
}
