package org.muster.engine.duty.tour;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A staff officer: judged by rank and language, without a ladder.
///
/// @param rank place in the order of ranks, higher is more senior
/// @param language levels in listening, speaking, reading and writing, 0 to 5 each; empty when not
///     tested, which counts as 0000
/// @param lastTour the tour before slot 0, or null
public record Officer(
    String id,
    int rank,
    List<Integer> language,
    List<Window> available,
    List<Caveat> caveats,
    @Nullable LastTour lastTour)
    implements Resource {
  private static final Strength ONE = Strength.of(1);

  public Officer {
    Objects.requireNonNull(id);
    language = List.copyOf(language);
    available = List.copyOf(available);
    caveats = List.copyOf(caveats);
    if (!language.isEmpty() && language.size() != 4) {
      throw new IllegalArgumentException(
          "Officer " + id + " has " + language.size() + " language levels, expected four.");
    }
  }

  /// An officer without caveats or a tour before.
  public static Officer of(String id, int rank, List<Integer> language, Window available) {
    return new Officer(id, rank, language, List.of(available), List.of(), null);
  }

  @Override
  public Kind kind() {
    return Kind.STAFF;
  }

  @Override
  public Strength strength() {
    return ONE;
  }

  @Override
  public Optional<LastTour> findLastTour() {
    return Optional.ofNullable(lastTour);
  }
}
