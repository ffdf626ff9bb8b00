package org.muster.record;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Several claims about the same thing, known at the same time.
///
/// @param about what they are about
/// @param claims by id, two at least
/// @param sources of the claims, in their order; a source that the viewer may not see is left out
/// @param choice the row that says which of them counts, or null while nobody has chosen
public record Conflict(
    ClaimTable table, String about, List<Row> claims, List<Row> sources, @Nullable Row choice) {
  public Conflict {
    claims = List.copyOf(claims);
    sources = List.copyOf(sources);
  }

  public Optional<Row> findChoice() {
    return Optional.ofNullable(choice);
  }

  public boolean isSettled() {
    return choice != null;
  }
}
