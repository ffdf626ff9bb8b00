package org.muster.engine.duty.tour;

import java.util.Objects;

/// A step of the ladder; the first step is level 1.
///
/// @param name such as NEL2
/// @param validitySlots how many slots its certificate holds; [TourProblem#NEVER] when it does not
///     lapse. A lapse puts the unit one step down, where it stays until it is evaluated again.
public record LadderStep(String name, int validitySlots) {
  public LadderStep {
    Objects.requireNonNull(name);
    if (validitySlots < 1) {
      throw new IllegalArgumentException(
          "Step " + name + " is valid for " + validitySlots + " slots, expected at least 1.");
    }
  }
}
