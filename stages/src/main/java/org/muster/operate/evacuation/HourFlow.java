package org.muster.operate.evacuation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.operate.evacuation.callforward.CallNumber;
import org.muster.operate.evacuation.custody.Custody;
import org.muster.operate.evacuation.custody.FlightState;
import org.muster.operate.evacuation.custody.Pace;

/// People an hour through the steps of the way out: what moves, what each step can do, and which of
/// them holds the others back.
///
/// @param steps in the order of the way
/// @param toGo people who wait, are called or are inside
/// @param inside people who wait inside
/// @param roomInside places to wait inside, seats among them
/// @param hours in by the gates and out by air, the oldest hour first
public record HourFlow(List<Step> steps, int toGo, int inside, int roomInside, List<Hour> hours) {
  /// Hours of the picture.
  private static final int HOURS = 12;

  public HourFlow {
    steps = List.copyOf(steps);
    hours = List.copyOf(hours);
  }

  /// A step.
  ///
  /// @param lastHour people who passed it in the last sixty minutes
  /// @param canDo people an hour; empty where nobody said
  public record Step(String name, int lastHour, Optional<Integer> canDo) {}

  /// An hour of the picture.
  public record Hour(Instant from, int in, int out) {}

  /// What holds the others back.
  ///
  /// @param worth people more in the time ahead, were it as wide as the next narrow step
  public record Narrow(Step step, int worth, Instant by) {}

  /// Of the state now.
  public static HourFlow of(Custody custody, GateFacts gate, Instant now) {
    List<Pace> hour = custody.paces(now.minus(Duration.ofMinutes(60)), now);
    // A quarter has begun before the hour: four whole ones and what has passed of this one.
    List<Pace> last = hour.size() > 4 ? hour.subList(hour.size() - 4, hour.size()) : hour;
    int[] inside = {0};
    int[] outside = {0};
    Map<String, Integer> there = new HashMap<>();
    int[] airborne = {0};
    Map<String, String> havenOf = FlightState.havens(custody.flights());
    custody.forEachPerson(
        person -> {
          switch (person.phase()) {
            case INSIDE -> inside[0]++;
            case AIRBORNE -> airborne[0]++;
            case ARRIVED -> {
              if (person.onward().isEmpty()) {
                there.merge(havenOf.getOrDefault(person.flown(), ""), 1, Integer::sum);
              }
            }
            case WAITING, CALLED -> outside[0]++;
            case WITHDRAWN, REFUSED -> {}
          }
        });
    double ahead = gate.ahead().toMinutes() / 60.0;
    int seats = CallSituation.seats(custody, now, gate.ahead());
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step(
            "gates",
            last.stream().mapToInt(Pace::in).sum(),
            gate.state() == CallNumber.Gate.CLOSED ? Optional.of(0) : Optional.empty()));
    steps.add(
        new Step(
            "screening",
            last.stream().mapToInt(Pace::screened).sum(),
            Optional.of((int) Math.round(gate.screenedAnHour() * gate.state().share()))));
    steps.add(
        new Step(
            "seats",
            out(custody, now.minus(Duration.ofHours(1)), now),
            Optional.of((int) (seats / ahead))));
    steps.add(
        new Step("havens", arrived(custody, now), havens(custody, there, airborne[0], ahead)));
    return new HourFlow(
        steps, outside[0] + inside[0], inside[0], gate.roomInside() + seats, hours(custody, now));
  }

  /// Room that nobody has who is there or on the way, by the hour of the time ahead.
  private static Optional<Integer> havens(
      Custody custody, Map<String, Integer> there, int airborne, double ahead) {
    if (custody.havens().isEmpty()) {
      return Optional.empty();
    }
    int free =
        custody.havens().stream()
            .mapToInt(h -> Math.max(0, h.room() - there.getOrDefault(h.code(), 0)))
            .sum();
    return Optional.of((int) (Math.max(0, free - airborne) / ahead));
  }

  private static int out(Custody custody, Instant from, Instant until) {
    return custody.flights().stream()
        .filter(
            f -> f.departedAt().filter(at -> !at.isBefore(from) && at.isBefore(until)).isPresent())
        .mapToInt(f -> f.aboard().size())
        .sum();
  }

  private static int arrived(Custody custody, Instant now) {
    Instant from = now.minus(Duration.ofHours(1));
    return custody.flights().stream()
        .filter(f -> f.arrivedAt().filter(at -> !at.isBefore(from)).isPresent())
        .mapToInt(f -> f.aboard().size())
        .sum();
  }

  private static List<Hour> hours(Custody custody, Instant now) {
    List<Hour> all = new ArrayList<>();
    Instant end = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
    for (int i = HOURS; i > 0; i--) {
      Instant from = end.minus(Duration.ofHours(i));
      Instant until = from.plus(Duration.ofHours(1));
      all.add(
          new Hour(
              from,
              custody.paces(from, until).stream().mapToInt(Pace::in).sum(),
              out(custody, from, until)));
    }
    return all;
  }

  /// The step that lets fewest through; empty where nothing is known to bind, or nobody is left
  /// whom it could hold back.
  ///
  /// @param gate what is known of it
  public Optional<Narrow> narrowest(GateFacts gate, Instant now) {
    List<Step> known =
        steps.stream()
            .filter(step -> step.canDo().isPresent())
            .sorted(Comparator.comparingInt((Step step) -> step.canDo().orElseThrow()))
            .toList();
    if (known.isEmpty() || toGo == 0) {
      return Optional.empty();
    }
    Step first = known.getFirst();
    int next = known.size() > 1 ? known.get(1).canDo().orElseThrow() : first.canDo().orElseThrow();
    double ahead = gate.ahead().toMinutes() / 60.0;
    return Optional.of(
        new Narrow(
            first, (int) ((next - first.canDo().orElseThrow()) * ahead), now.plus(gate.ahead())));
  }

  /// Flights that were to leave and have not, the longest due first.
  public static List<FlightState> late(Custody custody, Instant now) {
    return custody.flights().stream()
        .filter(f -> f.isOpen() || f.step() == FlightState.Step.CLOSED)
        .filter(f -> f.plan().filter(p -> p.off().isBefore(now)).isPresent())
        .sorted(Comparator.comparing((FlightState f) -> f.plan().orElseThrow().off()))
        .toList();
  }
}
