package org.muster.record;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date or interval as precise as its source gives it: the part of EDTF (ISO 8601-2:2019, levels
/// 0 and 1) that sources use. A day, month, season or year; `~` approximate, `?` uncertain, `%`
/// both; `X` for digits not given; an interval `a/b` with `..` for an open and nothing for an
/// unknown end.
///
/// Each end is kept as its earliest and latest day, both inclusive. A season (21 spring to 24
/// winter) is three whole months as weather services of the northern hemisphere count them, from
/// March on; winter ends in the next year. An approximate date is widened by its own precision on
/// both sides (a century by a century, a decade by a decade, a year by a year, a season by a
/// season, a month by a month, a day by a week); an uncertain one keeps its days but never answers
/// a plain yes.
///
/// @param text as written
/// @param interval whether it was written as an interval; a single date is one day within its
/// bounds
/// @param startEarliest first day on which it may have begun; LocalDate.MIN where open or unknown
/// @param startLatest day by which it had begun; LocalDate.MAX where unknown
/// @param endEarliest day until which it held at least; LocalDate.MIN where unknown
/// @param endLatest last day on which it may have held; LocalDate.MAX where open or unknown
/// @param uncertain whether either end carries `?` or `%`
public record Edtf(
    String text,
    boolean interval,
    LocalDate startEarliest,
    LocalDate startLatest,
    LocalDate endEarliest,
    LocalDate endLatest,
    boolean uncertain) {

  /// What a claim says of one day.
  public enum Answer {
    YES,
    NO,
    PERHAPS
  }

  /// The months that stand for seasons: 21 spring, 22 summer, 23 autumn, 24 winter.
  static final int FIRST_SEASON = 21;

  static final int LAST_SEASON = 24;
  private static final int MONTHS_OF_SEASON = 3;

  private static final Pattern DATE =
      Pattern.compile("(\\d{4}|\\d{3}X|\\d{2}XX)(?:-(\\d{2}|XX)(?:-(\\d{2}|XX))?)?([?~%]?)");

  /// Reads a date or interval.
  ///
  /// @throws IllegalArgumentException if the text is not one, or its end lies before its start
  public static Edtf of(String text) {
    return find(text)
        .orElseThrow(() -> new IllegalArgumentException("not an EDTF date or interval: " + text));
  }

  /// Reads a date or interval; empty if the text is not one, or its end lies before its start.
  public static Optional<Edtf> find(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return part(text)
          .map(p -> new Edtf(text, false, p.earliest, p.latest, p.earliest, p.latest, p.uncertain));
    }
    Optional<Part> from = end(text.substring(0, slash), LocalDate.MIN, LocalDate.MIN);
    Optional<Part> to = end(text.substring(slash + 1), LocalDate.MAX, LocalDate.MAX);
    if (from.isEmpty() || to.isEmpty() || (from.get().unbounded && to.get().unbounded)) {
      return Optional.empty();
    }
    Part a = from.get();
    Part b = to.get();
    if (b.latest.isBefore(a.earliest)) {
      return Optional.empty();
    }
    return Optional.of(
        new Edtf(
            text, true, a.earliest, a.latest, b.earliest, b.latest, a.uncertain || b.uncertain));
  }

  /// Whether it held on that day. A single date of less than day precision happened on one day
  /// within its bounds, so that it answers perhaps for each of them.
  public Answer on(LocalDate day) {
    if (day.isBefore(startEarliest) || day.isAfter(endLatest)) {
      return Answer.NO;
    }
    boolean sure =
        interval
            ? !day.isBefore(startLatest) && !day.isAfter(endEarliest)
            : startEarliest.equals(endLatest);
    return sure && !uncertain ? Answer.YES : Answer.PERHAPS;
  }

  /// Whether it had begun by that day: what a step of a series asks. Where the start itself is
  /// uncertain the answer is never a plain yes.
  public Answer begunBy(LocalDate day) {
    if (day.isBefore(startEarliest)) {
      return Answer.NO;
    }
    String start = interval ? text.substring(0, text.indexOf('/')) : text;
    boolean sure = !day.isBefore(startLatest) && !start.endsWith("?") && !start.endsWith("%");
    return sure ? Answer.YES : Answer.PERHAPS;
  }

  /// Whether the start is known to the day.
  public boolean startsOnKnownDay() {
    return startEarliest.equals(startLatest) && !startEarliest.equals(LocalDate.MIN);
  }

  /// Whether the interval has no end, written `..`.
  public boolean isOpenEnded() {
    return text.endsWith("/..");
  }

  private record Part(LocalDate earliest, LocalDate latest, boolean uncertain, boolean unbounded) {}

  private static Optional<Part> end(String text, LocalDate openEarliest, LocalDate openLatest) {
    if (text.equals("..")) {
      return Optional.of(new Part(openEarliest, openLatest, false, true));
    }
    if (text.isEmpty()) {
      return Optional.of(new Part(LocalDate.MIN, LocalDate.MAX, false, true));
    }
    return part(text);
  }

  private static Optional<Part> part(String text) {
    Matcher m = DATE.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      String year = m.group(1);
      int firstYear = Integer.parseInt(year.replace('X', '0'));
      int lastYear = Integer.parseInt(year.replace('X', '9'));
      String month = m.group(2);
      String day = m.group(3);
      boolean yearGiven = firstYear == lastYear;
      if (firstYear == 0
          || (!yearGiven && month != null)
          || ("XX".equals(month) && day != null && !day.equals("XX"))) {
        return Optional.empty();
      }
      LocalDate earliest;
      LocalDate latest;
      String mark = m.group(4);
      int times = mark.equals("~") || mark.equals("%") ? 1 : 0;
      if (month == null || month.equals("XX")) {
        int years = times * (lastYear - firstYear + 1);
        earliest = LocalDate.of(firstYear - years, 1, 1);
        latest = LocalDate.of(lastYear + years, 12, 31);
      } else if (day == null || day.equals("XX")) {
        boolean season = isSeason(month);
        if (season && day != null) {
          return Optional.empty();
        }
        int months = season ? MONTHS_OF_SEASON : 1;
        YearMonth at =
            season ? seasonBegins(firstYear, month) : YearMonth.of(firstYear, whole(month));
        earliest = at.minusMonths(times * months).atDay(1);
        latest = at.plusMonths(times * months + months - 1).atEndOfMonth();
      } else {
        LocalDate at = LocalDate.of(firstYear, whole(month), whole(day));
        earliest = at.minusWeeks(times);
        latest = at.plusWeeks(times);
      }
      return Optional.of(new Part(earliest, latest, mark.equals("?") || mark.equals("%"), false));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Whether the digits in the place of a month are those of a season.
  static boolean isSeason(String month) {
    return month.matches("[0-9]{2}") && whole(month) >= FIRST_SEASON && whole(month) <= LAST_SEASON;
  }

  private static YearMonth seasonBegins(int year, String season) {
    return YearMonth.of(year, MONTHS_OF_SEASON * (whole(season) - FIRST_SEASON + 1));
  }

  private static int whole(String digits) {
    return Integer.parseInt(digits);
  }
}
