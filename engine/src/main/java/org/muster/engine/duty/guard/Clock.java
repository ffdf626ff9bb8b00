package org.muster.engine.duty.guard;

import java.util.Optional;
import org.muster.engine.text.Ids;

/// How the hours of a post are shared out: tours that follow one another without a gap, and
/// within a tour reliefs that take turns. Two on and four off within 24 hours are three reliefs
/// of four turns each; a shift of eight hours is a tour with one relief and one turn.
///
/// @param id readable, unique in the problem
/// @param startHour hour of the day at which the day's first tour begins, 0 to 23
/// @param tourHours length of a tour; divides 24
/// @param onHours length of a turn on post
/// @param offHours between two turns of one relief; a multiple of `onHours`
/// @param countedHours what a tour counts towards the hours of 7 and of 30 days
/// @param reserve whether it is the clock of a quick reaction force, which stands no post
public record Clock(
    String id,
    int startHour,
    int tourHours,
    int onHours,
    int offHours,
    int countedHours,
    boolean reserve) {

  static final int DAY = 24;

  public Clock {
    Ids.require("A clock", id);
    if (startHour < 0
        || startHour >= DAY
        || tourHours < 1
        || tourHours > DAY
        || DAY % tourHours != 0
        || onHours < 1
        || offHours < 0
        || offHours % onHours != 0
        || tourHours % (onHours + offHours) != 0
        || countedHours < 1
        || countedHours > tourHours) {
      throw new IllegalArgumentException(
          "Clock "
              + id
              + ": a start from 0 to 23, a tour that divides 24 hours, turns that divide the time"
              + " between them and fill the tour, and counted hours within the tour are needed; was"
              + " start "
              + startHour
              + ", tour "
              + tourHours
              + ", on "
              + onHours
              + ", off "
              + offHours
              + ", counted "
              + countedHours);
    }
  }

  /// Two on and four off within 24 hours, from this hour on: eight hours on post.
  public static Clock twoOnFourOff(String id, int startHour) {
    return new Clock(id, startHour, DAY, 2, 4, 8, false);
  }

  /// Shifts of so many hours without a relief between, the first from this hour on.
  public static Clock shifts(String id, int startHour, int hours) {
    return new Clock(id, startHour, hours, hours, 0, hours, false);
  }

  /// A reserve that is bound for 24 hours, from this hour on.
  public static Clock reserve(String id, int startHour, int countedHours) {
    return new Clock(id, startHour, DAY, DAY, 0, countedHours, true);
  }

  /// Tours that begin on a day.
  public int tours() {
    return DAY / tourHours;
  }

  /// Reliefs that take turns within a tour.
  public int reliefs() {
    return (onHours + offHours) / onHours;
  }

  /// Turns of a relief within a tour.
  public int turns() {
    return tourHours / (onHours + offHours);
  }

  /// First hour of a tour, counted from the first midnight of the horizon.
  public int tourStart(int day, int tour) {
    return day * DAY + startHour + tour * tourHours;
  }

  /// First hour of a turn.
  public int turnStart(int day, int tour, int relief, int turn) {
    return tourStart(day, tour) + turn * (onHours + offHours) + relief * onHours;
  }

  /// The turn that begins at this hour; empty when none does.
  public Optional<Turn> findTurnFrom(int hour) {
    Turn turn = turnAt(hour);
    return turnStart(turn.day(), turn.tour(), turn.relief(), turn.turn()) == hour
        ? Optional.of(turn)
        : Optional.empty();
  }

  /// The turn that holds the hour.
  public Turn turnAt(int hour) {
    int since = Math.floorMod(hour - startHour, DAY);
    int inTour = since % tourHours;
    int round = onHours + offHours;
    return new Turn(
        Math.floorDiv(hour - startHour, DAY),
        since / tourHours,
        inTour % round / onHours,
        inTour / round);
  }

  /// A turn on post.
  ///
  /// @param day on which its tour begins; zero is the horizon's first
  /// @param tour which of the day's, from zero
  /// @param relief which of the tour's, from zero
  /// @param turn which of the relief's, from zero
  public record Turn(int day, int tour, int relief, int turn) {}
}
