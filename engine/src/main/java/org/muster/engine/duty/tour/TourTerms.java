package org.muster.engine.duty.tour;

/// What a tour of one kind of resource may look like.
///
/// @param minSlots shortest tour
/// @param maxSlots longest tour
/// @param stepSlots a tour is the shortest one or longer by a multiple of this
/// @param startEvery tours start at slots of this grid
/// @param startOffset a slot of the grid
/// @param restPercent rest after a tour, in hundredths of its length: 200 is one to two; rounded up
///     to whole slots
/// @param maxTours most tours of a resource within the problem; [TourProblem#NEVER] for no limit
public record TourTerms(
    int minSlots,
    int maxSlots,
    int stepSlots,
    int startEvery,
    int startOffset,
    int restPercent,
    int maxTours) {
  public TourTerms {
    if (minSlots < 1
        || maxSlots < minSlots
        || stepSlots < 1
        || startEvery < 1
        || startOffset < 0
        || restPercent < 0
        || maxTours < 0) {
      throw new IllegalArgumentException(
          "Tour terms: min "
              + minSlots
              + ", max "
              + maxSlots
              + ", step "
              + stepSlots
              + ", start every "
              + startEvery
              + " from "
              + startOffset
              + ", rest "
              + restPercent
              + " %, at most "
              + maxTours
              + " tours.");
    }
  }

  /// Slots of rest due after a tour of this length.
  public int restAfter(int slots) {
    return Math.ceilDiv(slots * restPercent, 100);
  }
}
