package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.Gate;
import org.muster.engine.lift.Haven;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.Others;
import org.muster.engine.lift.Party;

/// A state as a plan in the problem's words.
final class Plans {
  private static final String INSIDE = "is inside, and no flight takes it by its due minute";

  private Plans() {}

  /// With a reason for each party that is left.
  static LiftPlan of(State state, IntFunction<String> reason) {
    Instance in = state.in;
    LiftProblem problem = in.problem;
    List<LiftPlan.Passage> passages = new ArrayList<>();
    List<LiftPlan.Left> left = new ArrayList<>();
    for (int p = 0; p < in.parties; p++) {
      String id = problem.parties().get(p).id();
      boolean goes = state.flightOf[p] != null;
      if (!goes) {
        left.add(new LiftPlan.Left(id, state.passed[p] ? INSIDE : reason.apply(p)));
      }
      // Whoever is inside has passed, with a flight or without.
      if (goes || state.passed[p]) {
        passages.add(
            new LiftPlan.Passage(id, problem.gates().get(state.gateOf[p]).id(), state.minuteOf[p]));
      }
    }
    List<LiftPlan.Flight> flights = new ArrayList<>();
    for (List<Flight> chain : state.chains) {
      chain.subList(0, used(state, chain)).forEach(flight -> flights.add(flight(state, flight)));
    }
    return new LiftPlan(
        passages,
        flights,
        left,
        OptionalDouble.of(state.cost),
        OptionalDouble.empty(),
        Others.NONE);
  }

  /// How many flights of an aircraft there are up to the last that has somebody aboard or has taken
  /// off: nobody is told of those after it. One without passengers before it may bring the
  /// aircraft elsewhere.
  private static int used(State state, List<Flight> chain) {
    int last = chain.size();
    while (last > 0 && chain.get(last - 1).count == 0 && state.isFree(chain.get(last - 1))) {
      last--;
    }
    return last;
  }

  static LiftPlan of(State state) {
    return of(
        state,
        party ->
            state.in.hopeless[party]
                ? "no gate hour that takes it leads to a departure by its due minute"
                : "gates, seats and havens go to others; muster lift explain says more");
  }

  /// A lawful plan as a state.
  static State state(Instance in, LiftPlan plan) {
    LiftProblem problem = in.problem;
    Map<String, Integer> party = index(problem.parties(), Party::id);
    Map<String, Integer> gate = index(problem.gates(), Gate::id);
    Map<String, Integer> haven = index(problem.havens(), Haven::id);
    Map<String, Integer> aircraft = index(problem.fleet(), Aircraft::id);
    Map<String, LiftPlan.Passage> passages = plan.passagesByParty();
    State state = new State(in);
    for (LiftPlan.Flight flight : plan.flights()) {
      Flight own =
          new Flight(
              get(aircraft, flight.aircraft()),
              get(haven, flight.from()),
              flight.lands(),
              flight.departs(),
              get(haven, flight.to()),
              flight.arrives());
      state.add(own);
      for (String id : flight.parties()) {
        LiftPlan.Passage passage = Objects.requireNonNull(passages.get(id));
        state.assign(get(party, id), own, get(gate, passage.gate()), passage.minute());
      }
    }
    state.mark();
    return state;
  }

  private static <T> Map<String, Integer> index(List<T> all, Function<T, String> id) {
    Map<String, Integer> index = new HashMap<>();
    all.forEach(one -> index.put(id.apply(one), index.size()));
    return index;
  }

  private static int get(Map<String, Integer> index, String id) {
    return Objects.requireNonNull(index.get(id), id);
  }

  private static LiftPlan.Flight flight(State state, Flight flight) {
    LiftProblem problem = state.in.problem;
    List<String> parties = new ArrayList<>();
    for (int i = 0; i < flight.count; i++) {
      parties.add(problem.parties().get(flight.parties[i]).id());
    }
    parties.sort(null);
    return new LiftPlan.Flight(
        problem.fleet().get(flight.aircraft).id(),
        problem.havens().get(flight.from).id(),
        flight.lands,
        flight.departs,
        problem.havens().get(flight.to).id(),
        flight.arrives,
        parties);
  }
}
