package org.muster.engine.lift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Checks a plan rule by rule and counts its cost: slow and simple, in whole minutes. It shares the
/// records with the planners and nothing else.
public final class LiftChecker {
  private static final int HOUR_MINUTES = 60;

  /// By which a claimed figure may differ from what is counted, as a part of it.
  private static final double ROUNDING = 1e-6;

  private final LiftProblem problem;
  private final LiftPlan plan;
  private final Map<String, Party> parties;
  private final Map<String, Gate> gates;
  private final Map<String, Haven> havens;
  private final Map<String, Aircraft> fleet;
  private final Map<String, LiftPlan.Flight> flightOf = new HashMap<>();
  private final Map<String, LiftPlan.Passage> passageOf = new HashMap<>();
  private final List<LiftFinding> findings = new ArrayList<>();

  private LiftChecker(LiftProblem problem, LiftPlan plan) {
    this.problem = problem;
    this.plan = plan;
    parties = byId(problem.parties(), Party::id);
    gates = byId(problem.gates(), Gate::id);
    havens = byId(problem.havens(), Haven::id);
    fleet = byId(problem.fleet(), Aircraft::id);
    plan.flights().forEach(f -> f.parties().forEach(party -> flightOf.putIfAbsent(party, f)));
    plan.passages().forEach(passage -> passageOf.putIfAbsent(passage.party(), passage));
  }

