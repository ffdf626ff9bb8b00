package org.muster.record;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muster.access.Viewer;

/// From where a case is looked at: by whom, and with the knowledge of which day.
///
/// @param knownOn only what was known on that day; null for all that is known by now
public record Perspective(String caseId, Viewer viewer, @Nullable LocalDate knownOn) {

  /// All that is known by now.
  public static Perspective now(String caseId, Viewer viewer) {
    return new Perspective(caseId, viewer, null);
  }
}
