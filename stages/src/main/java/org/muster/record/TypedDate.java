package org.muster.record;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates as people type them into a field: as the pages write them (`1 JAN 2027`), as ISO 8601
/// (`2027-01-01`), as a group of figures (`010127`) and as letters in Europe do (`1.1.2027`). The
/// day always stands before the month; where a month stands first, it is a word. Files and the API
/// take ISO 8601 alone.
public final class TypedDate {
  /// What a field for a day takes, in words.
  public static final String EXPECTED = "a day, as 1 JAN 2027, 2027-01-01 or 010127";

  private static final List<String> MONTHS =
      List.of(
          "JANUARY",
          "FEBRUARY",
          "MARCH",
          "APRIL",
          "MAY",
          "JUNE",
          "JULY",
          "AUGUST",
          "SEPTEMBER",
          "OCTOBER",
          "NOVEMBER",
          "DECEMBER");

  /// Two figures of a year below this are of this century.
  private static final int PIVOT = 70;

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;

  private static final Pattern ISO = Pattern.compile("([12]\\d{3})[-./](\\d{1,2})[-./](\\d{1,2})");
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,2})\\s*[-./ ]\\s*(\\d{1,2})\\s*[-./ ]\\s*(\\d{4}|\\d{2})");
  private static final Pattern WORD =
      Pattern.compile("(\\d{1,2})(?:ST|ND|RD|TH)?[-./ ]*([A-Z]{3,9})[-., /]*(\\d{4}|\\d{2})");
  private static final Pattern WORD_FIRST =
      Pattern.compile("([A-Z]{3,9})[. ]*(\\d{1,2})(?:ST|ND|RD|TH)?[, ]+(\\d{4})");

  /// A date-time group: day, hours and minutes, zone, month, year.
  private static final Pattern GROUP =
      Pattern.compile("(\\d{2})\\d{4}[A-Z]?\\s*([A-Z]{3})\\s*(\\d{4}|\\d{2})");

  private static final Pattern SIX = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})");
  private static final Pattern EIGHT = Pattern.compile("(\\d{2})(\\d{2})(\\d{4})");
  private static final Pattern EIGHT_ISO = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern MONTH = Pattern.compile("([A-Z]{3,9})[-., /]*(\\d{4})");
  private static final Pattern MARK =
      Pattern.compile("(.*?)\\s*,?\\s*(ABOUT, UNCERTAIN|ABOUT|UNCERTAIN)");
  private static final Pattern RANGE = Pattern.compile("(.+?)\\s*(?:[–—]|\\bTO\\b| - )\\s*(.+)");

  private TypedDate() {}

  /// The day that somebody typed; empty if it is none, or could be two.
  public static Optional<LocalDate> day(String typed) {
    String text = clean(typed);
    Matcher iso = ISO.matcher(text);
    if (iso.matches()) {
      return of(Integer.parseInt(iso.group(1)), iso.group(2), iso.group(3));
    }
    Matcher numbers = NUMBERS.matcher(text);
    if (numbers.matches()) {
      return of(numbers.group(3), numbers.group(2), numbers.group(1));
    }
    for (Pattern pattern : List.of(GROUP, WORD)) {
      Matcher word = pattern.matcher(text);
      if (word.matches()) {
        return month(word.group(2)).flatMap(m -> of(word.group(3), m, word.group(1)));
      }
    }
    Matcher first = WORD_FIRST.matcher(text);
    if (first.matches()) {
      return month(first.group(1)).flatMap(m -> of(first.group(3), m, first.group(2)));
    }
    return figures(text);
  }

  private static Optional<LocalDate> figures(String text) {
    Matcher six = SIX.matcher(text);
    if (six.matches()) {
      return of(six.group(3), six.group(2), six.group(1));
    }
    Matcher eight = EIGHT.matcher(text);
    Optional<LocalDate> dayFirst =
        eight.matches() ? of(eight.group(3), eight.group(2), eight.group(1)) : Optional.empty();
    Matcher yearFirst = EIGHT_ISO.matcher(text);
    // Never both: the years end before what would be a month after a year of four figures.
    return dayFirst.isPresent() || !yearFirst.matches()
        ? dayFirst
        : of(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
  }

  /// The date, as vague as it was typed; empty if it is none. Takes what files take, and what the
  /// pages write: `FEB 2009, about`, `SEP 1999–15 APR 2008`, `since 9 JAN 2018`.
  public static Optional<Edtf> held(String typed) {
    Optional<Edtf> written = Edtf.find(typed.strip());
    return written.isPresent() ? written : words(clean(typed)).flatMap(Edtf::find);
  }

  /// A typed date as files write it; as it was typed where it is none, for the refusal to name.
  public static String heldText(String typed) {
    return held(typed).map(Edtf::text).orElse(typed);
  }

  /// A typed day as files write it; as it was typed where it is none.
  public static String dayText(String typed) {
    return day(typed).map(LocalDate::toString).orElse(typed);
  }

  private static Optional<String> words(String text) {
    if (text.startsWith("SINCE ")) {
      return part(text.substring(6)).map(from -> from + "/..");
    }
    if (text.startsWith("UNTIL ")) {
      return part(text.substring(6)).map(to -> "../" + to);
    }
    Optional<String> one = part(text);
    if (one.isPresent()) {
      return one;
    }
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      return Optional.empty();
    }
    String from = range.group(1);
    Optional<String> to = part(range.group(2));
    // "1 JUL–31 DEC 2026": the year stands once.
    Optional<String> first =
        part(from).or(() -> to.flatMap(t -> part(from + " " + t.substring(0, 4))));
    return first.flatMap(f -> to.map(t -> f + "/" + t));
  }

  /// One date without a range: a year, a month or a day, with its mark.
  private static Optional<String> part(String text) {
    Matcher marked = MARK.matcher(text);
    if (marked.matches()) {
      String mark =
          switch (marked.group(2)) {
            case "ABOUT" -> "~";
            case "UNCERTAIN" -> "?";
            default -> "%";
          };
      return part(marked.group(1)).map(date -> date + mark);
    }
    if (text.startsWith("ABOUT ")) {
      return part(text.substring(6)).map(date -> date + "~");
    }
    Matcher month = MONTH.matcher(text);
    if (month.matches()) {
      return month(month.group(1)).map(m -> month.group(2) + "-" + m);
    }
    return Edtf.find(text).isPresent() ? Optional.of(text) : day(text).map(LocalDate::toString);
  }

  private static Optional<LocalDate> of(String year, String month, String day) {
    int typed = Integer.parseInt(year);
    int full = year.length() == 4 ? typed : typed < PIVOT ? 2000 + typed : 1900 + typed;
    return full < FIRST_YEAR || full > LAST_YEAR ? Optional.empty() : of(full, month, day);
  }

  private static Optional<LocalDate> of(int year, String month, String day) {
    try {
      return Optional.of(LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// The number of a month by its name or the beginning of it.
  private static Optional<String> month(String word) {
    for (int m = 0; m < MONTHS.size(); m++) {
      if (MONTHS.get(m).startsWith(word)) {
        return Optional.of(m < 9 ? "0" + (m + 1) : String.valueOf(m + 1));
      }
    }
    return Optional.empty();
  }

  private static String clean(String typed) {
    return typed.replaceAll("[\\s\\u00A0\\u202F\\u2007]+", " ").strip().toUpperCase(Locale.ROOT);
  }
}
