package org.muster.operate.evacuation.intake;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.PersianCalendar;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days of birth as people write them: 1990-03-04, 4.3.1990, 4 Mar 1990, 1369/12/13 of the Solar
/// Hijri calendar, in any digits. What may be read in two ways is read with a doubt.
public final class Dates {
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})\\s*[-./ ]\\s*(\\d{1,2})\\s*[-./ ]\\s*(\\d{1,2})");
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})\\s*[-./ ]\\s*(\\d{1,2})\\s*[-./ ]\\s*(\\d{4})");
  private static final Pattern NAMED =
      Pattern.compile("(\\d{1,2})[ .-]*([a-z]{3,9})[ .,-]*(\\d{4})");
  private static final Pattern NAMED_FIRST =
      Pattern.compile("([a-z]{3,9})[ .]*(\\d{1,2})[ .,]+(\\d{4})");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /// Years of the Solar Hijri calendar in which people alive were born.
  private static final int FIRST_SOLAR = 1290;

  private static final int LAST_SOLAR = 1420;

  private Dates() {}

  /// A day that was read.
  ///
  /// @param doubt why a person should look at it; empty where there is none
  public record Found(LocalDate day, String doubt) {}

  /// Digits of any script as ASCII.
  static String digits(String text) {
    StringBuilder out = new StringBuilder();
    Normalizer2.getNFKCInstance()
        .normalize(text)
        .codePoints()
        .forEach(
            c -> {
              int digit = Character.digit(c, 10);
              out.appendCodePoint(digit >= 0 && Character.isDigit(c) ? '0' + digit : c);
            });
    return out.toString();
  }

  /// Reads a whole cell.
  public static Optional<Found> read(String cell) {
    String text = digits(cell).strip().toLowerCase(Locale.ROOT);
    Matcher first = YEAR_FIRST.matcher(text);
    if (first.matches()) {
      return yearFirst(number(first, 1), number(first, 2), number(first, 3));
    }
    Matcher last = YEAR_LAST.matcher(text);
    if (last.matches()) {
      return yearLast(number(last, 1), number(last, 2), number(last, 3));
    }
    Matcher named = NAMED.matcher(text);
    if (named.matches()) {
      return month(named.group(2)).flatMap(m -> day(number(named, 3), m, number(named, 1), ""));
    }
    Matcher month = NAMED_FIRST.matcher(text);
    if (month.matches()) {
      return month(month.group(1)).flatMap(m -> day(number(month, 3), m, number(month, 2), ""));
    }
    return Optional.empty();
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static Optional<Integer> month(String name) {
    int at = MONTHS.indexOf(name.substring(0, 3));
    return at < 0 ? Optional.empty() : Optional.of(at + 1);
  }

  private static Optional<Found> yearFirst(int year, int month, int day) {
    if (year >= FIRST_SOLAR && year <= LAST_SOLAR) {
      return solar(year, month, day);
    }
    return day(year, month, day, "");
  }

  private static Optional<Found> yearLast(int one, int two, int year) {
    if (year >= FIRST_SOLAR && year <= LAST_SOLAR) {
      return solar(year, two, one);
    }
    if (two > 12) {
      return day(year, one, two, "read as month, day, year");
    }
    String doubt = one <= 12 && one != two ? "day and month may be exchanged" : "";
    return day(year, two, one, doubt);
  }

  private static Optional<Found> day(int year, int month, int day, String doubt) {
    boolean lawful =
        year >= 1880
            && year <= 2100
            && month >= 1
            && month <= 12
            && day >= 1
            && day <= YearMonth.of(year, month).lengthOfMonth();
    return lawful
        ? Optional.of(new Found(LocalDate.of(year, month, day), doubt))
        : Optional.empty();
  }

  private static Optional<Found> solar(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > 31) {
      return Optional.empty();
    }
    PersianCalendar calendar =
        new PersianCalendar(com.ibm.icu.util.TimeZone.GMT_ZONE, ULocale.ROOT);
    calendar.clear();
    calendar.setLenient(false);
    calendar.set(year, month - 1, day);
    try {
      long days = Math.floorDiv(calendar.getTimeInMillis(), 86_400_000L);
      return Optional.of(
          new Found(
              LocalDate.ofEpochDay(days),
              "read as the Solar Hijri date "
                  + calendar.get(Calendar.YEAR)
                  + "-"
                  + month
                  + "-"
                  + day));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
