package org.muster.operate.guard;

import java.util.Arrays;
import java.util.Locale;

/// Where a roster stands in its life.
public enum RosterState {
  /// A working paper of the two nations.
  DRAFT,
  /// Both nations turned their keys on their halves; it is stood.
  PUBLISHED,
  /// Another was published for its days.
  SUPERSEDED,
  /// Nobody is to use it.
  WITHDRAWN;

  /// As the database and pages write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The state of that word.
  public static RosterState of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no state of a roster is called " + word));
  }
}
