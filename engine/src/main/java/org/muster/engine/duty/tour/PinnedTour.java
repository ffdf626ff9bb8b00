package org.muster.engine.duty.tour;

/// A tour that is settled. It is a fact: the rules for one tour do not judge it, the rules between
/// duties (rest, double booking, parent and child) hold for what is planned round it.
///
/// @param servedBefore slots of the same tour before slot 0, which count for rest
public record PinnedTour(Tour tour, int servedBefore) {
  public PinnedTour {
    if (servedBefore < 0) {
      throw new IllegalArgumentException(
          "Pinned tour of " + tour.resource() + ": served " + servedBefore + " slots before.");
    }
  }
}
