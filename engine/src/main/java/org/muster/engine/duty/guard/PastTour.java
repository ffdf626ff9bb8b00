package org.muster.engine.duty.guard;

/// A tour that began before the horizon: it counts for rest, nights and hours.
///
/// @param day on which it began; below zero
/// @param tour which of the day's, from zero
public record PastTour(String person, String clock, int day, int tour) {
  public PastTour {
    if (day >= 0 || tour < 0) {
      throw new IllegalArgumentException(
          "A past tour of " + person + " must begin before the horizon, was day " + day);
    }
  }
}
