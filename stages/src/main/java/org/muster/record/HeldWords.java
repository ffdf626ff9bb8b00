package org.muster.record;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Dates of claims as people read them: `20 NOV 2002`, never more precise than their source.
public final class HeldWords {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.UK);

  private static final List<String> NUMBERS =
      List.of(
          "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");

  private static final List<String> SEASONS = List.of("spring", "summer", "autumn", "winter");

  /// A day whose digits are all given, without a mark.
  private static final Pattern PLAIN_DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private HeldWords() {}

  /// A number as a sentence says it: in words to twelve, in figures from there on.
  public static String number(int number) {
    return number >= 0 && number < NUMBERS.size() ? NUMBERS.get(number) : String.valueOf(number);
  }

  /// `one clause of four`, `two clauses of 14`.
  public static String share(int some, int all, String noun) {
    return number(some) + " " + noun + (some == 1 ? " of " : "s of ") + number(all);
  }

  /// A text as a sentence begins with it.
  public static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /// `20 NOV 2002`.
  public static String day(LocalDate day) {
    return upper(DAY.format(day));
  }

  /// A claim's date in words: `20 NOV 2002`, `FEB 2009, about`, `SEP 1999–15 APR 2008`,
  /// `since 9 JAN 2018`.
  public static String of(Edtf held) {
    String text = held.text();
    int slash = text.indexOf('/');
    if (slash < 0) {
      return part(text);
    }
    String from = text.substring(0, slash);
    String to = text.substring(slash + 1);
    boolean noStart = from.isEmpty() || from.equals("..");
    if (to.equals("..")) {
      return "since " + part(from);
    }
    if (to.isEmpty()) {
      return "from " + part(from) + ", end not recorded";
    }
    if (noStart) {
      return "until " + part(to) + (from.isEmpty() ? ", start not recorded" : "");
    }
    String first = part(from);
    String last = part(to);
    String year =
        PLAIN_DAY.matcher(from).matches()
                && PLAIN_DAY.matcher(to).matches()
                && from.startsWith(to.substring(0, 4))
            ? from.substring(0, 4)
            : "";
    return (year.isEmpty() ? first : first.substring(0, first.length() - year.length() - 1))
        + "–"
        + last;
  }

  private static String part(String text) {
    String mark = "";
    String plain = text;
    char last = text.charAt(text.length() - 1);
    if (last == '~' || last == '?' || last == '%') {
      plain = text.substring(0, text.length() - 1);
      mark = last == '~' ? ", about" : last == '?' ? ", uncertain" : ", about, uncertain";
    }
    String[] parts = plain.split("-", -1);
    if (parts[0].endsWith("XX")) {
      return parts[0].replace("XX", "00s") + ", year not recorded" + mark;
    }
    if (parts[0].endsWith("X")) {
      return parts[0].replace("X", "0s") + ", year not recorded" + mark;
    }
    if (parts.length == 1 || parts[1].equals("XX")) {
      return parts[0] + mark;
    }
    if (Edtf.isSeason(parts[1])) {
      return season(parts[0], parts[1]) + mark;
    }
    LocalDate first = LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), 1);
    if (parts.length == 2 || parts[2].equals("XX")) {
      return upper(MONTH.format(first)) + mark;
    }
    return day(first.withDayOfMonth(Integer.parseInt(parts[2]))) + mark;
  }

  /// `spring 2001`; winter names the year in which it ends, too: `winter 2001/2002`.
  private static String season(String year, String season) {
    int which = Integer.parseInt(season) - Edtf.FIRST_SEASON;
    String name = SEASONS.get(which) + " " + year;
    return which == SEASONS.size() - 1 ? name + "/" + (Integer.parseInt(year) + 1) : name;
  }

  private static String upper(String date) {
    // The British locale writes SEPT; military usage has three letters everywhere.
    return date.toUpperCase(Locale.ROOT).replace("SEPT", "SEP");
  }
}
