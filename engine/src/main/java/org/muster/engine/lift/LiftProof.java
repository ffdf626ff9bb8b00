package org.muster.engine.lift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Proves a bound again from its prices: simple, slow code that shares only the records with the
/// planner.
///
/// In any plan, no more is used of what is rationed than there is, so charging each use its price
/// and paying out what all of it would fetch adds nothing to the plan's cost. Then what a party
/// adds is its worth less what it earns its flight (its worth beyond its wait and what it uses),
/// and whoever is left costs at least its worth. So the cost is at least all worths, less all
/// rations at their prices, less the most that each aircraft could earn alone with all parties at
/// its choice on every flight.
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

  /// By which a claimed bound may lie above its proof, as a part of it: sums are rounded.
  private static final double CLOSE = 1e-6;

  /// Whether a claim is no more than what was proven.
  public static boolean holds(double claimed, double proven) {
    return proven >= claimed - CLOSE * Math.max(1, Math.abs(claimed));
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
        bound -= hour.getValue() * gate.quota(hour.getKey(), horizon);
      }
    }
    for (Haven haven : problem.havens()) {
      bound -= rationed(haven);
      for (double price : havenStands(haven.id()).values()) {
        bound -= price * haven.parking() * LiftPrices.STAND_MINUTES;
      }
    }
    bound -= held[horizon] * problem.airfield().holding();
    bound -= stood[horizon] * problem.airfield().parking();
    earnings();
    for (Aircraft aircraft : problem.fleet()) {
      bound -= earned(aircraft);
    }
    return bound;
  }

  /// What a haven's room fetches: what it sends onward in each hour, steadily and by onward
  /// aircraft, less what others bring there; and its beds as often as the price falls, since who
  /// fills them before keeps them from those after.
  private double rationed(Haven haven) {
    Map<Integer, Double> hours = prices.havens().getOrDefault(haven.id(), Map.of());
    int last = hours.keySet().stream().mapToInt(hour -> hour).max().orElse(-1);
    Map<Integer, Integer> goes = new HashMap<>();
    Map<Integer, Integer> comes = new HashMap<>();
    others(haven, goes, comes);
    double sum = 0;
    for (int hour = 0; hour <= last; hour++) {
      double price = hours.getOrDefault(hour, 0.0);
      double next = hours.getOrDefault(hour + 1, 0.0);
      sum += price * haven.onwardPerDay() * HOUR_MINUTES / DAY_MINUTES;
      sum += price * (goes.getOrDefault(hour, 0) - comes.getOrDefault(hour, 0));
      sum += Math.max(0, price - next) * haven.capacity();
    }
    return sum;
  }

  /// Seats of onward aircraft from a haven, and people whom others bring there, by hour: who is
  /// there at minute 0 and has no seat in it, and seats of onward aircraft to it. A haven that
  /// others overfill by themselves is counted as if they brought nobody: then planned arrivals have
  /// no more than its beds all the same.
  private void others(Haven haven, Map<Integer, Integer> goes, Map<Integer, Integer> comes) {
    int atOnce = 0;
    for (Onward aircraft : problem.onward()) {
      for (Onward.Leg leg : aircraft.legs()) {
        if (leg.from().equals(haven.id()) && leg.departs() == 0) {
          atOnce += aircraft.seats();
        } else if (leg.from().equals(haven.id()) && leg.departs() > 0) {
          goes.merge(leg.departs() / HOUR_MINUTES, aircraft.seats(), Integer::sum);
        }
        if (leg.to().equals(haven.id()) && leg.arrives() >= 0) {
          comes.merge(leg.arrives() / HOUR_MINUTES, aircraft.seats(), Integer::sum);
        }
      }
    }
    comes.merge(0, Math.max(0, haven.there() - atOnce), Integer::sum);
    boolean overfull =
        haven.there() - atOnce > haven.capacity()
            || HavenFlow.of(problem, haven, Map.of()).moments().stream()
                .anyMatch(moment -> moment.besides() > haven.capacity() * HavenFlow.PARTS);
    if (overfull) {
      comes.clear();
    }
  }

  /// What flights to a haven earn, by departure, for aircraft alike in leg, seats and time on
  /// the ground.
  ///
  /// @param each what a person pays there for seat and bed
  private record Route(Haven haven, int seats, double[] each, double[] earns) {
    boolean takes(Party party) {
      return party.mayGoTo(haven.id())
          && party.people() <= seats
          && party.people() <= haven.capacity();
    }
  }

  private final Map<List<Object>, Route> routes = new LinkedHashMap<>();

  private Route route(Aircraft aircraft, String haven) {
    return routes.computeIfAbsent(
        List.of(haven, leg(aircraft, haven), aircraft.seats(), aircraft.groundHaven()),
        key -> route(haven, leg(aircraft, haven), aircraft.seats(), aircraft.groundHaven()));
  }

  private Map<Integer, Double> havenStands(String haven) {
    return prices.havenStands().getOrDefault(haven, Map.of());
  }

  private Route route(String haven, int leg, int seats, int groundHaven) {
    Map<Integer, Double> seatPrices =
        prices.seats().getOrDefault(Integer.toString(seats), Map.of());
    Map<Integer, Double> havenPrices = prices.havens().getOrDefault(haven, Map.of());
    // Summed up, since a time on the ground may be as long as the horizon.
    double[] stands = new double[horizon + leg + groundHaven + 1];
    Map<Integer, Double> known = havenStands(haven);
    for (int m = 0; m + 1 < stands.length; m++) {
      stands[m + 1] = stands[m] + known.getOrDefault(m / LiftPrices.STAND_MINUTES, 0.0);
    }
    double[] earns = new double[horizon];
    double[] each = new double[horizon];
    for (int t = 0; t < horizon; t++) {
      double seat = seatPrices.getOrDefault(t / HOUR_MINUTES, 0.0);
      earns[t] = seat * seats - (stands[t + leg + groundHaven] - stands[t + leg]);
      each[t] = seat + havenPrices.getOrDefault((t + leg) / HOUR_MINUTES, 0.0);
    }
    Haven there =
        problem.havens().stream().filter(one -> one.id().equals(haven)).findFirst().orElseThrow();
    return new Route(there, seats, each, earns);
  }

  /// A gate minute by minute: people who may pass in the minute's hour, none while it is
  /// closed, and what each pays.
  private record GateMinutes(Gate gate, int[] quota, double[] price) {}

  /// What all parties together would earn each flight.
  private void earnings() {
    for (Aircraft aircraft : problem.fleet()) {
      aircraft.legs().keySet().forEach(haven -> route(aircraft, haven));
    }
    List<GateMinutes> gates = new ArrayList<>();
    for (Gate gate : problem.gates()) {
      GateMinutes minutes = new GateMinutes(gate, new int[horizon], new double[horizon]);
      Map<Integer, Double> known = prices.gates().getOrDefault(gate.id(), Map.of());
      for (int t = 0; t < horizon; t++) {
        int hour = t / HOUR_MINUTES;
        minutes.quota[t] = Span.covers(gate.open(), t) ? gate.quota(hour, horizon) : 0;
        minutes.price[t] = known.getOrDefault(hour, 0.0);
      }
      gates.add(minutes);
    }
    for (Party party : problem.parties()) {
      add(party, gates.stream().filter(gate -> party.mayUse(gate.gate.id())).toList());
    }
  }

  private void add(Party party, List<GateMinutes> gates) {
    double worth = worth(party);
    int screening = problem.airfield().screeningMinutes();
    int first = Math.max(0, party.ready()) + screening;
    int last = Math.min(party.due(), horizon - 1);
    while (last >= first && party.delayCost(last) >= worth) {
      last--;
    }
    if (last < first) {
      return;
    }
    // By departure: what it is worth beyond its wait, its cheapest gate minute and being inside.
    double[] gain = new double[last + 1 - first];
    double cheapest = Double.POSITIVE_INFINITY;
    for (int t = first; t <= last; t++) {
      int minute = t - screening;
      // One minute more at the gates is in reach.
      for (GateMinutes gate : gates) {
        if (gate.quota[minute] >= party.people()) {
          cheapest = Math.min(cheapest, gate.price[minute] - held[minute]);
        }
      }
      gain[t - first] = worth - party.delayCost(t) - party.people() * (cheapest + held[t]);
    }
    for (Route route : routes.values()) {
      if (route.takes(party)) {
        for (int t = first; t <= last; t++) {
          route.earns[t] += Math.max(0, gain[t - first] - party.people() * route.each[t]);
        }
      }
    }
  }

  /// The most that an aircraft can earn by itself: the best from each minute on, from the last
  /// to the first.
  private double earned(Aircraft aircraft) {
    List<String> havens = new ArrayList<>(aircraft.legs().keySet());
    int longest = aircraft.legs().values().stream().mapToInt(leg -> leg).max().orElse(0);
    int end = horizon + longest + aircraft.groundHaven() + 1;
    // The best when free to take off at a haven, and when loaded and standing at the airfield.
    double[][] free = new double[havens.size()][end + 1];
    double[] standing = new double[horizon + 1];
    Arrays.fill(standing, Double.NEGATIVE_INFINITY);
    double best = 0;
    // Whoever takes off earlier lands before minute 0.
    int home = aircraft.legs().getOrDefault(aircraft.haven(), 0);
    int earliest = Math.min(0, Math.max(aircraft.from(), -home));
    List<Route> there = havens.stream().map(haven -> route(aircraft, haven)).toList();
    for (int t = horizon - 1; t >= earliest; t--) {
      if (t >= 0) {
        standing[t] = standing[t + 1] - (stood[t + 1] - stood[t]);
        for (int v = 0; v < havens.size() && open[t]; v++) {
          int arrives = t + leg(aircraft, havens.get(v));
          if (arrives <= aircraft.until()) {
            double go = there.get(v).earns[t] + free[v][arrives + aircraft.groundHaven()];
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
