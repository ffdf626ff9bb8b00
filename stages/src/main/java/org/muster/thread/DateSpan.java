package org.muster.thread;

import java.time.LocalDate;

/// A stretch of days in as few words as it takes: `1 JUL–31 DEC 2023`, `JUL–AUG 2023`.
public final class DateSpan {
  private DateSpan() {}

  /// @param to last day, inclusive
  public static String of(LocalDate from, LocalDate to) {
    if (from.equals(to)) {
      return DateWords.day(from);
    }
    String first = DateWords.day(from);
    String last = DateWords.day(to);
    return from.getYear() == to.getYear()
        ? first.substring(0, first.lastIndexOf(' ')) + "–" + last
        : first + "–" + last;
  }
}
