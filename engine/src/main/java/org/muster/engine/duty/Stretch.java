package org.muster.engine.duty;

/// A stretch of a duty in a calendar.
///
/// @param activity the activity of the resource's network that it is
/// @param duty index of the duty
/// @param first first slot, inclusive
/// @param end end slot, exclusive
public record Stretch(int activity, int duty, int first, int end) {

  /// The stretch that an activity of a network is.
  public static Stretch of(CalendarNetwork network, int activity) {
    return new Stretch(
        activity,
        network.activityDuty(activity),
        network.activityFirst(activity),
        network.activityEnd(activity));
  }

  /// Does it hold the slot?
  public boolean holds(int slot) {
    return first <= slot && slot < end;
  }
}
