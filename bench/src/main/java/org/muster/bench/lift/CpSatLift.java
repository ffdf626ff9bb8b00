package org.muster.bench.lift;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.CumulativeConstraint;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.Gate;
import org.muster.engine.lift.Haven;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.Others;
import org.muster.engine.lift.Party;
import org.muster.engine.lift.Span;

/// CP-SAT on whole flights: for each aircraft a row of optional trips with landing, departure and
/// haven; for each party its trip and its gate hour.
///
/// Two rules are stricter than the format, which keeps plans lawful: whoever arrives at a haven is
/// counted there for as long as the haven takes to empty when full, and whoever passes a gate is
/// inside from the beginning of what is open of that hour.
final class CpSatLift {
  private static final int HOUR = 60;

  private final LiftProblem problem;
  private final CpModel model = new CpModel();
  private final List<Trip> trips = new ArrayList<>();
  private final List<Map<Trip, BoolVar>> onTrip = new ArrayList<>();
  private final List<Map<Passing, BoolVar>> passing = new ArrayList<>();
  private final List<IntVar> passes = new ArrayList<>();

  private record Trip(
      Aircraft aircraft, BoolVar flown, IntVar lands, IntVar departs, Map<String, BoolVar> to) {}

  private record Passing(Gate gate, int hour, int from, int until) {}

  private CpSatLift(LiftProblem problem) {
    if (problem.goesOn()) {
      throw new IllegalArgumentException("CP-SAT's model knows no onward aircraft");
    }
    this.problem = problem;
  }

  /// A plan, if one is found in the time.
  static Optional<LiftPlan> solve(LiftProblem problem, double seconds, int threads, int seed) {
    Loader.loadNativeLibraries();
    return new CpSatLift(problem).solve(seconds, threads, seed);
  }

  private Optional<LiftPlan> solve(double seconds, int threads, int seed) {
    for (Aircraft aircraft : problem.fleet()) {
      trips(aircraft);
    }
    LinearExprBuilder cost = LinearExpr.newBuilder();
    for (Party party : problem.parties()) {
      party(party, cost);
    }
    shared();
    model.minimize(cost);
    CpSolver solver = new CpSolver();
    solver.getParameters().setNumWorkers(threads);
    solver.getParameters().setRandomSeed(seed);
    solver.getParameters().setMaxTimeInSeconds(seconds);
    CpSolverStatus status = solver.solve(model);
    return status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE
        ? Optional.of(plan(solver))
        : Optional.empty();
  }

  private IntVar within(List<Span> open, String name) {
    long[][] spans =
        open.stream()
            .map(
                span ->
                    new long[] {
                      Math.max(0, span.from()), Math.min(problem.horizon(), span.to()) - 1
                    })
            .filter(span -> span[0] <= span[1])
            .toArray(long[][]::new);
    return model.newIntVarFromDomain(com.google.ortools.util.Domain.fromIntervals(spans), name);
  }

  private void trips(Aircraft aircraft) {
    int shortest = aircraft.legs().values().stream().mapToInt(leg -> leg).min().orElse(0);
    if (!aircraft.legs().containsKey(aircraft.haven())) {
      return;
    }
    int cycle = 2 * shortest + aircraft.groundAirfield() + aircraft.groundHaven();
    int most = Math.max(0, (aircraft.until() - aircraft.from()) / Math.max(1, cycle) + 1);
    Trip before = null;
    for (int i = 0; i < most; i++) {
      String name = aircraft.id() + "." + i;
      Map<String, BoolVar> to = new HashMap<>();
      for (String haven : aircraft.legs().keySet()) {
        to.put(haven, model.newBoolVar(name + ">" + haven));
      }
      Trip trip =
          new Trip(
              aircraft,
              model.newBoolVar(name),
              within(problem.airfield().open(), name + " lands"),
              within(problem.airfield().open(), name + " departs"),
              to);
      model.addEquality(LinearExpr.sum(to.values().toArray(new Literal[0])), trip.flown());
      model
          .addGreaterOrEqual(
              trip.departs(),
              LinearExpr.newBuilder().add(trip.lands()).add(aircraft.groundAirfield()).build())
          .onlyEnforceIf(trip.flown());
      to.forEach(
          (haven, goes) ->
              model
                  .addLessOrEqual(trip.departs(), aircraft.until() - leg(aircraft, haven))
                  .onlyEnforceIf(goes));
      if (before == null) {
        model
            .addGreaterOrEqual(trip.lands(), aircraft.from() + leg(aircraft, aircraft.haven()))
            .onlyEnforceIf(trip.flown());
      } else {
        model.addImplication(trip.flown(), before.flown());
        Trip last = before;
        before
            .to()
            .forEach(
                (haven, came) ->
                    model
                        .addGreaterOrEqual(
                            trip.lands(),
                            LinearExpr.newBuilder()
                                .add(last.departs())
                                .add(2L * leg(aircraft, haven) + aircraft.groundHaven())
                                .build())
                        .onlyEnforceIf(new Literal[] {came, trip.flown()}));
      }
      trips.add(trip);
      before = trip;
    }
  }

