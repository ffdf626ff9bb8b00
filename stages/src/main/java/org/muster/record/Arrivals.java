package org.muster.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When the rows of a case were really added to this database, whatever they say of when they were
/// known.
///
/// @param first when the case came, with most of its rows; empty where some of them are from before
///     that was kept
/// @param later those that were added after the first, by id
public record Arrivals(Optional<Instant> first, Map<String, Instant> later) {
  public Arrivals {
    later = Map.copyOf(later);
  }

  /// The day on which a row was added; empty where that is from before it was kept.
  ///
  /// @param id of a row that is on file
  public Optional<LocalDate> findDay(String id) {
    return Optional.ofNullable(later.get(id)).or(() -> first).map(Arrivals::day);
  }

  /// Whether a row was added after its case had come, on a later day than the one since which it
  /// is said to be known: only its owner's word says that it was known before. What came with its
  /// case is the history that the case was begun with.
  ///
  /// @param since first day on which it was known, as it says or as its source's date has it;
  ///     empty where nothing says
  public boolean isDatedBack(String id, Optional<LocalDate> since) {
    @Nullable Instant added = later.get(id);
    return added != null && since.orElse(LocalDate.MIN).isBefore(day(added));
  }

  /// Whether a row that was shown as known on a day was only added after it, and after its case had
  /// come.
  public boolean isAddedAfter(String id, LocalDate day) {
    @Nullable Instant added = later.get(id);
    return added != null && day(added).isAfter(day);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
