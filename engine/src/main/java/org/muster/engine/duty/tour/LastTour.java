package org.muster.engine.duty.tour;

/// The tour before the first slot, of which rest may still be due.
///
/// @param end the slot after its last, zero or less
/// @param slots how long it was
public record LastTour(int end, int slots) {
  public LastTour {
    if (end > 0 || slots < 1) {
      throw new IllegalArgumentException(
          "The last tour ends at slot "
              + end
              + " after "
              + slots
              + " slots. Maybe it belongs in the pinned tours: only a tour over before slot 0 is a"
              + " last tour.");
    }
  }
}
