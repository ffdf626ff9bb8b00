package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muster.engine.lift.LiftPrices;

/// What the prices of a bound say of each thing in each hour.
final class Scarcity {
  private final Instance in;
  private final LiftPrices prices;
  private final double gap;
  private final List<LiftScarce> all = new ArrayList<>();

  /// @param gap between the plan's cost and the bound that the prices prove
  Scarcity(Instance in, LiftPrices prices, double gap) {
    this.in = in;
    this.prices = prices;
    this.gap = gap;
  }

  /// Of what the problem has; prices of anything else are passed over.
  List<LiftScarce> all() {
    all.clear();
    for (int g = 0; g < in.gates; g++) {
      String id = in.problem.gates().get(g).id();
      int gate = g;
      prices
          .gates()
          .getOrDefault(id, Map.of())
          .forEach(
              (hour, price) ->
                  add(
                      hour,
                      LiftScarce.Kind.GATE,
                      id,
                      LiftReasons.MORE_PEOPLE,
                      price,
                      admits(in, gate, hour, LiftReasons.MORE_PEOPLE)));
    }
    for (int seats : Arrays.stream(in.seats).sorted().distinct().toArray()) {
      String which = Integer.toString(seats);
      each(
          LiftScarce.Kind.SEATS,
          which,
          LiftReasons.MORE_SEATS,
          prices.seats().getOrDefault(which, Map.of()),
          isBetween(seats, LiftReasons.MORE_SEATS));
    }
    for (int v = 0; v < in.havens; v++) {
      String id = in.problem.havens().get(v).id();
      each(
          LiftScarce.Kind.BEDS,
          id,
          LiftReasons.MORE_BEDS,
          prices.havens().getOrDefault(id, Map.of()),
          isBetween(in.capacity[v], LiftReasons.MORE_BEDS));
      each(
          LiftScarce.Kind.HAVEN_STANDS,
          id,
          1,
          bySlots(prices.havenStands().getOrDefault(id, Map.of())),
          false);
    }
    each(LiftScarce.Kind.STANDS, "", 1, byMinutes(prices.stands()), false);
    each(LiftScarce.Kind.INSIDE, "", LiftReasons.MORE_INSIDE, byMinutes(prices.holding()), false);
    return List.copyOf(all);
  }

  private void each(
      LiftScarce.Kind kind, String which, int units, Map<Integer, Double> hours, boolean admits) {
    hours.forEach((hour, price) -> add(hour, kind, which, units, price, admits));
  }

  private void add(
      int hour, LiftScarce.Kind kind, String which, int units, double price, boolean admits) {
    if (price > 0) {
      double worth = price * units;
      double atMost = admits ? Double.POSITIVE_INFINITY : gap + worth;
      all.add(new LiftScarce(hour, kind, which, units, worth, atMost));
    }
  }

  /// Prices of a minute as prices of the minutes of each hour that lie within the horizon.
  private Map<Integer, Double> byMinutes(Map<Integer, Double> minute) {
    Map<Integer, Double> hours = new TreeMap<>();
    minute.forEach(
        (hour, price) ->
            hours.put(
                hour,
                price * Math.clamp(in.horizon - (long) hour * Instance.HOUR, 0, Instance.HOUR)));
    return hours;
  }

  private static Map<Integer, Double> bySlots(Map<Integer, Double> slots) {
    Map<Integer, Double> hours = new TreeMap<>();
    slots.forEach(
        (slot, price) ->
            hours.merge(
                slot * LiftPrices.STAND_MINUTES / Instance.HOUR,
                price * LiftPrices.STAND_MINUTES,
                Double::sum));
    return hours;
  }

  /// Whether so much more takes a party that is too large for it as it is.
  private boolean isBetween(int most, int more) {
    return Arrays.stream(in.people).anyMatch(people -> people > most && people <= most + more);
  }

  /// Whether so many people more in an hour of a gate let pass a party that is too large for the
  /// hour as it is, of which the prices know nothing.
  static boolean admits(Instance in, int gate, int hour, int more) {
    if (hour >= in.hours) {
      return false;
    }
    int quota = in.quota[gate * in.hours + hour];
    for (int p = 0; p < in.parties; p++) {
      if ((in.gateMask[p] >> gate & 1) != 0
          && in.people[p] > quota
          && in.people[p] <= quota + more) {
        return true;
      }
    }
    return false;
  }
}
