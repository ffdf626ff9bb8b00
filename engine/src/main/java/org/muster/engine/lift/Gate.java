package org.muster.engine.lift;

import java.util.List;

/// A gate of the airfield.
///
/// @param peoplePerHour people in a clock hour in which it is open throughout, at most
/// @param open when parties may pass
public record Gate(String id, int peoplePerHour, List<Span> open, Others others) {
  private static final int HOUR_MINUTES = 60;

  public Gate {
    open = Span.sorted(open);
  }

  /// People who may pass in a clock hour: its share of the rate, rounded down.
  ///
  /// @param hour from zero
  /// @param horizon the minute at which the last hour ends, however long the gate is open
  public int quota(int hour, int horizon) {
    int end = Math.min(horizon, (hour + 1) * HOUR_MINUTES);
    int minutes = Span.minutesWithin(open, hour * HOUR_MINUTES, end);
    return (int) ((long) peoplePerHour * minutes / HOUR_MINUTES);
  }

  /// The same gate for so many people an hour more.
  public Gate faster(int people) {
    return new Gate(id, peoplePerHour + people, open, others);
  }

  /// The same gate, open in as few minutes more of the hour as so many people need to pass in it,
  /// the earliest first.
  Gate passing(int hour, int people, int horizon) {
    Gate gate = this;
    int end = Math.min(horizon, (hour + 1) * HOUR_MINUTES);
    for (int t = hour * HOUR_MINUTES; t < end && gate.quota(hour, horizon) < people; t++) {
      if (!Span.covers(gate.open, t)) {
        gate = gate.opened(t, t + 1);
      }
    }
    return gate;
  }

  /// The same gate, open in `[from, to)` as well.
  public Gate opened(int from, int to) {
    return new Gate(id, peoplePerHour, Span.with(open, from, to), others);
  }

  /// The same gate, closed in `[from, to)` as well.
  public Gate closed(int from, int to) {
    return new Gate(id, peoplePerHour, Span.without(open, from, to), others);
  }
}
