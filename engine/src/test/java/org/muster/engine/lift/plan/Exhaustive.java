package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.List;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.Gate;
import org.muster.engine.lift.LiftChecker;
import org.muster.engine.lift.LiftExamples;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftReview;
import org.muster.engine.lift.LiftRule;
import org.muster.engine.lift.Party;
import org.muster.engine.lift.Span;

/// Tries every plan of a tiny problem: every timetable of every aircraft in minutes, and for each
/// every way of putting parties on its flights and through the gates. It shares the records and the
/// checker with the planner, and nothing else.
///
/// Two things are left out, because they cannot make a plan cheaper: a flight that stands
/// longer than it must where it could have landed later, and a party that passes a gate at any
/// but the last
/// minute of an hour that still reaches its flight.
final class Exhaustive {
  private final LiftProblem problem;
  private double best;
  private final List<List<LiftPlan.Flight>> chosen = new ArrayList<>();

  private Exhaustive(LiftProblem problem) {
    this.problem = problem;
    best = problem.parties().stream().mapToDouble(problem::leftCost).sum();
  }

  /// The cost of the best plan.
  static double least(LiftProblem problem) {
    Exhaustive search = new Exhaustive(problem);
    search.aircraft(0);
    return search.best;
  }

  private void aircraft(int a) {
    if (a == problem.fleet().size()) {
      List<LiftPlan.Flight> flights = chosen.stream().flatMap(List::stream).toList();
      if (!flights.isEmpty() && stands(flights)) {
        fill(0, flights, new ArrayList<>(), new ArrayList<>(), 0);
      }
      return;
    }
    Aircraft aircraft = problem.fleet().get(a);
    chain(a, aircraft, aircraft.haven(), aircraft.from(), new ArrayList<>());
  }

  private void chain(int a, Aircraft aircraft, String at, int free, List<LiftPlan.Flight> flights) {
    chosen.add(List.copyOf(flights));
    aircraft(a + 1);
    chosen.removeLast();
    Integer there = aircraft.legs().get(at);
    if (there == null) {
      return;
    }
    for (int departs = free + there + aircraft.groundAirfield();
        departs < problem.horizon();
        departs++) {
      int lands = departs - aircraft.groundAirfield();
      while (lands >= free + there && !Span.covers(problem.airfield().open(), lands)) {
        lands--;
      }
      if (lands < free + there || !Span.covers(problem.airfield().open(), departs)) {
        continue;
      }
      for (String to : aircraft.legs().keySet()) {
        int arrives = departs + aircraft.legs().get(to);
        if (arrives <= aircraft.until()) {
          flights.add(
              new LiftPlan.Flight(aircraft.id(), at, lands, departs, to, arrives, List.of()));
          chain(a, aircraft, to, arrives + aircraft.groundHaven(), flights);
          flights.removeLast();
        }
      }
    }
  }

  private boolean stands(List<LiftPlan.Flight> flights) {
    return LiftChecker.check(problem, LiftExamples.plan(List.of(), flights, List.of()))
        .findings()
        .stream()
        .allMatch(finding -> finding.rule() == LiftRule.PARTY_ONCE);
  }

  private void fill(
      int p,
      List<LiftPlan.Flight> flights,
      List<LiftPlan.Passage> passages,
      List<Integer> flightOf,
      double cost) {
    if (cost >= best - 1e-9) {
      return;
    }
    if (p == problem.parties().size()) {
      LiftReview review = LiftChecker.check(problem, plan(flights, passages, flightOf));
      if (review.lawful()) {
        best = Math.min(best, review.cost());
      }
      return;
    }
    Party party = problem.parties().get(p);
    for (int f = 0; f < flights.size(); f++) {
      LiftPlan.Flight flight = flights.get(f);
      if (!party.mayGoTo(flight.to()) || flight.departs() > party.due()) {
        continue;
      }
      for (Gate gate : problem.gates()) {
        // All minutes of a tiny problem lie in its first hour.
        int minute = flight.departs() - problem.airfield().screeningMinutes();
        while (minute >= party.ready() && !Span.covers(gate.open(), minute)) {
          minute--;
        }
        if (minute >= party.ready() && party.mayUse(gate.id())) {
          passages.add(new LiftPlan.Passage(party.id(), gate.id(), minute));
          flightOf.add(f);
          fill(p + 1, flights, passages, flightOf, cost + party.delayCost(flight.departs()));
          flightOf.removeLast();
          passages.removeLast();
        }
      }
    }
    flightOf.add(-1);
    fill(p + 1, flights, passages, flightOf, cost + problem.leftCost(party));
    flightOf.removeLast();
  }

  private LiftPlan plan(
      List<LiftPlan.Flight> flights, List<LiftPlan.Passage> passages, List<Integer> flightOf) {
    List<LiftPlan.Flight> loaded = new ArrayList<>();
    for (int f = 0; f < flights.size(); f++) {
      List<String> parties = new ArrayList<>();
      for (int p = 0; p < flightOf.size(); p++) {
        if (flightOf.get(p) == f) {
          parties.add(problem.parties().get(p).id());
        }
      }
      LiftPlan.Flight flight = flights.get(f);
      loaded.add(
          new LiftPlan.Flight(
              flight.aircraft(),
              flight.from(),
              flight.lands(),
              flight.departs(),
              flight.to(),
              flight.arrives(),
              parties));
    }
    List<LiftPlan.Left> left = new ArrayList<>();
    for (int p = 0; p < flightOf.size(); p++) {
      if (flightOf.get(p) < 0) {
        left.add(new LiftPlan.Left(problem.parties().get(p).id(), "tried"));
      }
    }
    return LiftExamples.plan(passages, loaded, left);
  }
}
