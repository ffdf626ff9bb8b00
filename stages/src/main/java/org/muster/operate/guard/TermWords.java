package org.muster.operate.guard;

import java.time.DayOfWeek;
import java.util.SortedSet;
import java.util.TreeSet;
import org.muster.engine.duty.guard.Clock;
import org.muster.record.Row;

/// Cells of the guard's tables as the engine takes them.
final class TermWords {
  private TermWords() {}

  /// Days of the week, written `SA SU`.
  static SortedSet<DayOfWeek> weekdays(String cell) {
    SortedSet<DayOfWeek> days = new TreeSet<>();
    for (String word : cell.split(" ", -1)) {
      for (DayOfWeek day : DayOfWeek.values()) {
        if (day.name().startsWith(word)) {
          days.add(day);
        }
      }
    }
    return days;
  }

  /// A clock, as its row has it.
  static Clock clock(Row row) {
    return new Clock(
        row.text("code"),
        row.whole("start_hour"),
        row.whole("tour_hours"),
        row.whole("on_hours"),
        row.whole("off_hours"),
        row.whole("counted_hours"),
        row.text("reserve").equals("yes"));
  }

  /// One number for all ranks: OR-1 to OR-9 are 1 to 9, OF-1 to OF-10 are 11 to 20.
  static int grade(String rank) {
    int number = Integer.parseInt(rank.substring(3));
    return rank.startsWith("OF") ? 10 + number : number;
  }
}
