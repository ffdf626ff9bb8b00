package org.muster.thread;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.muster.record.Edtf;
import org.muster.record.HeldWords;

/// Dates as people read them: `20 NOV 2002`, never more precise than their source.
public final class DateWords {
  private DateWords() {}

  /// `20 NOV 2002`.
  public static String day(LocalDate day) {
    return HeldWords.day(day);
  }

  /// A claim's date in words: `20 NOV 2002`, `FEB 2009, about`, `SEP 1999–15 APR 2008`,
  /// `since 9 JAN 2018`.
  public static String held(Edtf held) {
    return HeldWords.of(held);
  }

  /// How long from one day to another, as people say it: `today`, `in 7 days`, `3 months ago`.
  public static String distance(LocalDate from, LocalDate to) {
    long days = ChronoUnit.DAYS.between(from, to);
    if (days == 0) {
      return "today";
    }
    long apart = Math.abs(days);
    LocalDate first = days > 0 ? from : to;
    LocalDate last = days > 0 ? to : from;
    String length;
    if (apart < 61) {
      length = count(apart, "day");
    } else if (apart < 730) {
      length = count(ChronoUnit.MONTHS.between(first, last), "month");
    } else {
      length = count(ChronoUnit.YEARS.between(first, last), "year");
    }
    return days > 0 ? "in " + length : length + " ago";
  }

  /// `1 person`, `1,200 people`.
  public static String people(long number) {
    return String.format(Locale.UK, "%,d", number) + (number == 1 ? " person" : " people");
  }

  /// `1 day`, `7 days`.
  public static String count(long number, String what) {
    return String.format(Locale.UK, "%,d", number) + " " + what + (number == 1 ? "" : "s");
  }
}