  private static int leg(Aircraft aircraft, String haven) {
    return java.util.Objects.requireNonNull(aircraft.legs().get(haven));
  }

  /// Weights and left-behind hours times sixty are whole for the problems that are drawn.
  private void party(Party party, LinearExprBuilder cost) {
    Map<Trip, BoolVar> on = new HashMap<>();
    Map<Passing, BoolVar> at = new HashMap<>();
    // A lawful beginning: nobody goes.
    IntVar leaves = model.newIntVar(0, problem.horizon(), party.id() + " leaves");
    IntVar passed = model.newIntVar(0, problem.horizon(), party.id() + " passes");
    BoolVar stays = model.newBoolVar(party.id() + " stays");
    model.addHint(stays, 1);
    model.addHint(leaves, 0);
    model.addHint(passed, 0);
    for (Trip trip : trips) {
      BoolVar takes = model.newBoolVar("");
      on.put(trip, takes);
      model.addImplication(takes, trip.flown());
      trip.to()
          .forEach(
              (haven, goes) -> {
                if (!party.mayGoTo(haven)) {
                  model.addBoolOr(new Literal[] {takes.not(), goes.not()});
                }
              });
      model.addEquality(leaves, trip.departs()).onlyEnforceIf(takes);
      model.addLessOrEqual(trip.departs(), party.due()).onlyEnforceIf(takes);
    }
    for (Gate gate : problem.gates()) {
      for (int hour = Math.max(0, party.ready()) / HOUR; hour < problem.hours(); hour++) {
        for (Span span : gate.open()) {
          int from = Math.max(party.ready(), Math.max(span.from(), hour * HOUR));
          int until = Math.min(problem.horizon(), Math.min(span.to(), (hour + 1) * HOUR));
          if (party.mayUse(gate.id())
              && from < until
              && gate.quota(hour, problem.horizon()) >= party.people()) {
            BoolVar here = model.newBoolVar("");
            at.put(new Passing(gate, hour, from, until), here);
            model.addEquality(passed, from).onlyEnforceIf(here);
          }
        }
      }
    }
    List<Literal> flown = new ArrayList<>(on.values());
    flown.add(stays);
    model.addExactlyOne(flown);
    List<Literal> through = new ArrayList<>(at.values());
    through.add(stays);
    model.addExactlyOne(through);
    model
        .addGreaterOrEqual(
            leaves,
            LinearExpr.newBuilder().add(passed).add(problem.airfield().screeningMinutes()).build())
        .onlyEnforceIf(stays.not());
    long rate = Math.round(party.people() * party.weight());
    // Whoever stays leaves at no time, and pays for staying.
    model.addEquality(leaves, 0).onlyEnforceIf(stays);
    cost.addTerm(leaves, rate);
    cost.addTerm(stays, Math.round(problem.leftCost(party) * HOUR) + rate * party.ready());
    onTrip.add(on);
    passing.add(at);
    passes.add(passed);
    inside.add(
        new Inside(party.people(), passed, leaves, model.newIntVar(0, problem.horizon(), "")));
  }

  private record Inside(int people, IntVar passed, IntVar leaves, IntVar length) {}

  private final List<Inside> inside = new ArrayList<>();

