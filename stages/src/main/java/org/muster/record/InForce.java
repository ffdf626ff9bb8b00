package org.muster.record;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/// Which rows were in force on a day: known by then and not yet closed. Whoever asks, of a case
/// file, a snapshot or the database's rows, asks here; which of several rivals counts is for
/// [Choices] to say.
public final class InForce {
  private InForce() {}

  /// Whether a row was not yet closed on a day. Days are compared as text, as the database does, so
  /// that a row whose day cannot be read is still found and mended.
  public static boolean isOpenOn(Row row, LocalDate day) {
    return row.find("known_to").map(to -> to.compareTo(day.toString()) > 0).orElse(true);
  }

  /// Whether nobody ever closed a row: what plans and checks of a whole case rest on, which know no
  /// day.
  public static boolean isOpen(Row row) {
    return row.find("known_to").isEmpty();
  }

  /// First day on which a row was known: as it says, or when its source was published or the choice
  /// was made; empty where nothing says.
  ///
  /// @param published the earliest day on which a source can have been published, by its id
  public static Optional<LocalDate> since(
      Row row, Function<String, Optional<LocalDate>> published) {
    Optional<LocalDate> said = row.findDay("known_from");
    if (said.isPresent()) {
      return said;
    }
    return switch (row.table().shape()) {
      case CLAIM -> published.apply(row.text("source"));
      case SOURCE -> published.apply(row.id());
      case CHOICE -> row.findDay("chosen_on");
    };
  }

  /// Whether it matters on a day since when a row is known: only looking back it does. What is on
  /// file is known by now, whatever day its source bears; so it is on file today and on every
  /// later day, until it is closed.
  public static boolean asksSince(LocalDate day, LocalDate today) {
    return day.isBefore(today);
  }

  /// Whether a row was known and not yet closed on a day that is over; one that says no first day
  /// always was.
  public static boolean wasOn(
      Row row, LocalDate day, Function<String, Optional<LocalDate>> published) {
    return isOpenOn(row, day) && !since(row, published).orElse(LocalDate.MIN).isAfter(day);
  }
}
