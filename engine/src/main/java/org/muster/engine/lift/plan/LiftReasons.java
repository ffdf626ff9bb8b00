package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.Airfield;
import org.muster.engine.lift.Gate;
import org.muster.engine.lift.Haven;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftPrices;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftProof;
import org.muster.engine.lift.LiftRule;
import org.muster.engine.lift.Onward;
import org.muster.engine.lift.Others;

/// Why a plan is as it is: what is scarce in an hour and what one unit more of it is worth, what
/// stood in a party's way, what was given up for a flight. Worths are found by planning again; what
/// stands in the way, by asking the rules one by one.
public final class LiftReasons {
  /// One unit more at a gate, in people an hour; of seats; of beds.
  private static final int MORE_PEOPLE = 10;

  private static final int MORE_SEATS = 10;
  private static final int MORE_BEDS = 100;
  private static final double TEMPERATURE = 1;

  /// Of larger problems a bound is not proven again and again.
  private static final int MOST_PROVEN_PARTIES = 5000;

  private final LiftProblem problem;
  private final LiftPlan plan;
  private final Instance in;
  private final State state;
  private final Optional<LiftPrices> prices;

  /// @param plan a lawful one
  public LiftReasons(LiftProblem problem, LiftPlan plan, Optional<LiftPrices> prices) {
    this.problem = problem;
    this.plan = plan;
    this.prices = prices;
    in = new Instance(problem);
    state = Plans.state(in, plan);
    state.recount();
  }

  /// What would be worth having more of.
  ///
  /// @param what in words
  /// @param saved weighted person-hours that planning again with it saved, beyond what planning
  ///     again without it did; a better search could find more
  /// @param atMost what the plan could gain at most by it, its cost less the bound with it;
  ///     infinite where the prices do not tell
  public record Bottleneck(String what, double saved, double atMost) {}

  /// By hour, what the prices call dearest there: people at a gate, seats, beds, stands.
  public List<String> dearest() {
    List<String> words = new ArrayList<>();
    if (prices.isEmpty()) {
      return words;
    }
    Map<Integer, Map<Double, String>> hours = new TreeMap<>();
    LiftPrices known = prices.get();
    known
        .gates()
        .forEach((id, all) -> rank(hours, all, MORE_PEOPLE, MORE_PEOPLE + " people more at " + id));
    known
        .seats()
        .forEach(
            (seats, all) ->
                rank(
                    hours,
                    all,
                    MORE_SEATS,
                    MORE_SEATS + " seats more of the " + seats + "-seaters"));
    known
        .havens()
        .forEach((id, all) -> rank(hours, all, MORE_PEOPLE, MORE_PEOPLE + " beds more at " + id));
    rank(hours, known.stands(), Instance.HOUR, "a stand more at the airfield");
    known
        .havenStands()
        .forEach(
            (id, all) -> {
              Map<Integer, Double> hourly = new TreeMap<>();
              all.forEach(
                  (slot, price) ->
                      hourly.merge(
                          slot * LiftPrices.STAND_MINUTES / Instance.HOUR, price, Double::sum));
              rank(hours, hourly, LiftPrices.STAND_MINUTES, "a stand more at " + id);
            });
    rank(hours, known.holding(), (double) MORE_PEOPLE * Instance.HOUR, "room inside for ten more");
    hours.forEach(
        (hour, all) -> {
          Map.Entry<Double, String> first = ((TreeMap<Double, String>) all).lastEntry();
          words.add(
              String.format(
                  java.util.Locale.ROOT,
                  "hour %d: %s, about %.1f by the prices",
                  hour,
                  first.getValue(),
                  first.getKey()));
        });
    return words;
  }

  private static void rank(
      Map<Integer, Map<Double, String>> hours,
      Map<Integer, Double> all,
      double units,
      String what) {
    all.forEach(
        (hour, price) ->
            hours.computeIfAbsent(hour, h -> new TreeMap<>()).putIfAbsent(price * units, what));
  }

