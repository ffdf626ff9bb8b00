package org.muster.engine.duty.tour;

import java.util.Objects;

/// A dated occurrence of an activity.
///
/// @param start its first slot
/// @param seats how many units can take it
public record Offering(String id, String activity, int start, int seats) {
  public Offering {
    Objects.requireNonNull(id);
    Objects.requireNonNull(activity);
    if (seats < 0) {
      throw new IllegalArgumentException("Offering " + id + " has " + seats + " seats.");
    }
  }

  /// The same offering at another slot.
  public Offering at(int newStart) {
    return new Offering(id, activity, newStart, seats);
  }
}
