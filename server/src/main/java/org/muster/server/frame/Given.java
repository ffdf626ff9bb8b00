package org.muster.server.frame;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// What an address or a body takes for a value of a type, in words that know nothing of how the
/// server is written.
public final class Given {
  private Given() {}

  /// A day of a year that is kept, from 1 to 9999, as every link of ours writes it.
  public static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip())).filter(Given::isKept);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /// Whether a day is of a year that is kept.
  static boolean isKept(LocalDate day) {
    return day.getYear() >= 1 && day.getYear() <= 9999;
  }

  /// What a parameter or a member takes.
  public static String words(Class<?> type) {
    if (type == LocalDate.class) {
      return "a day; write it as 2021-10-29";
    }
    if (type == Instant.class) {
      return "an instant; write it as 2021-10-29T12:00:00Z";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return type == double.class || type == Double.class
          ? "a number"
          : "a whole number that this takes";
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "a list";
    }
    if (Map.class.isAssignableFrom(type) || type.isRecord()) {
      return "an object";
    }
    return CharSequence.class.isAssignableFrom(type) ? "a text" : "what this address takes";
  }
}
