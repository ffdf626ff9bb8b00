package org.muster.server.frame;

import java.time.LocalDate;
import java.util.Optional;
import org.muster.record.Edtf;
import org.muster.record.TypedDate;
import org.muster.thread.DateWords;

/// How a typed date is read, said back under its field.
public final class Echo {
  /// Longer than any date, and shorter than what would be worth reading.
  private static final int LONGEST = 60;

  private Echo() {}

  /// A typed day in words: `= 1 JAN 2027`; empty where nothing is typed.
  public static String day(String text) {
    if (text.isBlank()) {
      return "";
    }
    Optional<LocalDate> found = text.length() > LONGEST ? Optional.empty() : TypedDate.day(text);
    return found.map(day -> "= " + DateWords.day(day)).orElse("not a day yet");
  }

  /// A typed date in words, with the days that it lies between where it is vague; empty where
  /// nothing is typed.
  public static String date(String text) {
    if (text.isBlank()) {
      return "";
    }
    Optional<Edtf> found = text.length() > LONGEST ? Optional.empty() : TypedDate.held(text);
    if (found.isEmpty()) {
      return "not a date yet";
    }
    Edtf held = found.get();
    String words = "= " + DateWords.held(held);
    boolean bounded =
        !held.startEarliest().equals(LocalDate.MIN) && !held.endLatest().equals(LocalDate.MAX);
    boolean vague = !held.startEarliest().equals(held.startLatest());
    return bounded && vague
        ? words
            + ": between "
            + DateWords.day(held.startEarliest())
            + " and "
            + DateWords.day(held.endLatest())
        : words;
  }
}
