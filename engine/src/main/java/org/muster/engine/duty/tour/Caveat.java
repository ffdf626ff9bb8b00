package org.muster.engine.duty.tour;

import java.util.Objects;

/// A national limit: the unit may not do the task in these slots.
///
/// @param id the caveat's own id
/// @param task the task that it touches
/// @param window when it holds
public record Caveat(String id, String task, Window window) {
  public Caveat {
    Objects.requireNonNull(id);
    Objects.requireNonNull(task);
    Objects.requireNonNull(window);
  }
}