  /// What one unit more of each thing in an hour saves, by planning again with it; the best first.
  ///
  /// @param steps of planning again, with and without
  public List<Bottleneck> bottlenecks(int hour, int steps, long seed) {
    double without = again(problem, in.quota, steps, seed);
    List<Bottleneck> found = new ArrayList<>();
    for (int g = 0; g < in.gates; g++) {
      Gate gate = problem.gates().get(g);
      int cell = g * in.hours + hour;
      if (hour < in.hours && in.earliestIn(g, hour, 0) != Instance.NONE) {
        int[] quota = in.quota.clone();
        quota[cell] += MORE_PEOPLE;
        double price =
            prices
                .map(known -> known.gates().getOrDefault(gate.id(), Map.of()))
                .map(all -> all.getOrDefault(hour, 0.0))
                .orElse(Double.POSITIVE_INFINITY);
        found.add(
            new Bottleneck(
                MORE_PEOPLE + " people more at " + gate.id() + " in this hour",
                Math.max(0, without - again(problem, quota, steps, seed)),
                admits(g, hour)
                    ? Double.POSITIVE_INFINITY
                    : plan.cost().orElse(state.cost)
                        - plan.bound().orElse(0)
                        + price * MORE_PEOPLE));
      }
    }
    Airfield field = problem.airfield();
    found.add(
        whole(
            "a stand more at the airfield",
            with(field.roomier(1, 0), problem.havens(), problem.fleet()),
            without,
            steps,
            seed));
    for (Haven haven : problem.havens()) {
      if (isUsed(haven, hour)) {
        List<Haven> havens = new ArrayList<>(problem.havens());
        havens.replaceAll(one -> one == haven ? one.holding(one.capacity() + MORE_BEDS) : one);
        found.add(
            whole(
                MORE_BEDS + " beds more at " + haven.id(),
                with(field, havens, problem.fleet()),
                without,
                steps,
                seed));
      }
    }
    String beyond = unused("beyond", problem.havens().stream().map(Haven::id).toList());
    for (Haven haven : problem.havens()) {
      if (problem.goesOn() && isUsed(haven, hour)) {
        List<Onward> onward = new ArrayList<>(problem.onward());
        int departs = hour * Instance.HOUR;
        onward.add(
            new Onward(
                unused("more", onward.stream().map(Onward::id).toList()),
                "more",
                MORE_BEDS,
                List.of(new Onward.Leg(haven.id(), departs, beyond, departs + 1)),
                Others.NONE));
        found.add(
            whole(
                "an onward flight of "
                    + MORE_BEDS
                    + " seats more from "
                    + haven.id()
                    + " as this hour begins",
                problem.goingOn(onward),
                without,
                steps,
                seed));
      }
    }
    List<Aircraft> fleet = new ArrayList<>(problem.fleet());
    fleet.replaceAll(aircraft -> flies(aircraft, hour) ? aircraft.roomier(MORE_SEATS) : aircraft);
    found.add(
        whole(
            MORE_SEATS + " seats more on each aircraft that departs in this hour",
            with(field, problem.havens(), fleet),
            without,
            steps,
            seed));
    found.sort(Comparator.comparingDouble(Bottleneck::saved).reversed());
    return found;
  }

  /// A name that is none of those.
  private static String unused(String name, List<String> used) {
    String unused = name;
    while (used.contains(unused)) {
      unused += "+";
    }
    return unused;
  }

  /// Whether the unit more would let pass a party that is too large for the hour as it is, of which
  /// the prices know nothing.
  private boolean admits(int gate, int hour) {
    int quota = in.quota[gate * in.hours + hour];
    for (int p = 0; p < in.parties; p++) {
      if ((in.gateMask[p] >> gate & 1) != 0
          && in.people[p] > quota
          && in.people[p] <= quota + MORE_PEOPLE) {
        return true;
      }
    }
    return false;
  }

  private Bottleneck whole(String what, LiftProblem changed, double without, int steps, long seed) {
    Instance other = new Instance(changed);
    // The prices prove a bound for the changed problem as well.
    double atMost =
        prices.isPresent() && in.parties <= MOST_PROVEN_PARTIES
            ? plan.cost().orElse(state.cost) - LiftProof.prove(changed, prices.get())
            : Double.POSITIVE_INFINITY;
    return new Bottleneck(
        what, Math.max(0, without - again(changed, other.quota, steps, seed)), atMost);
  }

  /// What planning again for the problem with more of something saves, beyond what planning again
  /// without it does; 0 where the search finds nothing better.
  ///
  /// @param changed the same parties, gates, havens and aircraft, some with more
  /// @param steps of planning again, with and without
  public double saved(LiftProblem changed, int steps, long seed) {
    return Math.max(
        0,
        again(problem, in.quota, steps, seed)
            - again(changed, new Instance(changed).quota, steps, seed));
  }

