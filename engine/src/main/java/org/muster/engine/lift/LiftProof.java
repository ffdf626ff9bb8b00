package org.muster.engine.lift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Proves a bound again from its prices: simple, slow code that shares only the records with the
/// planner.
///
/// In any plan, no more is used of what is rationed than there is, so charging each use its price
/// and paying out what all of it would fetch adds nothing to the plan's cost. Then what a party
// adds
/// is its worth less what it earns its flight (its worth beyond its wait and what it uses), and
/// whoever is left costs at least its worth. So the cost is at least all worths, less all rations
// at
/// their prices, less the most that each aircraft could earn alone with all parties at its choice
// on
/// every flight.
public final class LiftProof {
  private static final int HOUR_MINUTES = 60;
  private static final double DAY_MINUTES = 1440;

  private final LiftProblem problem;
  private final LiftPrices prices;
  private final int horizon;
  private final double[] held;
  private final double[] stood;
  private final boolean[] open;

  private LiftProof(LiftProblem problem, LiftPrices prices) {
    this.problem = problem;
    this.prices = prices;
    horizon = problem.horizon();
    held = sums(prices.holding());
    stood = sums(prices.stands());
    open = new boolean[horizon];
    for (int t = 0; t < horizon; t++) {
      open[t] = Span.covers(problem.airfield().open(), t);
    }
  }

  /// What the prices prove: no plan costs less.
  public static double prove(LiftProblem problem, LiftPrices prices) {
    return new LiftProof(problem, prices).bound();
  }

  /// Prices by hour, summed up to each minute.
  private double[] sums(Map<Integer, Double> hours) {
    double[] sums = new double[horizon + 1];
    for (int t = 0; t < horizon; t++) {
      sums[t + 1] = sums[t] + hours.getOrDefault(t / HOUR_MINUTES, 0.0);
    }
    return sums;
  }

  private double worth(Party party) {
    return Math.min(prices.worth().getOrDefault(party.id(), 0.0), problem.leftCost(party));
  }

  private double bound() {
    double bound = 0;
    for (Party party : problem.parties()) {
      bound += worth(party);
    }
    for (Gate gate : problem.gates()) {
      for (Map.Entry<Integer, Double> hour :
          prices.gates().getOrDefault(gate.id(), Map.of()).entrySet()) {
        bound -= hour.getValue() * gate.quota(hour.getKey());
      }
    }
    for (Haven haven : problem.havens()) {
      bound -= rationed(haven);
    }
    bound -= held[horizon] * problem.airfield().holding();
    bound -= stood[horizon] * problem.airfield().parking();
    Map<List<Object>, double[]> known = new HashMap<>();
    for (Aircraft aircraft : problem.fleet()) {
      Map<String, double[]> earns = new HashMap<>();
      aircraft
          .legs()
          .forEach(
              (haven, leg) ->
                  earns.put(
                      haven,
                      known.computeIfAbsent(
                          List.of(haven, leg, aircraft.seats()),
                          key -> earnings(haven, leg, aircraft.seats()))));
      bound -= earned(aircraft, earns);
    }
    return bound;
  }

  /// What a haven's room fetches: what it sends onward in each hour, and its beds as often as the
  /// price falls, since who fills them before keeps them from those after.
  private double rationed(Haven haven) {
    Map<Integer, Double> hours = prices.havens().getOrDefault(haven.id(), Map.of());
    int last = hours.keySet().stream().mapToInt(hour -> hour).max().orElse(-1);
    double sum = 0;
    for (int hour = 0; hour <= last; hour++) {
      double price = hours.getOrDefault(hour, 0.0);
      double next = hours.getOrDefault(hour + 1, 0.0);
      sum += price * haven.onwardPerDay() * HOUR_MINUTES / DAY_MINUTES;
      sum += Math.max(0, price - next) * haven.capacity();
    }
    return sum;
  }

  /// By departure: what all parties together would earn a flight to this haven.
  private double[] earnings(String haven, int leg, int seats) {
    Map<Integer, Double> seatPrices =
        prices.seats().getOrDefault(Integer.toString(seats), Map.of());
    Map<Integer, Double> havenPrices = prices.havens().getOrDefault(haven, Map.of());
    double[] earns = new double[horizon];
    double[] each = new double[horizon];
    for (int t = 0; t < horizon; t++) {
      double seat = seatPrices.getOrDefault(t / HOUR_MINUTES, 0.0);
      earns[t] = seat * seats;
      each[t] = seat + havenPrices.getOrDefault((t + leg) / HOUR_MINUTES, 0.0);
    }
    for (Party party : problem.parties()) {
      if (party.mayGoTo(haven)) {
        add(party, each, earns);
      }
    }
    return earns;
  }

