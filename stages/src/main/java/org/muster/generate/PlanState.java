package org.muster.generate;

import java.util.Arrays;
import java.util.Locale;

/// Where a plan stands in its life.
public enum PlanState {
  /// A working paper of those who plan.
  DRAFT,
  /// Both sides turned their keys on it; it is the plan that counts.
  PUBLISHED,
  /// It was published, and another was published after it.
  SUPERSEDED,
  /// Nobody is to use it.
  WITHDRAWN;

  /// As the database and pages write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The state of that word.
  ///
  /// @throws IllegalArgumentException if there is none
  public static PlanState of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no state of a plan is called " + word));
  }
}
