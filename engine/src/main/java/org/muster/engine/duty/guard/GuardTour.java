package org.muster.engine.duty.guard;

import java.util.List;

/// What a person does on one tour: the turns stood, and when the tour binds.
///
/// @param clock by which it goes
/// @param day on which it begins; below zero for what came before
/// @param tour which of the day's
/// @param standings in order of time; none for what came before
public record GuardTour(String person, Clock clock, int day, int tour, List<Standing> standings) {
  public GuardTour {
    standings = List.copyOf(standings);
  }

  /// First hour.
  public int from() {
    return clock.tourStart(day, tour);
  }

  /// Hour after the last.
  public int until() {
    return from() + clock.tourHours();
  }

  /// Whether the two share an hour.
  boolean meets(GuardTour other) {
    return from() < other.until() && other.from() < until();
  }
}
