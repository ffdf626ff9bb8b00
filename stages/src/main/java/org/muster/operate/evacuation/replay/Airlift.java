package org.muster.operate.evacuation.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// What is published of an airlift, and what is assumed where nothing is: the files of the folder
/// `replay` of a case, and its crisis timeline.
///
/// @param days one after another
/// @param events of the crisis timeline
/// @param falls those of them from which people fled
public record Airlift(
    List<Day> days,
    List<Gate> gates,
    List<Haven> havens,
    List<Stop> stops,
    List<Event> events,
    List<Fall> falls) {
  /// Days are counted as they were published: from 03:00 to 03:00 in Washington.
  static final Duration DAY_BEGINS = Duration.ofHours(7);

  private static final Duration BEFORE_THE_FIRST_DAY = Duration.ofDays(2);

  public Airlift {
    days = List.copyOf(days);
    gates = List.copyOf(gates);
    havens = List.copyOf(havens);
    stops = List.copyOf(stops);
    events = List.copyOf(events);
    falls = List.copyOf(falls);
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
      return day.atStartOfDay().toInstant(ZoneOffset.UTC).plus(DAY_BEGINS);
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
  public record Stop(boolean gate, String which, Instant from, Instant until, String why) {
    boolean stops(boolean isGate, String code, Instant at) {
      return gate == isGate && which.equals(code) && !at.isBefore(from) && at.isBefore(until);
    }
  }

  /// An event of the crisis timeline.
  ///
  /// @param id of its row
  /// @param day its first
  public record Event(String id, LocalDate day, String title) {
    /// The first moment of its day.
    Instant from() {
      return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
  }

  /// An event from which people fled.
  ///
  /// @param families so many of a hundred
  public record Fall(Event event, int families) {}

  /// When the registration opens for families who fled from none of the falls.
  public Instant opens() {
    return days.getFirst().from().minus(BEFORE_THE_FIRST_DAY);
  }

  /// The first moment of a replay: that of the first fall, where it lies before the registration
  /// opens.
  public Instant begins() {
    return Stream.concat(Stream.of(opens()), falls.stream().map(fall -> fall.event.from()))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /// What comes in a stretch of time, a line each: the events on their days, and the stops as they
  /// begin.
  ///
  /// @param until the first moment after it
  List<String> news(Instant from, Instant until) {
    record News(Instant at, String line) {}
    return Stream.concat(
            events.stream().map(e -> new News(e.from(), e.day + "  " + e.title)),
            stops.stream()
                .map(
                    stop ->
                        new News(
                            stop.from,
                            stop.from + "  " + name(stop) + " takes nobody: " + stop.why)))
        .filter(news -> !news.at.isBefore(from) && news.at.isBefore(until))
        .sorted(Comparator.comparing(News::at))
        .map(News::line)
        .toList();
  }

  private String name(Stop stop) {
    Stream<String> names =
        stop.gate
            ? gates.stream().filter(gate -> gate.code.equals(stop.which)).map(Gate::name)
            : havens.stream().filter(haven -> haven.code.equals(stop.which)).map(Haven::name);
    return names.findFirst().orElse(stop.which);
  }

  boolean isOpen(Gate gate, Instant at) {
    return stops.stream().noneMatch(stop -> stop.stops(true, gate.code, at));
  }

  boolean takes(Haven haven, Instant at) {
    return stops.stream().noneMatch(stop -> stop.stops(false, haven.code, at));
  }
}