  private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
    return all.stream().collect(Collectors.toMap(id, one -> one));
  }

  /// Checks a plan, whose ids the problem knows.
  public static LiftReview check(LiftProblem problem, LiftPlan plan) {
    return new LiftChecker(problem, plan).review();
  }

  private LiftReview review() {
    partyOnce();
    partyDue();
    partyHaven();
    gateAllowed();
    gateReady();
    gateOpen();
    gateQuota();
    screening();
    holding();
    airfieldOpen();
    airfieldParking();
    flightHorizon();
    flightLegs();
    if (findings.stream().noneMatch(finding -> finding.rule() == LiftRule.FLIGHT_LEGS)) {
      flightChain();
      flightTurn();
      flightArrival();
      flightWindow();
    }
    seats();
    havenParking();
    havenCapacity();
    double delay = 0;
    double leftBehind = 0;
    int leftParties = 0;
    int leftPeople = 0;
    for (Party party : problem.parties()) {
      LiftPlan.Flight flight = flightOf.get(party.id());
      if (flight == null) {
        leftBehind += problem.leftCost(party);
        leftParties++;
        leftPeople += party.people();
      } else {
        delay += party.delayCost(flight.departs());
      }
    }
    cost(delay + leftBehind);
    bound(delay + leftBehind);
    return new LiftReview(findings, delay, leftBehind, leftParties, leftPeople);
  }

  private void found(LiftRule rule, String subject, int minute, Object measured, String limit) {
    findings.add(new LiftFinding(rule, subject, minute, String.valueOf(measured), limit));
  }

  private Party party(String id) {
    return java.util.Objects.requireNonNull(parties.get(id), id);
  }

  private void partyOnce() {
    Map<String, Integer> flown = new HashMap<>();
    Map<String, Integer> passed = new HashMap<>();
    Map<String, Integer> left = new HashMap<>();
    plan.flights().forEach(f -> f.parties().forEach(party -> flown.merge(party, 1, Integer::sum)));
    plan.passages().forEach(passage -> passed.merge(passage.party(), 1, Integer::sum));
    plan.left().forEach(one -> left.merge(one.party(), 1, Integer::sum));
    for (Party party : problem.parties()) {
      int flights = flown.getOrDefault(party.id(), 0);
      int passages = passed.getOrDefault(party.id(), 0);
      int behind = left.getOrDefault(party.id(), 0);
      boolean goes = flights == 1 && passages == 1 && behind == 0;
      boolean stays = flights == 0 && passages == 0 && behind == 1;
      if (!goes && !stays) {
        found(
            LiftRule.PARTY_ONCE,
            party.id(),
            party.ready(),
            flights + " flights, " + passages + " gates, left " + behind + " times",
            "one flight and one gate, or left once");
      }
    }
  }

  private void partyDue() {
    flightOf.forEach(
        (id, flight) -> {
          if (flight.departs() > party(id).due()) {
            found(LiftRule.PARTY_DUE, id, flight.departs(), "departs", "due " + party(id).due());
          }
        });
  }

  private void partyHaven() {
    flightOf.forEach(
        (id, flight) -> {
          if (!party(id).mayGoTo(flight.to())) {
            found(
                LiftRule.PARTY_HAVEN,
                id,
                flight.departs(),
                "to " + flight.to(),
                "may go to " + party(id).havens());
          }
        });
  }

  private void gateAllowed() {
    for (LiftPlan.Passage passage : plan.passages()) {
      Party party = party(passage.party());
      if (!party.mayUse(passage.gate())) {
        found(
            LiftRule.GATE_ALLOWED,
            party.id(),
            passage.minute(),
            "by " + passage.gate(),
            "may use " + party.gates());
      }
    }
  }

  private void gateReady() {
    for (LiftPlan.Passage passage : plan.passages()) {
      Party party = party(passage.party());
      if (passage.minute() < party.ready()) {
        found(
            LiftRule.GATE_READY, party.id(), passage.minute(), "passes", "ready " + party.ready());
      }
    }
  }

  private void gateOpen() {
    for (LiftPlan.Passage passage : plan.passages()) {
      Gate gate = java.util.Objects.requireNonNull(gates.get(passage.gate()));
      int minute = passage.minute();
      if (minute < 0 || minute >= problem.horizon() || !Span.covers(gate.open(), minute)) {
        found(
            LiftRule.GATE_OPEN,
            passage.party(),
            minute,
            "passes " + gate.id(),
            "open " + gate.open());
      }
    }
  }

  private void gateQuota() {
    for (Gate gate : problem.gates()) {
      Map<Integer, Integer> people = new TreeMap<>();
      for (LiftPlan.Passage passage : plan.passages()) {
        if (passage.gate().equals(gate.id())) {
          people.merge(
              Math.floorDiv(passage.minute(), HOUR_MINUTES),
              party(passage.party()).people(),
              Integer::sum);
        }
      }
      people.forEach(
          (hour, passed) -> {
            if (hour >= 0 && passed > gate.quota(hour, problem.horizon())) {
              found(
                  LiftRule.GATE_QUOTA,
                  gate.id(),
                  hour * HOUR_MINUTES,
                  passed + " people",
                  "at most " + gate.quota(hour, problem.horizon()) + " in that hour");
            }
          });
    }
  }

  private void screening() {
    int minutes = problem.airfield().screeningMinutes();
    flightOf.forEach(
        (id, flight) -> {
          LiftPlan.Passage passage = passageOf.get(id);
          if (passage != null && flight.departs() < passage.minute() + minutes) {
            found(
                LiftRule.SCREENING,
                id,
                flight.departs(),
                "passed at " + passage.minute(),
                minutes + " minutes before departure");
          }
        });
  }

  /// Adds to each minute of `[from, to)`, kept as changes by minute.
  private static void during(TreeMap<Integer, Integer> changes, int from, int to, int amount) {
    if (from < to) {
      changes.merge(from, amount, Integer::sum);
      changes.merge(to, -amount, Integer::sum);
    }
  }

  /// Every minute at which the sum rises above the limit.
  private void within(
      LiftRule rule, String subject, TreeMap<Integer, Integer> changes, int limit, String unit) {
    int sum = 0;
    boolean above = false;
    for (Map.Entry<Integer, Integer> change : changes.entrySet()) {
      sum += change.getValue();
      if (sum > limit && !above) {
        found(rule, subject, change.getKey(), sum + unit, "at most " + limit);
      }
      above = sum > limit;
    }
  }

  private void holding() {
    TreeMap<Integer, Integer> inside = new TreeMap<>();
    for (LiftPlan.Passage passage : plan.passages()) {
      LiftPlan.Flight flight = flightOf.get(passage.party());
      int departs = flight == null ? problem.horizon() : flight.departs();
      during(inside, passage.minute(), departs, party(passage.party()).people());
    }
    within(
        LiftRule.HOLDING,
        problem.airfield().id(),
        inside,
        problem.airfield().holding(),
        " people inside");
  }

  private void airfieldOpen() {
    List<Span> open = problem.airfield().open();
    for (LiftPlan.Flight flight : plan.flights()) {
      if (!Span.covers(open, flight.lands())) {
        found(LiftRule.AIRFIELD_OPEN, flight.aircraft(), flight.lands(), "lands", "open " + open);
      }
      if (!Span.covers(open, flight.departs())) {
        found(
            LiftRule.AIRFIELD_OPEN, flight.aircraft(), flight.departs(), "departs", "open " + open);
      }
    }
  }

  private void airfieldParking() {
    TreeMap<Integer, Integer> standing = new TreeMap<>();
    plan.flights().forEach(flight -> during(standing, flight.lands(), flight.departs(), 1));
    Airfield airfield = problem.airfield();
    beside(
        LiftRule.AIRFIELD_PARKING, airfield.id(), standing, airfield.taken(), airfield.parking());
  }

  /// Stands that others take are no fault of a plan; that it brings an aircraft beside them where
  /// there is none left is.
  private void beside(
      LiftRule rule, String subject, TreeMap<Integer, Integer> own, List<Span> taken, int parking) {
    TreeMap<Integer, Integer> all = new TreeMap<>(own);
    taken.forEach(span -> during(all, span.from(), span.to(), 1));
    int sum = 0;
    int mine = 0;
    boolean above = false;
    for (Map.Entry<Integer, Integer> change : all.entrySet()) {
      sum += change.getValue();
      mine += own.getOrDefault(change.getKey(), 0);
      boolean over = mine > 0 && sum > parking;
      if (over && !above) {
        found(rule, subject, change.getKey(), sum + " aircraft", "at most " + parking);
      }
      above = over;
    }
  }

  private void flightHorizon() {
    for (LiftPlan.Flight flight : plan.flights()) {
      if (flight.lands() < 0 || flight.departs() >= problem.horizon()) {
        found(
            LiftRule.FLIGHT_HORIZON,
            flight.aircraft(),
            flight.lands(),
            "departs " + flight.departs(),
            "within [0, " + problem.horizon() + ")");
      }
    }
  }

  private Aircraft aircraft(LiftPlan.Flight flight) {
    return java.util.Objects.requireNonNull(fleet.get(flight.aircraft()), flight.aircraft());
  }

  private void flightLegs() {
    for (LiftPlan.Flight flight : plan.flights()) {
      for (String haven : List.of(flight.from(), flight.to())) {
        if (!aircraft(flight).legs().containsKey(haven)) {
          found(
              LiftRule.FLIGHT_LEGS,
              flight.aircraft(),
              flight.lands(),
              "flies to or from " + haven,
              "legs to " + aircraft(flight).legs().keySet());
        }
      }
    }
  }

  /// The flights of an aircraft in the order in which it flies them.
  private List<LiftPlan.Flight> chain(Aircraft aircraft) {
    return plan.flights().stream()
        .filter(flight -> flight.aircraft().equals(aircraft.id()))
        .sorted(
            Comparator.comparingInt(LiftPlan.Flight::lands)
                .thenComparingInt(LiftPlan.Flight::departs))
        .toList();
  }

  private void flightChain() {
    for (Aircraft aircraft : problem.fleet()) {
      String at = aircraft.haven();
      for (LiftPlan.Flight flight : chain(aircraft)) {
        if (!flight.from().equals(at)) {
          found(
              LiftRule.FLIGHT_CHAIN,
              aircraft.id(),
              flight.lands(),
              "from " + flight.from(),
              "it is at " + at);
        }
        at = flight.to();
      }
    }
  }

  private static int leg(Aircraft aircraft, String haven) {
    return java.util.Objects.requireNonNull(aircraft.legs().get(haven));
  }

  private void flightTurn() {
    for (Aircraft aircraft : problem.fleet()) {
      List<LiftPlan.Flight> chain = chain(aircraft);
      for (int i = 0; i < chain.size(); i++) {
        LiftPlan.Flight flight = chain.get(i);
        if (i > 0) {
          int earliest =
              chain.get(i - 1).arrives() + aircraft.groundHaven() + leg(aircraft, flight.from());
          if (flight.lands() < earliest) {
            found(
                LiftRule.FLIGHT_TURN,
                aircraft.id(),
                flight.lands(),
                "lands",
                "cannot be there before " + earliest);
          }
        }
        if (flight.departs() < flight.lands() + aircraft.groundAirfield()) {
          found(
              LiftRule.FLIGHT_TURN,
              aircraft.id(),
              flight.departs(),
              "landed at " + flight.lands(),
              aircraft.groundAirfield() + " minutes on the ground");
        }
      }
    }
  }

  private void flightArrival() {
    for (LiftPlan.Flight flight : plan.flights()) {
      int arrives = flight.departs() + leg(aircraft(flight), flight.to());
      if (flight.arrives() != arrives) {
        found(
            LiftRule.FLIGHT_ARRIVAL,
            flight.aircraft(),
            flight.departs(),
            "arrives " + flight.arrives(),
            "it takes until " + arrives);
      }
    }
  }

  private void flightWindow() {
    for (LiftPlan.Flight flight : plan.flights()) {
      Aircraft aircraft = aircraft(flight);
      int takesOff = flight.lands() - leg(aircraft, flight.from());
      if (takesOff < aircraft.from()) {
        found(
            LiftRule.FLIGHT_WINDOW,
            aircraft.id(),
            flight.lands(),
            "takes off at " + takesOff,
            "from " + aircraft.from());
      }
      if (flight.arrives() > aircraft.until()) {
        found(
            LiftRule.FLIGHT_WINDOW,
            aircraft.id(),
            flight.departs(),
            "arrives " + flight.arrives(),
            "until " + aircraft.until());
      }
    }
  }

  private int people(LiftPlan.Flight flight) {
    return flight.parties().stream().mapToInt(id -> party(id).people()).sum();
  }

  private void seats() {
    for (LiftPlan.Flight flight : plan.flights()) {
      if (people(flight) > aircraft(flight).seats()) {
        found(
            LiftRule.SEATS,
            flight.aircraft(),
            flight.departs(),
            people(flight) + " people",
            aircraft(flight).seats() + " seats");
      }
    }
  }

  private void havenParking() {
    for (Haven haven : problem.havens()) {
      TreeMap<Integer, Integer> standing = new TreeMap<>();
      for (LiftPlan.Flight flight : plan.flights()) {
        if (flight.to().equals(haven.id())) {
          int leaves = flight.arrives() + aircraft(flight).groundHaven();
          during(standing, flight.arrives(), leaves, 1);
        }
      }
      beside(LiftRule.HAVEN_PARKING, haven.id(), standing, haven.taken(), haven.parking());
    }
  }

  /// What onward aircraft bring is no fault of a plan; that it brings anybody beside them is.
  private void havenCapacity() {
    for (Haven haven : problem.havens()) {
      Map<Integer, Integer> arrivals = new TreeMap<>();
      for (LiftPlan.Flight flight : plan.flights()) {
        if (flight.to().equals(haven.id()) && !flight.parties().isEmpty()) {
          arrivals.merge(flight.arrives(), people(flight), Integer::sum);
        }
      }
      for (HavenFlow.Moment moment : HavenFlow.of(problem, haven, arrivals).moments()) {
        if (moment.level() > haven.capacity() * HavenFlow.PARTS
            && moment.level() > moment.besides()) {
          found(
              LiftRule.HAVEN_CAPACITY,
              haven.id(),
              moment.minute(),
              Math.ceilDiv(moment.level(), HavenFlow.PARTS) + " people",
              "at most " + haven.capacity());
        }
      }
    }
  }

  private void cost(double counted) {
    plan.cost()
        .ifPresent(
            claimed -> {
              if (Math.abs(claimed - counted) > ROUNDING * Math.max(1, Math.abs(counted))) {
                found(LiftRule.COST, "the plan", 0, "claims " + claimed, "it is " + counted);
              }
            });
  }

  private void bound(double counted) {
    plan.bound()
        .ifPresent(
            claimed -> {
              if (claimed > counted + ROUNDING * Math.max(1, Math.abs(counted))) {
                found(LiftRule.BOUND, "the plan", 0, "claims " + claimed, "it costs " + counted);
              }
            });
  }
}
