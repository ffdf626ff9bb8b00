package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muster.engine.lift.Gate;
import org.muster.engine.lift.Haven;
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

  List<LiftScarce> all() {
    all.clear();
    List<String> gates = in.problem.gates().stream().map(Gate::id).toList();
    List<String> havens = in.problem.havens().stream().map(Haven::id).toList();
    prices
        .gates()
        .forEach(
            (id, hours) ->
                hours.forEach(
                    (hour, price) ->
                        add(
                            hour,
                            LiftScarce.Kind.GATE,
                            id,
                            LiftReasons.MORE_PEOPLE,
                            price,
                            admits(in, gates.indexOf(id), hour, LiftReasons.MORE_PEOPLE))));
    prices
        .seats()
        .forEach(
            (seats, hours) ->
                each(
                    LiftScarce.Kind.SEATS,
                    seats,
                    LiftReasons.MORE_SEATS,
                    hours,
                    isBetween(Integer.parseInt(seats), LiftReasons.MORE_SEATS)));
    prices
        .havens()
        .forEach(
            (id, hours) ->
                each(
                    LiftScarce.Kind.BEDS,
                    id,
                    LiftReasons.MORE_BEDS,
                    hours,
                    isBetween(in.capacity[havens.indexOf(id)], LiftReasons.MORE_BEDS)));
    each(LiftScarce.Kind.STANDS, "", 1, byMinutes(prices.stands()), false);
    prices
        .havenStands()
        .forEach((id, slots) -> each(LiftScarce.Kind.HAVEN_STANDS, id, 1, bySlots(slots), false));
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
    if (gate < 0 || hour >= in.hours) {
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
