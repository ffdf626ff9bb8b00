package org.muster.operate.evacuation.custody;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What sort of station somebody is scanned at, in the order of the way out.
public enum Stop {
  GATE,
  SCREENING,
  MEDICAL,
  HOLDING,
  EMBARKATION,
  /// The door of a safe haven.
  ARRIVAL;

  /// As files and pages write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The stop of that word.
  public static Optional<Stop> find(String word) {
    return Arrays.stream(values()).filter(stop -> stop.word().equals(word)).findFirst();
  }
}
