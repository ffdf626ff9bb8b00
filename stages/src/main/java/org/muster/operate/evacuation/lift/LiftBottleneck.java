package org.muster.operate.evacuation.lift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muster.engine.lift.LiftPrices;

/// What is scarcest in an hour, as the prices that prove the bound have it: they say about what
/// one unit more would save, and never more than about. To be sure, plan again with it.
///
/// @param hour when it begins
/// @param which gate, haven or number of seats; empty for stands at the airfield and room inside
/// @param worth of its unit, in weighted person-hours
public record LiftBottleneck(Instant hour, Kind kind, String which, double worth) {
  /// Below it an hour has none.
  private static final double LEAST = 0.5;

  private static final int HOUR = 60;

  /// What is scarce, with the unit that its worth is of.
  public enum Kind {
    GATE("ten people more an hour", 10),
    SEATS("ten seats more on each", 10),
    HAVEN("ten beds more", 10),
    HOLDING("room inside for ten more", 10.0 * HOUR),
    STANDS("one parking place more", HOUR),
    HAVEN_STANDS("one parking place more there", LiftPrices.STAND_MINUTES);

    private final String unit;
    private final double units;

    Kind(String unit, double units) {
      this.unit = unit;
      this.units = units;
    }

    public String unit() {
      return unit;
    }
  }

  /// The dearest of each hour that has one, the first hour first.
  public static List<LiftBottleneck> of(Lift lift) {
    List<LiftBottleneck> all = new ArrayList<>();
    lift.plan()
        .prices(lift.problem())
        .ifPresent(
            prices -> {
              Map<Integer, LiftBottleneck> dearest = new TreeMap<>();
              each(prices, (kind, which, hours) -> rank(lift, dearest, kind, which, hours));
              all.addAll(dearest.values());
            });
    return all;
  }

  /// The hours in which one thing is the dearest, added up.
  ///
  /// @param hours of it
  public record Summed(Kind kind, String which, double worth, int hours) {}

  /// What is scarce for longest and most: worths added up over all hours, the greatest first.
  public static List<Summed> summed(List<LiftBottleneck> bottlenecks) {
    Map<String, Summed> sums = new TreeMap<>();
    for (LiftBottleneck one : bottlenecks) {
      sums.merge(
          one.kind + " " + one.which,
          new Summed(one.kind, one.which, one.worth, 1),
          (a, b) -> new Summed(a.kind, a.which, a.worth + b.worth, a.hours + b.hours));
    }
    return sums.values().stream()
        .sorted(java.util.Comparator.comparingDouble(Summed::worth).reversed())
        .toList();
  }

  private interface Look {
    void at(Kind kind, String which, Map<Integer, Double> hours);
  }

  private static void each(LiftPrices prices, Look look) {
    prices.gates().forEach((gate, hours) -> look.at(Kind.GATE, Lift.gateCode(gate), hours));
    prices.seats().forEach((seats, hours) -> look.at(Kind.SEATS, seats, hours));
    prices.havens().forEach((haven, hours) -> look.at(Kind.HAVEN, haven, hours));
    look.at(Kind.HOLDING, "", prices.holding());
    look.at(Kind.STANDS, "", prices.stands());
    prices
        .havenStands()
        .forEach((haven, stretches) -> look.at(Kind.HAVEN_STANDS, haven, byHour(stretches)));
  }

  /// Stands at havens are priced by shorter stretches, which are added up.
  private static Map<Integer, Double> byHour(Map<Integer, Double> stretches) {
    Map<Integer, Double> hours = new TreeMap<>();
    stretches.forEach(
        (stretch, price) ->
            hours.merge(stretch * LiftPrices.STAND_MINUTES / HOUR, price, Double::sum));
    return hours;
  }

  private static void rank(
      Lift lift,
      Map<Integer, LiftBottleneck> dearest,
      Kind kind,
      String which,
      Map<Integer, Double> hours) {
    if (which.equals(LiftProblems.INSIDE) || which.equals(LiftProblems.CALLED)) {
      return;
    }
    hours.forEach(
        (hour, price) -> {
          double worth = price * kind.units;
          if (worth >= LEAST && (hour + 1) * HOUR > lift.now()) {
            dearest.merge(
                hour,
                new LiftBottleneck(lift.clock().instant(hour * HOUR), kind, which, worth),
                (a, b) -> a.worth >= b.worth ? a : b);
          }
        });
  }
}
