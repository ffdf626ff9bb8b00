package org.muster.record;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Dates as people read them in messages and on paper.
public final class Days {
  private static final DateTimeFormatter GROUP =
      DateTimeFormatter.ofPattern("ddHHmm'Z'MMMuu", Locale.ENGLISH);

  private Days() {}

  /// `20 NOV 2002`.
  public static String text(LocalDate day) {
    return HeldWords.day(day);
  }

  /// The date-time group in UTC: `232045ZNOV26`.
  public static String group(java.time.Instant at) {
    return GROUP.format(ZonedDateTime.ofInstant(at, ZoneOffset.UTC)).toUpperCase(Locale.ENGLISH);
  }

  /// "today", "in 7 days", "3 days ago".
  public static String away(LocalDate day, LocalDate today) {
    long days = ChronoUnit.DAYS.between(today, day);
    if (days == 0) {
      return "today";
    }
    String count = Math.abs(days) == 1 ? "1 day" : Math.abs(days) + " days";
    return days > 0 ? "in " + count : count + " ago";
  }
}