  private void shared() {
    CumulativeConstraint room = model.addCumulative(problem.airfield().holding());
    for (Inside one : inside) {
      room.addDemand(model.newIntervalVar(one.passed, one.length, one.leaves, ""), one.people);
    }
    CumulativeConstraint stands = model.addCumulative(problem.airfield().parking());
    Map<String, CumulativeConstraint> havenStands = new HashMap<>();
    Map<String, CumulativeConstraint> beds = new HashMap<>();
    for (Haven haven : problem.havens()) {
      havenStands.put(haven.id(), model.addCumulative(haven.parking()));
      beds.put(haven.id(), model.addCumulative(haven.capacity()));
    }
    for (Trip trip : trips) {
      IntVar length = model.newIntVar(0, problem.horizon(), "");
      stands.addDemand(
          model.newOptionalIntervalVar(trip.lands(), length, trip.departs(), trip.flown(), ""), 1);
      LinearExprBuilder load = LinearExpr.newBuilder();
      for (int p = 0; p < onTrip.size(); p++) {
        load.addTerm(
            java.util.Objects.requireNonNull(onTrip.get(p).get(trip)),
            problem.parties().get(p).people());
      }
      IntVar people = model.newIntVar(0, trip.aircraft().seats(), "");
      model.addEquality(people, load);
      for (Haven haven : problem.havens()) {
        BoolVar goes = trip.to().get(haven.id());
        if (goes == null) {
          continue;
        }
        LinearExpr arrives =
            LinearExpr.newBuilder()
                .add(trip.departs())
                .add(leg(trip.aircraft(), haven.id()))
                .build();
        java.util.Objects.requireNonNull(havenStands.get(haven.id()))
            .addDemand(
                model.newOptionalFixedSizeIntervalVar(
                    arrives, trip.aircraft().groundHaven(), goes, ""),
                1);
        int stay =
            haven.onwardPerDay() == 0
                ? 3 * problem.horizon()
                : (int) Math.ceil(haven.capacity() * 1440.0 / haven.onwardPerDay());
        java.util.Objects.requireNonNull(beds.get(haven.id()))
            .addDemand(model.newOptionalFixedSizeIntervalVar(arrives, stay, goes, ""), people);
      }
    }
    Map<String, LinearExprBuilder> quotas = new HashMap<>();
    Map<String, Integer> limits = new HashMap<>();
    for (int p = 0; p < passing.size(); p++) {
      int size = problem.parties().get(p).people();
      passing
          .get(p)
          .forEach(
              (where, here) -> {
                String cell = where.gate().id() + " " + where.hour();
                limits.put(cell, where.gate().quota(where.hour(), problem.horizon()));
                quotas.computeIfAbsent(cell, c -> LinearExpr.newBuilder()).addTerm(here, size);
              });
    }
    quotas.forEach(
        (cell, people) ->
            model.addLessOrEqual(
                people, java.util.Objects.requireNonNull(limits.get(cell)).longValue()));
  }

  private LiftPlan plan(CpSolver solver) {
    List<LiftPlan.Passage> passages = new ArrayList<>();
    List<LiftPlan.Left> left = new ArrayList<>();
    Map<Trip, List<String>> aboard = new HashMap<>();
    for (int p = 0; p < problem.parties().size(); p++) {
      Party party = problem.parties().get(p);
      boolean goes = false;
      for (Map.Entry<Trip, BoolVar> on : onTrip.get(p).entrySet()) {
        if (solver.booleanValue(on.getValue())) {
          aboard.computeIfAbsent(on.getKey(), trip -> new ArrayList<>()).add(party.id());
          goes = true;
        }
      }
      for (Map.Entry<Passing, BoolVar> at : passing.get(p).entrySet()) {
        if (solver.booleanValue(at.getValue())) {
          passages.add(
              new LiftPlan.Passage(
                  party.id(), at.getKey().gate().id(), (int) solver.value(passes.get(p))));
        }
      }
      if (!goes) {
        left.add(new LiftPlan.Left(party.id(), "not taken"));
      }
    }
    List<LiftPlan.Flight> flights = new ArrayList<>();
    Map<String, String> at = new HashMap<>();
    for (Trip trip : trips) {
      if (!solver.booleanValue(trip.flown())) {
        continue;
      }
      Aircraft aircraft = trip.aircraft();
      for (Map.Entry<String, BoolVar> to : trip.to().entrySet()) {
        if (solver.booleanValue(to.getValue())) {
          int departs = (int) solver.value(trip.departs());
          flights.add(
              new LiftPlan.Flight(
                  aircraft.id(),
                  at.getOrDefault(aircraft.id(), aircraft.haven()),
                  (int) solver.value(trip.lands()),
                  departs,
                  to.getKey(),
                  departs + leg(aircraft, to.getKey()),
                  aboard.getOrDefault(trip, List.of())));
          at.put(aircraft.id(), to.getKey());
        }
      }
    }
    return new LiftPlan(
        passages, flights, left, OptionalDouble.empty(), OptionalDouble.empty(), Others.NONE);
  }
}
