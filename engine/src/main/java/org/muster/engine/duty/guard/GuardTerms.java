package org.muster.engine.duty.guard;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The terms of service: what a nation's or a force's order says of rest, nights and hours. A tour
/// belongs to the day on which it begins.
///
/// @param restHours from the end of a tour to the begin of the next, at least
/// @param maxRun tours in a row, with no long rest between them, at most
/// @param longRestHours a rest that ends such a run
/// @param maxNights days in a row on which a tour with a night begins, at most
/// @param nightFromHour hour of the day at which the night begins
/// @param nightToHour hour of the day at which it ends; a tour that shares an hour with the night
///     is one with a night
/// @param hoursIn7 counted hours of the tours that begin on any 7 days in a row, at most
/// @param hoursIn30 the same for 30 days
/// @param overlapMinutes that both the old and the new relief are on post; they lengthen each turn
///     that is written, and count for neither rest nor hours
/// @param coldFromHour hour of the day at which cold hours begin
/// @param coldToHour hour of the day at which they end
/// @param weekend days of the week
/// @param holidays of each nation, by day of the horizon
/// @param shares by nation, per hundred of all tours that are needed
public record GuardTerms(
    int restHours,
    int maxRun,
    int longRestHours,
    int maxNights,
    int nightFromHour,
    int nightToHour,
    int hoursIn7,
    int hoursIn30,
    int overlapMinutes,
    int coldFromHour,
    int coldToHour,
    SortedSet<DayOfWeek> weekend,
    SortedMap<String, SortedSet<Integer>> holidays,
    SortedMap<String, Integer> shares) {

  public GuardTerms {
    weekend = Collections.unmodifiableSortedSet(new TreeSet<>(weekend));
    SortedMap<String, SortedSet<Integer>> days = new TreeMap<>();
    holidays.forEach(
        (nation, set) -> days.put(nation, Collections.unmodifiableSortedSet(new TreeSet<>(set))));
    holidays = Collections.unmodifiableSortedMap(days);
    shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    if (restHours < 0
        || maxRun < 1
        || longRestHours < restHours
        || maxNights < 1
        || hoursIn7 < 0
        || hoursIn30 < 0
        || overlapMinutes < 0) {
      throw new IllegalArgumentException(
          "Terms need no negative hours, a run and nights of at least one, and a long rest that is"
              + " no shorter than the rest; was rest "
              + restHours
              + ", run "
              + maxRun
              + ", long rest "
              + longRestHours
              + ", nights "
              + maxNights
              + ", hours "
              + hoursIn7
              + " and "
              + hoursIn30);
    }
    for (int hour : new int[] {nightFromHour, nightToHour, coldFromHour, coldToHour}) {
      if (hour < 0 || hour > Clock.DAY) {
        throw new IllegalArgumentException("An hour of the day must be 0 to 24, was " + hour);
      }
    }
    int sum = 0;
    for (int percent : shares.values()) {
      if (percent < 0) {
        throw new IllegalArgumentException("A share must not be negative, was " + percent);
      }
      sum += percent;
    }
    if (sum > 100) {
      throw new IllegalArgumentException("Shares must not add up to more than 100, was " + sum);
    }
  }

  /// Terms of a deployed guard: tours may follow one another three times, then a day off; 40 hours
  /// in 7 days, 168 in 30.
  public static GuardTerms usual() {
    return new GuardTerms(
        0,
        3,
        24,
        3,
        22,
        6,
        40,
        168,
        10,
        0,
        6,
        new TreeSet<>(java.util.List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)),
        new TreeMap<>(),
        new TreeMap<>());
  }

  /// The same with other holidays.
  GuardTerms withHolidays(SortedMap<String, SortedSet<Integer>> holidays) {
    return with(holidays, shares);
  }

  /// The same with other shares.
  GuardTerms withShares(SortedMap<String, Integer> shares) {
    return with(holidays, shares);
  }

  private GuardTerms with(
      SortedMap<String, SortedSet<Integer>> holidays, SortedMap<String, Integer> shares) {
    return new GuardTerms(
        restHours,
        maxRun,
        longRestHours,
        maxNights,
        nightFromHour,
        nightToHour,
        hoursIn7,
        hoursIn30,
        overlapMinutes,
        coldFromHour,
        coldToHour,
        weekend,
        holidays,
        shares);
  }

  /// Whether a stretch of hours shares one with the night.
  public boolean night(int from, int until) {
    return within(from, until, nightFromHour, nightToHour) > 0;
  }

  /// How many hours of a stretch are cold.
  public int cold(int from, int until) {
    return within(from, until, coldFromHour, coldToHour);
  }

  private static int within(int from, int until, int low, int high) {
    int hours = 0;
    for (int hour = from; hour < until; hour++) {
      int of = Math.floorMod(hour, Clock.DAY);
      boolean inside = low <= high ? low <= of && of < high : of >= low || of < high;
      hours += inside ? 1 : 0;
    }
    return hours;
  }
}