  private LiftProblem with(Airfield airfield, List<Haven> havens, List<Aircraft> fleet) {
    return problem.with(airfield, problem.gates(), havens, fleet, problem.parties());
  }

  private boolean isUsed(Haven haven, int hour) {
    return plan.flights().stream()
        .anyMatch(
            flight -> flight.to().equals(haven.id()) && flight.departs() / Instance.HOUR == hour);
  }

  private boolean flies(Aircraft aircraft, int hour) {
    return plan.flights().stream()
        .anyMatch(
            flight ->
                flight.aircraft().equals(aircraft.id())
                    && flight.departs() / Instance.HOUR == hour);
  }

  /// The least cost met by planning again from the plan, with other rations at the gates.
  private double again(LiftProblem changed, int[] quota, int steps, long seed) {
    Instance other = new Instance(changed);
    System.arraycopy(quota, 0, other.quota, 0, quota.length);
    State from = Plans.state(other, plan);
    from.recount();
    SplittableRandom random = new SplittableRandom(seed);
    Greedy.fill(from, new Filling(from, random));
    Annealing annealing = new Annealing(from, random);
    double least = from.cost;
    for (int i = 0; i < steps; i++) {
      annealing.step(TEMPERATURE * (steps - i) / steps);
      least = Math.min(least, from.cost);
    }
    return least;
  }

  /// What keeps a party off a flight.
  ///
  /// @param rule the rule that stops it
  /// @param amount by how much: people, minutes
  private record Obstacle(LiftRule rule, int amount, String change) {}

  /// In words: for a party that goes, why no earlier flight takes it; for one that is left,
  /// what stood in the way and the smallest change that takes it along.
  public List<String> party(String id) {
    List<String> words = new ArrayList<>();
    int p = 0;
    while (!problem.parties().get(p).id().equals(id)) {
      p++;
    }
    Flight own = state.flightOf[p];
    if (own != null) {
      words.add(
          id
              + " passes "
              + problem.gates().get(state.gateOf[p]).id()
              + " at "
              + state.minuteOf[p]
              + " and departs with "
              + flightWords(own));
      state.mark();
      state.unassign(p);
    } else if (in.hopeless[p]) {
      words.add(
          id
              + " is surely left: no gate hour that takes "
              + in.people[p]
              + " people at once leads to a departure to its havens by minute "
              + in.due[p]);
    }
    Map<Integer, String> smallest = new TreeMap<>();
    for (int i = state.firstFrom(Math.max(0, in.ready[p])); i < state.flights; i++) {
      Flight flight = state.order[i];
      if (own != null && flight.departs >= own.departs) {
        break;
      }
      List<Obstacle> obstacles = obstacles(p, flight);
      if (obstacles.isEmpty()) {
        words.add(flightWords(flight) + ": nothing stands in the way");
      } else {
        Obstacle first = obstacles.getFirst();
        words.add(
            flightWords(flight)
                + ": "
                + obstacles.stream()
                    .map(one -> one.rule().id())
                    .reduce((a, b) -> a + ", " + b)
                    .orElseThrow());
        if (obstacles.size() == 1) {
          smallest.putIfAbsent(first.amount(), first.change() + " for " + flightWords(flight));
        }
      }
    }
    if (own != null) {
      state.undo();
    } else if (smallest.isEmpty()) {
      words.add("No single change takes it along.");
    } else {
      words.add("Smallest change: " + smallest.values().iterator().next());
    }
    return words;
  }

  private String flightWords(Flight flight) {
    return problem.fleet().get(flight.aircraft).id()
        + " at "
        + flight.departs
        + " to "
        + problem.havens().get(flight.to).id();
  }

