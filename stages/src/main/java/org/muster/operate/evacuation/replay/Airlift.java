package org.muster.operate.evacuation.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/// What is published of an airlift, and what is assumed where nothing is: the files of the folder
/// `replay` of a case.
///
/// @param days one after another
public record Airlift(List<Day> days, List<Gate> gates, List<Haven> havens, List<Stop> stops) {
  /// Days are counted as they were published: from 03:00 to 03:00 in Washington.
  static final Duration DAY_BEGINS = Duration.ofHours(7);

  public Airlift {
    days = List.copyOf(days);
    gates = List.copyOf(gates);
    havens = List.copyOf(havens);
    stops = List.copyOf(stops);
  }

  /// A day of the airlift.
  ///
  /// @param published people flown out by the figure of that day; empty where none was published
  /// @param military flights of the leading nation; 0 where not known
  /// @param since people flown out since the first day, as published then: it need not agree with
  ///     the figures of the days
  /// @param flown people that the replay flies out
  /// @param note what does not add up
  public record Day(
      LocalDate day,
      OptionalInt published,
      int military,
      int others,
      OptionalInt since,
      int flown,
      String note) {

    /// Its first moment.
    public Instant from() {
      return day.atStartOfDay().toInstant(java.time.ZoneOffset.UTC).plus(DAY_BEGINS);
    }

    /// First moment of the next.
    public Instant until() {
      return from().plus(Duration.ofDays(1));
    }

    /// Whether a moment is of it.
    public boolean has(Instant at) {
      return !at.isBefore(from()) && at.isBefore(until());
    }
  }

  /// A way in.
  ///
  /// @param peopleAnHour how many come in by it, beside the others
  public record Gate(String code, String name, int peopleAnHour) {}

  /// Where flights go.
  ///
  /// @param share of the people, beside the others
  /// @param flight how long it takes
  public record Haven(String code, String name, int room, int share, Duration flight) {}

  /// A gate that is shut, or a haven that takes nobody.
  ///
  /// @param gate whether it is a gate
  public record Stop(boolean gate, String which, Instant from, Instant until) {
    boolean stops(boolean isGate, String code, Instant at) {
      return gate == isGate && which.equals(code) && !at.isBefore(from) && at.isBefore(until);
    }
  }

  boolean isOpen(Gate gate, Instant at) {
    return stops.stream().noneMatch(stop -> stop.stops(true, gate.code, at));
  }

  boolean takes(Haven haven, Instant at) {
    return stops.stream().noneMatch(stop -> stop.stops(false, haven.code, at));
  }
}
