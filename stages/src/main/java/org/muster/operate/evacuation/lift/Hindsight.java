package org.muster.operate.evacuation.lift;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.muster.engine.text.Fields;
import org.muster.engine.text.Json;

/// An evacuation as it was beside the lift that could have been planned with the same means, had
/// everything been known: by day, and what cost most.
///
/// @param flown people as it was
/// @param planned people by the plan
/// @param atMost people that no plan could exceed: all who could go, or all seats, whichever is
///     less
/// @param waited hours that a person who flew waited, on average, as it was; `waits` by the plan
/// @param seats of all flights as they were
/// @param scarce what cost most, the dearest first
/// @param assumptions each in a sentence
public record Hindsight(
    List<Day> days,
    int flown,
    int planned,
    int atMost,
    double waited,
    double waits,
    int seats,
    List<Scarce> scarce,
    List<String> assumptions) {
  private static final String FORMAT = "muster-lift-hindsight/1";

  public Hindsight {
    days = List.copyOf(days);
    scarce = List.copyOf(scarce);
    assumptions = List.copyOf(assumptions);
  }

  /// A day, from 03:00 to 03:00 in Washington as the totals were published.
  ///
  /// @param published total of the day; empty where none was
  /// @param since total since the first day, as published then, which need not agree
  /// @param note what does not add up
  /// @param flown people as it was, and `flights` that flew them
  /// @param planned people by the plan
  public record Day(
      LocalDate day,
      OptionalInt published,
      OptionalInt since,
      String note,
      int flown,
      int flights,
      int planned) {}

  /// What held people back.
  ///
  /// @param worth of a unit more in all its hours, in weighted person-hours
  public record Scarce(LiftBottleneck.Kind kind, String which, double worth, int hours) {}

  /// People more by the plan.
  public int more() {
    return planned - flown;
  }

  String text() {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("format", new Json.Text(FORMAT, 0));
    fields.put("days", new Json.Items(days.stream().<Json>map(Hindsight::day).toList(), 0));
    fields.put("flown", new Json.Whole(flown, 0));
    fields.put("planned", new Json.Whole(planned, 0));
    fields.put("atMost", new Json.Whole(atMost, 0));
    fields.put("waited", new Json.Decimal(waited, 0));
    fields.put("waits", new Json.Decimal(waits, 0));
    fields.put("seats", new Json.Whole(seats, 0));
    fields.put("scarce", new Json.Items(scarce.stream().<Json>map(Hindsight::scarce).toList(), 0));
    fields.put(
        "assumptions",
        new Json.Items(assumptions.stream().<Json>map(a -> new Json.Text(a, 0)).toList(), 0));
    return Json.written(new Json.Members(fields, 0));
  }

  private static Json day(Day day) {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("day", new Json.Text(day.day().toString(), 0));
    day.published().ifPresent(n -> fields.put("published", new Json.Whole(n, 0)));
    day.since().ifPresent(n -> fields.put("since", new Json.Whole(n, 0)));
    fields.put("note", new Json.Text(day.note(), 0));
    fields.put("flown", new Json.Whole(day.flown(), 0));
    fields.put("flights", new Json.Whole(day.flights(), 0));
    fields.put("planned", new Json.Whole(day.planned(), 0));
    return new Json.Members(fields, 0);
  }

  private static Json scarce(Scarce one) {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("kind", new Json.Text(one.kind().name(), 0));
    fields.put("which", new Json.Text(one.which(), 0));
    fields.put("worth", new Json.Decimal(one.worth(), 0));
    fields.put("hours", new Json.Whole(one.hours(), 0));
    return new Json.Members(fields, 0);
  }

  static Hindsight read(String text) {
    return Fields.read(
        "hindsight",
        "hindsight",
        Json.read("hindsight", text),
        f -> {
          f.text("format");
          return new Hindsight(
              f.listed(
                  "days",
                  d ->
                      new Day(
                          d.date("day"),
                          maybe(d, "published"),
                          maybe(d, "since"),
                          d.text("note"),
                          d.whole("flown"),
                          d.whole("flights"),
                          d.whole("planned"))),
              f.whole("flown"),
              f.whole("planned"),
              f.whole("atMost"),
              f.number("waited"),
              f.number("waits"),
              f.whole("seats"),
              f.listed(
                  "scarce",
                  s ->
                      new Scarce(
                          LiftBottleneck.Kind.valueOf(s.text("kind")),
                          s.text("which"),
                          s.number("worth"),
                          s.whole("hours"))),
              f.listedTexts("assumptions"));
        });
  }

  private static OptionalInt maybe(Fields f, String name) {
    return f.has(name) ? OptionalInt.of(f.whole(name)) : OptionalInt.empty();
  }
}