  /// Every rule that keeps the party off the flight.
  private List<Obstacle> obstacles(int p, Flight flight) {
    List<Obstacle> found = new ArrayList<>();
    int people = in.people[p];
    if ((in.havenMask[p] >> flight.to & 1) == 0) {
      found.add(new Obstacle(LiftRule.PARTY_HAVEN, people, "let it go there"));
    }
    if (flight.departs > in.due[p]) {
      int late = flight.departs - in.due[p];
      found.add(new Obstacle(LiftRule.PARTY_DUE, late, "its due minute later by " + late));
    }
    int over = flight.load + people - in.seats[flight.aircraft];
    if (over > 0) {
      found.add(new Obstacle(LiftRule.SEATS, over, over + " seats more"));
    } else if (!state.seatsAndRoom(flight, people)) {
      int beds = people;
      while (beds > 0 && !state.seatsAndRoom(flight, people - beds)) {
        beds--;
      }
      int lacking = Math.max(1, beds);
      found.add(new Obstacle(LiftRule.HAVEN_CAPACITY, lacking, "up to " + people + " beds more"));
    }
    int latest = flight.departs - in.screening;
    if (latest < in.ready[p]) {
      int wait = in.ready[p] - latest;
      found.add(new Obstacle(LiftRule.SCREENING, wait, "hold it by " + wait + " minutes"));
    } else {
      gateObstacle(p, flight, latest).ifPresent(found::add);
    }
    return found;
  }

  private Optional<Obstacle> gateObstacle(int p, Flight flight, int latest) {
    int people = in.people[p];
    int best = Integer.MAX_VALUE;
    String change = "a gate open to it before";
    LiftRule rule = LiftRule.GATE_OPEN;
    for (int hour = Math.max(0, in.ready[p]) / Instance.HOUR;
        hour <= Math.min(latest / Instance.HOUR, in.hours - 1);
        hour++) {
      for (int g = 0; g < in.gates; g++) {
        int minute = in.latestIn(g, hour, latest);
        if ((in.gateMask[p] >> g & 1) == 0 || minute < Math.max(in.ready[p], 0)) {
          continue;
        }
        int lacks = people - state.room[g * in.hours + hour];
        if (lacks <= 0) {
          if (state.canHold(minute, flight.departs, people)) {
            return Optional.empty();
          }
          if (people < best) {
            best = people;
            rule = LiftRule.HOLDING;
            change = "room inside for up to " + people + " more";
          }
        } else if (lacks < best) {
          best = lacks;
          rule = LiftRule.GATE_QUOTA;
          change =
              lacks
                  + (lacks == 1 ? " person" : " people")
                  + " more at "
                  + problem.gates().get(g).id()
                  + " in hour "
                  + hour;
        }
      }
    }
    return Optional.of(new Obstacle(rule, best, change));
  }

  /// In words: what a flight is worth, and what its aircraft could have done instead.
  ///
  /// @param aircraft an id of the problem
  /// @param departs a minute at which the plan lets it depart
  public List<String> flight(String aircraft, int departs) {
    List<String> words = new ArrayList<>();
    Flight flight = null;
    for (int i = 0; i < state.flights; i++) {
      if (state.order[i].departs == departs
          && problem.fleet().get(state.order[i].aircraft).id().equals(aircraft)) {
        flight = state.order[i];
      }
    }
    if (flight == null) {
      return List.of("No flight of " + aircraft + " departs at " + departs);
    }
    words.add(
        flightWords(flight)
            + " takes "
            + flight.load
            + " people of "
            + in.seats[flight.aircraft]
            + " seats");
    for (int v = -1; v < in.havens; v++) {
      if (v != flight.to && (v < 0 || in.legs[flight.aircraft][v] != Instance.NONE)) {
        double dearer = instead(flight, v);
        String what = v < 0 ? "without it" : "to " + problem.havens().get(v).id() + " instead";
        words.add(
            Double.isNaN(dearer)
                ? what + ": there is no stand or no time for that"
                : String.format(
                    java.util.Locale.ROOT, "%s: %.1f weighted hours dearer", what, dearer));
      }
    }
    return words;
  }

  private double instead(Flight flight, int to) {
    List<Flight> chain = state.chains.get(flight.aircraft);
    int index = chain.indexOf(flight);
    List<Timetables.Trip> trips = new ArrayList<>();
    for (Flight later : chain.subList(index, chain.size())) {
      trips.add(new Timetables.Trip(later.departs, later == flight ? to : later.to));
    }
    if (to < 0) {
      trips.removeFirst();
    }
    double before = state.cost;
    state.mark();
    Timetables timetables = new Timetables(state);
    Numbers displaced = new Numbers();
    double after = Double.NaN;
    List<Flight> flights = timetables.flights(flight.aircraft, index, trips);
    if ((to < 0 || !flights.isEmpty())
        && timetables.replace(flight.aircraft, index, flights, displaced)) {
      Greedy.fill(state, new Filling(state, new SplittableRandom(1)));
      after = state.cost - before;
    }
    state.undo();
    return after;
  }
}