  private void add(Party party, double[] each, double[] earns) {
    double worth = worth(party);
    int screening = problem.airfield().screeningMinutes();
    double cheapest = Double.POSITIVE_INFINITY;
    int last = Math.min(party.due(), horizon - 1);
    for (int t = Math.max(0, party.ready()) + screening;
        t <= last && party.delayCost(t) < worth;
        t++) {
      // One minute more at the gates is in reach.
      cheapest = Math.min(cheapest, pass(party, t - screening));
      double used = party.people() * (cheapest + held[t] + each[t]);
      earns[t] += Math.max(0, worth - party.delayCost(t) - used);
    }
  }

  private final Map<String, boolean[]> gateOpen = new HashMap<>();

  /// What a person pays to pass at this minute, less what is saved by being inside no sooner.
  private double pass(Party party, int minute) {
    int hour = minute / HOUR_MINUTES;
    double least = Double.POSITIVE_INFINITY;
    for (Gate gate : problem.gates()) {
      if (party.mayUse(gate.id()) && isOpen(gate, minute) && quota(gate, hour) >= party.people()) {
        double price = prices.gates().getOrDefault(gate.id(), Map.of()).getOrDefault(hour, 0.0);
        least = Math.min(least, price - held[minute]);
      }
    }
    return least;
  }

  private boolean isOpen(Gate gate, int minute) {
    return gateOpen
        .computeIfAbsent(
            gate.id(),
            id -> {
              boolean[] at = new boolean[horizon];
              for (int t = 0; t < horizon; t++) {
                at[t] = Span.covers(gate.open(), t);
              }
              return at;
            })[minute];
  }

  private final Map<String, int[]> quotas = new HashMap<>();

  private int quota(Gate gate, int hour) {
    return quotas
        .computeIfAbsent(
            gate.id(),
            id -> {
              int[] all = new int[problem.hours()];
              Arrays.setAll(all, gate::quota);
              return all;
            })[hour];
  }

  /// The most that an aircraft can earn by itself: the best from each minute on, from the last to
  // the
  /// first.
  private double earned(Aircraft aircraft, Map<String, double[]> earns) {
    List<String> havens = new ArrayList<>(aircraft.legs().keySet());
    int longest = aircraft.legs().values().stream().mapToInt(leg -> leg).max().orElse(0);
    int end = horizon + longest + aircraft.groundHaven() + 1;
    // The best when free to take off at a haven, and when loaded and standing at the airfield.
    double[][] free = new double[havens.size()][end + 1];
    double[] standing = new double[horizon + 1];
    Arrays.fill(standing, Double.NEGATIVE_INFINITY);
    int earliest = Math.min(0, aircraft.from());
    double best = 0;
    for (int t = horizon - 1; t >= earliest; t--) {
      if (t >= 0) {
        standing[t] = standing[t + 1] - (stood[t + 1] - stood[t]);
        for (int v = 0; v < havens.size() && open[t]; v++) {
          int arrives = t + leg(aircraft, havens.get(v));
          if (arrives <= aircraft.until()) {
            double go = earned(earns, havens.get(v))[t] + free[v][arrives + aircraft.groundHaven()];
            standing[t] = Math.max(standing[t], go);
          }
        }
        for (int v = 0; v < havens.size(); v++) {
          int lands = t + leg(aircraft, havens.get(v));
          free[v][t] = Math.max(free[v][t + 1], landed(aircraft, standing, lands));
        }
      }
      if (t >= aircraft.from() && aircraft.legs().containsKey(aircraft.haven())) {
        best = Math.max(best, landed(aircraft, standing, t + leg(aircraft, aircraft.haven())));
      }
    }
    return best;
  }

  private static double[] earned(Map<String, double[]> earns, String haven) {
    return java.util.Objects.requireNonNull(earns.get(haven));
  }

  private static int leg(Aircraft aircraft, String haven) {
    return java.util.Objects.requireNonNull(aircraft.legs().get(haven));
  }

  /// The best from landing at a minute.
  private double landed(Aircraft aircraft, double[] standing, int lands) {
    int ready = lands + aircraft.groundAirfield();
    if (lands < 0 || lands >= horizon || ready >= horizon || !open[lands]) {
      return 0;
    }
    return Math.max(0, standing[ready] - (stood[ready] - stood[lands]));
  }
}
