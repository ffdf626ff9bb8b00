package org.muster.review;

import java.time.LocalDate;
import java.util.Optional;

/// What became of one goal at a suspension, during it, or at the resumption.
///
/// @param goal the goal's id, never its code
/// @param due the new date; present exactly if the fate is REDATED
/// @param text why, or what was done; may be empty
public record GoalNote(String goal, GoalFate fate, Optional<LocalDate> due, String text) {
  public GoalNote {
    if (due.isPresent() != (fate == GoalFate.REDATED)) {
      throw new IllegalArgumentException(
          "goal " + goal + ": a new date belongs to fate REDATED and to no other, found " + fate);
    }
  }

  public static GoalNote of(String goal, GoalFate fate) {
    return new GoalNote(goal, fate, Optional.empty(), "");
  }

  public static GoalNote redated(String goal, LocalDate due) {
    return new GoalNote(goal, GoalFate.REDATED, Optional.of(due), "");
  }
}
