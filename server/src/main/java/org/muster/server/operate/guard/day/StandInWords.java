package org.muster.server.operate.guard.day;

import java.util.OptionalInt;
import org.muster.operate.guard.day.StandIns;

/// Why somebody can stand in, in words.
public final class StandInWords {
  private StandInWords() {}

  /// How long they rest before it and after it.
  public static String rest(StandIns.Proposed proposed) {
    return hours(proposed.restBefore(), "rest before", "free in the days before")
        + ", "
        + hours(proposed.restAfter(), "after", "free in the week after");
  }

  private static String hours(OptionalInt hours, String words, String none) {
    return hours.isEmpty() ? none : hours.getAsInt() + " h " + words;
  }
}
