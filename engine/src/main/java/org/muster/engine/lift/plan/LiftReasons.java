package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.Airfield;
import org.muster.engine.lift.Gate;
import org.muster.engine.lift.Haven;
import org.muster.engine.lift.HavenRoom;
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
  /// One unit more at a gate, in people an hour; of seats; of beds; of room inside.
  static final int MORE_PEOPLE = 10;

  static final int MORE_SEATS = 10;
  static final int MORE_BEDS = 100;
  static final int MORE_INSIDE = 10;
  private static final double TEMPERATURE = 1;

  /// Of larger problems a bound is not proven again and again.
  private static final int MOST_PROVEN_PARTIES = 5000;

  private final LiftProblem problem;
  private final LiftPlan plan;
  private final Instance in;
  private final State state;
  private final Optional<LiftPrices> prices;
  private final Changes changes;

  /// @param plan a lawful one
  public LiftReasons(LiftProblem problem, LiftPlan plan, Optional<LiftPrices> prices) {
    this.problem = problem;
    this.plan = plan;
    this.prices = prices;
    in = new Instance(problem);
    state = Plans.state(in, plan);
    state.recount();
    changes = new Changes(problem, plan, state);
  }

  /// What would be worth having more of.
  ///
  /// @param what in words
  /// @param saved weighted person-hours that planning again with it saved, beyond what planning
  ///     again without it did; a better search could find more
  /// @param atMost what the plan could gain at most by it, its cost less the bound with it;
  ///     infinite where the prices do not tell
  public record Bottleneck(String what, double saved, double atMost) {}

  /// By hour, what the prices call dearest there: people at a gate, seats, beds, stands, room.
  public List<LiftScarce> dearest() {
    Map<Integer, LiftScarce> hours = new TreeMap<>();
    for (LiftScarce one : priced()) {
      hours.merge(one.hour(), one, (a, b) -> a.worth() >= b.worth() ? a : b);
    }
    return List.copyOf(hours.values());
  }

  /// All that has a price.
  List<LiftScarce> priced() {
    return prices.map(known -> new Scarcity(in, known, gap()).all()).orElse(List.of());
  }

  private double gap() {
    return plan.cost().orElse(state.cost) - plan.bound().orElse(0);
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
                Scarcity.admits(in, g, hour, MORE_PEOPLE)
                    ? Double.POSITIVE_INFINITY
                    : gap() + price * MORE_PEOPLE));
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
    found.add(
        whole(
            "room inside for " + MORE_INSIDE + " more",
            with(field.roomier(0, MORE_INSIDE), problem.havens(), problem.fleet()),
            without,
            steps,
            seed));
    for (Haven haven : problem.havens()) {
      if (isUsed(haven, hour)) {
        found.add(
            whole(
                MORE_BEDS + " beds more at " + haven.id(),
                instead(haven, haven.holding(haven.capacity() + MORE_BEDS)),
                without,
                steps,
                seed));
        found.add(
            whole(
                "a stand more at " + haven.id(),
                instead(haven, haven.roomier(1)),
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

  private LiftProblem instead(Haven haven, Haven other) {
    List<Haven> havens = new ArrayList<>(problem.havens());
    havens.replaceAll(one -> one == haven ? other : one);
    return with(problem.airfield(), havens, problem.fleet());
  }

  /// A name that is none of those.
  private static String unused(String name, List<String> used) {
    String unused = name;
    while (used.contains(unused)) {
      unused += "+";
    }
    return unused;
  }

  private Bottleneck whole(String what, LiftProblem changed, double without, int steps, long seed) {
    Instance other = new Instance(changed);
    // The prices prove a bound for the changed problem as well.
    double atMost =
        prices.isPresent() && in.parties <= MOST_PROVEN_PARTIES
            ? plan.cost().orElse(state.cost) - proven(changed, prices.get())
            : Double.POSITIVE_INFINITY;
    return new Bottleneck(
        what, Math.max(0, without - again(changed, other.quota, steps, seed)), atMost);
  }

  /// A bound of the changed problem. Aircraft are priced by how many seats they have.
  private double proven(LiftProblem changed, LiftPrices known) {
    LiftPrices reseated = known;
    for (int a = 0; a < in.fleet; a++) {
      int seats = changed.fleet().get(a).seats();
      if (seats != in.seats[a]) {
        reseated = reseated.reseated(in.seats[a], seats);
      }
    }
    double bound = LiftProof.prove(changed, known);
    // Others may have had as many as these have now: whichever prices prove more.
    return reseated.equals(known) ? bound : Math.max(bound, LiftProof.prove(changed, reseated));
  }

  /// What planning again for the problem with more of something saves, beyond what planning again
  /// without it does; 0 where the search finds nothing better.
  ///
  /// @param changed the same parties, gates, havens and aircraft, some with more
  /// @param steps of planning again, with and without
  /// @param stop asked often: once true there is no answer
  public OptionalDouble saved(LiftProblem changed, int steps, long seed, BooleanSupplier stop) {
    double without = again(problem, in.quota, steps, seed, stop);
    double with =
        stop.getAsBoolean()
            ? without
            : again(changed, new Instance(changed).quota, steps, seed, stop);
    return stop.getAsBoolean()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(0, without - with));
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
    return again(changed, quota, steps, seed, () -> false);
  }

  private double again(
      LiftProblem changed, int[] quota, int steps, long seed, BooleanSupplier stop) {
    Instance other = new Instance(changed);
    System.arraycopy(quota, 0, other.quota, 0, quota.length);
    State from = Plans.state(other, plan);
    from.recount();
    SplittableRandom random = new SplittableRandom(seed);
    Greedy.fill(from, new Filling(from, random));
    Annealing annealing = new Annealing(from, random);
    double least = from.cost;
    for (int i = 0; i < steps && !stop.getAsBoolean(); i++) {
      annealing.step(TEMPERATURE * (steps - i) / steps);
      least = Math.min(least, from.cost);
    }
    return least;
  }

  /// In words: for a party that goes, why no earlier flight takes it; for one that is left,
  /// what stood in the way and the smallest change that takes it along.
  public List<String> party(String id) {
    List<String> words = new ArrayList<>();
    int p = index(id);
    Flight own = state.flightOf[p];
    if (own != null) {
      words.add(
          id
              + " passes "
              + problem.gates().get(state.gateOf[p]).id()
              + " at "
              + state.minuteOf[p]
              + " and departs with "
              + changes.words(own));
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
    for (int i = state.firstFrom(Math.max(0, in.ready[p])); i < state.flights; i++) {
      Flight flight = state.order[i];
      if (own != null && flight.departs >= own.departs) {
        break;
      }
      List<LiftRule> broken = changes.broken(p, flight);
      words.add(
          changes.words(flight)
              + ": "
              + (broken.isEmpty()
                  ? "nothing stands in the way"
                  : broken.stream().map(LiftRule::id).collect(Collectors.joining(", "))));
    }
    if (own != null) {
      state.undo();
    } else {
      words.add(
          changes
              .smallest(p)
              .map(change -> "Smallest change: " + change.words())
              .orElse("No single change takes it along."));
    }
    return words;
  }

  /// The smallest change that takes along a party that the plan leaves behind, in the order of
  /// [LiftChange.Kind]; nothing where it goes already, or where one change does not do.
  public Optional<LiftChange> smallestChange(String id) {
    int p = index(id);
    return state.flightOf[p] == null ? changes.smallest(p) : Optional.empty();
  }

  private int index(String party) {
    int p = 0;
    while (!problem.parties().get(p).id().equals(party)) {
      p++;
    }
    return p;
  }

  /// In words, for each haven: when to stop loading for it beyond what the plan takes there.
  public List<String> stops() {
    List<String> words = new ArrayList<>();
    for (Haven haven : problem.havens()) {
      HavenRoom room = HavenRoom.of(problem, plan, haven);
      words.add(
          room.stop()
              .map(
                  stop ->
                      "stop loading for "
                          + haven.id()
                          + " at "
                          + problem.minuteWords(stop.departs())
                          + ": one party more overfills it at "
                          + problem.minuteWords(stop.over())
                          + (stop.again().isPresent()
                              ? "; room again on the departure at "
                                  + problem.minuteWords(stop.again().getAsInt())
                              : "; no room again by this plan"))
              .orElse(
                  room.isServed()
                      ? "no stop for " + haven.id() + ": every flight there has room for one more"
                      : "nobody is flown to " + haven.id()));
    }
    return words;
  }

  /// In words: what a flight is worth and what was given up for it: for each other use of its
  /// aircraft and of its stand, what that would cost, who would be left behind then and who would
  /// go instead; and which of them is the best.
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
        changes.words(flight)
            + " takes "
            + flight.load
            + " people of "
            + in.seats[flight.aircraft]
            + " seats");
    OtherUses uses = new OtherUses(state, changes);
    List<OtherUses.Use> all = uses.of(flight);
    all.forEach(use -> words.add(use.words()));
    words.add(
        all.stream()
            .filter(OtherUses.Use::isPossible)
            .min(Comparator.comparingDouble(OtherUses.Use::dearer))
            .map(use -> "Best other use: " + use.what() + ", " + OtherUses.cost(use.dearer()))
            .orElse("There is no other use."));
    return words;
  }
}
