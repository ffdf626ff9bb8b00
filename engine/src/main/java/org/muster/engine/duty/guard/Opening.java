package org.muster.engine.duty.guard;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/// When a post stands: between two hours of the day, on some days of the week, over some days.
///
/// @param fromDay first day, inclusive; zero is the horizon's first
/// @param untilDay exclusive
/// @param weekdays on which it stands, by the date of the hour
/// @param fromHour hour of the day, inclusive, 0 to 23
/// @param untilHour exclusive, 1 to 24; where it is not above `fromHour`, the hours go through
///     midnight
public record Opening(
    int fromDay, int untilDay, Set<DayOfWeek> weekdays, int fromHour, int untilHour) {

  public Opening {
    weekdays = Collections.unmodifiableSortedSet(new TreeSet<>(weekdays));
    if (fromDay >= untilDay
        || weekdays.isEmpty()
        || fromHour < 0
        || fromHour > 23
        || untilHour < 1
        || untilHour > Clock.DAY) {
      throw new IllegalArgumentException(
          "An opening needs a day, a day of the week, and hours from 0 to 24; was days "
              + fromDay
              + " to "
              + untilDay
              + ", "
              + weekdays
              + ", hours "
              + fromHour
              + " to "
              + untilHour);
    }
  }

  /// Day and night, always.
  public static Opening always() {
    return daily(0, Clock.DAY);
  }

  /// Between two hours, every day.
  public static Opening daily(int fromHour, int untilHour) {
    return new Opening(
        Integer.MIN_VALUE, Integer.MAX_VALUE, EnumSet.allOf(DayOfWeek.class), fromHour, untilHour);
  }

  /// Whether it holds the hour.
  ///
  /// @param start date of day zero
  boolean holds(LocalDate start, int hour) {
    int day = Math.floorDiv(hour, Clock.DAY);
    int of = Math.floorMod(hour, Clock.DAY);
    boolean within =
        fromHour < untilHour ? fromHour <= of && of < untilHour : of >= fromHour || of < untilHour;
    return within
        && fromDay <= day
        && day < untilDay
        && weekdays.contains(start.plusDays(day).getDayOfWeek());
  }

  /// Day and night, on the days that it has?
  boolean wholeDays() {
    return fromHour == 0 && untilHour == Clock.DAY;
  }
}
