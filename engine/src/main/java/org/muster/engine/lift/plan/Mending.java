package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muster.engine.lift.LiftPlan;

/// Mends a plan from now on: enters of it what still stands, and finds places for those whose place
/// is gone.
final class Mending {
  /// What becomes of a flight that cannot be flown when it was promised. Which is better depends on
  /// how many others its aircraft was to fly, and on who has seats.
  enum Delayed {
    /// It is put off, and the later ones of its aircraft with it.
    PUT_OFF,
    /// It is put off where the next of its aircraft can fly all the same, and is dropped if not.
    DROPPED
  }

  /// What it costs to change what a party was told, in weighted person-hours: to bring out one more
  /// person of weight 1, two parties may be told something else. At a tenth of it twice as many
  /// were, for hardly anybody more.
  private static final double CHANGE_PRICE = 400;

  private static final double TEMPERATURE = 2;

  /// How long a flight is put off for a stand before it is dropped, and in what steps.
  private static final int MOST_PUT_OFF = 240;

  private static final int PUT_OFF_STEP = 5;

  /// How often it is tried to bring somebody who is inside onto a flight by changing others.
  private static final int RESCUES = 500;

  final State state;

  /// Aircraft that stand at the airfield and reach no haven any more, and when each landed.
  final Map<String, Integer> grounded = new TreeMap<>();

  private final OldPlan old;
  private final Instance in;
  private final Delayed delayed;
  private final SplittableRandom random;
  private final Filling filling;
  private final Rescue rescue;

  /// What became of each old flight, if it still flies.
  private final Map<LiftPlan.Flight, Flight> became = new IdentityHashMap<>();

  /// Who is inside and has found no flight.
  private List<Integer> inside = List.of();

  Mending(OldPlan old, Delayed delayed, long seed) {
    this.old = old;
    this.delayed = delayed;
    in = old.in;
    state = new State(in);
    state.now = old.now;
    System.arraycopy(old.notBefore, 0, state.notBefore, 0, in.fleet);
    random = new SplittableRandom(seed);
    filling = new Filling(state, random);
    rescue = new Rescue(state, filling);
  }

  /// Mends what is broken, and no more.
  Mending mended(BooleanSupplier stop) {
    flights();
    int[] told = new int[in.parties];
    Arrays.fill(told, Instance.NONE);
    State.Promises promises =
        new State.Promises(
            told, new int[in.parties], new int[in.parties], new int[in.parties], CHANGE_PRICE);
    List<Integer> displaced = parties(promises);
    state.promise(promises);
    inside = place(displaced);
    Greedy.fill(state, filling);
    if (!inside.isEmpty()) {
      Annealing annealing = new Annealing(state, random);
      inside.stream().filter(rescue::mayDepart).forEach(p -> annealing.rescue(p, RESCUES, stop));
    }
    return this;
  }

  /// Betters what was mended.
  void better(int steps, BooleanSupplier stop) {
    Annealing annealing = new Annealing(state, random);
    for (int i = 0; i < steps && !stop.getAsBoolean(); i++) {
      annealing.step(TEMPERATURE * (steps - i) / steps);
    }
    // Flights may have changed since.
    became.clear();
    place(inside.stream().filter(p -> state.flightOf[p] == null).toList());
    state.recount();
  }

  /// Enters what has flown as it did, what has begun as it can, and the rest as planned where that
  /// is still possible, or as soon after as it is. Whoever stands at the airfield has the stand.
  private void flights() {
    List<LiftPlan.Flight> inOrder = new ArrayList<>(old.plan.flights());
    inOrder.sort(
        Comparator.comparing(old::phase)
            // Whose time is gone makes way.
            .thenComparing(
                flight ->
                    old.phase(flight) != OldPlan.Phase.TO_COME
                        && old.isGone(flight, state.notBefore))
            .thenComparingInt(LiftPlan.Flight::lands)
            .thenComparing(LiftPlan.Flight::aircraft));
    Timetables timetables = new Timetables(state);
    for (LiftPlan.Flight flight : inOrder) {
      int a = old.aircraft(flight.aircraft());
      switch (old.phase(flight)) {
        case FLOWN -> flown(flight, a);
        case STANDING, IN_THE_AIR -> begun(flight, a, timetables);
        case TO_COME -> planned(flight, a, timetables);
      }
    }
  }

  private void flown(LiftPlan.Flight flight, int a) {
    int to = old.haven(flight.to());
    int arrives = flight.departs() + in.legs[a][to];
    int from = old.haven(flight.from());
    enter(flight, new Flight(a, from, flight.lands(), flight.departs(), to, arrives));
  }

  private void enter(LiftPlan.Flight flight, Flight own) {
    own.begun = old.phase(flight) != OldPlan.Phase.TO_COME;
    state.add(own);
    became.put(flight, own);
  }

  /// A flight that has taken off lands as soon as it may, if it has not, and departs as soon as it
  /// may: to another haven where the one that was meant has no stand for it in its time, or sooner
  /// than was meant where it must be there by then.
  private void begun(LiftPlan.Flight flight, int a, Timetables timetables) {
    boolean landed = old.phase(flight) == OldPlan.Phase.STANDING;
    int lands = landed ? flight.lands() : Math.max(flight.lands(), state.notBefore[a]);
    int departs = landed ? Math.max(flight.departs(), state.notBefore[a]) : flight.departs();
    int from = old.haven(flight.from());
    int meant = old.haven(flight.to());
    int[] havens =
        IntStream.range(0, in.havens)
            .boxed()
            .sorted(Comparator.comparingInt(v -> v == meant ? Instance.NONE : in.legs[a][v]))
            .mapToInt(v -> v)
            .toArray();
    for (int to : havens) {
      Optional<Flight> own = timetables.soonest(a, from, lands, landed, departs, to);
      if (own.isPresent()) {
        enter(flight, own.get());
        return;
      }
    }
    int earliest = landed ? Math.max(old.now, state.notBefore[a]) : lands;
    for (int to : havens) {
      int latest = Math.min(departs - 1, in.until[a] - in.legs[a][to]);
      for (int off = latest; off >= earliest && in.legs[a][to] != Instance.NONE; off--) {
        Optional<Flight> own = timetables.soonest(a, from, lands, landed, off, to);
        if (own.isPresent()) {
          enter(flight, own.get());
          return;
        }
      }
    }
    // It is not at a haven, and reaches none any more.
    state.notBefore[a] = in.horizon;
    if (landed) {
      grounded.put(flight.aircraft(), flight.lands());
      state.keepStand(flight.lands());
    }
  }

  /// Where a flight is not possible any more, the later ones of its aircraft are asked all the
  /// same, from where it is.
  private void planned(LiftPlan.Flight flight, int a, Timetables timetables) {
    List<Flight> chain = state.chains.get(a);
    int at = chain.isEmpty() ? in.home[a] : chain.getLast().to;
    int free =
        Math.max(
            chain.isEmpty() ? in.from[a] : chain.getLast().arrives + in.groundHaven[a],
            Math.max(old.now, state.notBefore[a]));
    int to = old.haven(flight.to());
    if (in.legs[a][at] == Instance.NONE) {
      return;
    }
    if (old.haven(flight.from()) == at
        && flight.lands() >= free + in.legs[a][at]
        && in.isOpen(flight.lands())
        && in.isOpen(flight.departs())
        && flight.arrives() <= in.until[a]) {
      Flight same = new Flight(a, at, flight.lands(), flight.departs(), to, flight.arrives());
      if (state.canFly(same)) {
        enter(flight, same);
        return;
      }
    }
    for (int off = 0; off <= MOST_PUT_OFF; off += PUT_OFF_STEP) {
      List<Flight> flights =
          timetables.flights(
              a, chain.size(), List.of(new Timetables.Trip(flight.departs() + off, to)));
      if (flights.isEmpty() || !leavesTime(flights.getFirst(), old.next(flight))) {
        return;
      }
      if (state.canFly(flights.getFirst())) {
        enter(flight, flights.getFirst());
        return;
      }
    }
  }

  /// Whether the next flight of the aircraft can depart when it was promised, where that counts
  /// and where it could at all.
  private boolean leavesTime(Flight flight, LiftPlan.@Nullable Flight later) {
    int a = flight.aircraft;
    return delayed == Delayed.PUT_OFF
        || later == null
        || old.isGone(later, state.notBefore)
        || flight.arrives + in.groundHaven[a] + in.legs[a][flight.to] + in.groundAirfield[a]
            <= later.departs();
  }

  /// Puts everybody where they were told, as far as that still stands; notes what they were told.
  ///
  /// @return whose place is gone: those inside first, then by weight
  private List<Integer> parties(State.Promises promises) {
    List<LiftPlan.Passage> passages = new ArrayList<>(old.plan.passages());
    passages.sort(
        Comparator.<LiftPlan.Passage>comparingInt(
                passage -> {
                  LiftPlan.Flight flight = old.flightOf(passage.party());
                  return flight != null && flight.departs() < old.now
                      ? 0
                      : passage.minute() < old.now ? 1 : 2;
                })
            .thenComparingDouble(
                passage -> {
                  int p = old.party(passage.party());
                  return -in.rate[p] / in.people[p];
                }));
    for (LiftPlan.Passage passage : passages) {
      if (passage.minute() < old.now) {
        state.pass(old.party(passage.party()), old.gate(passage.gate()), passage.minute());
      }
    }
    List<Integer> displaced = new ArrayList<>();
    for (LiftPlan.Passage passage : passages) {
      int p = old.party(passage.party());
      int g = old.gate(passage.gate());
      LiftPlan.Flight was = old.flightOf(passage.party());
      if (was == null) {
        displaced.add(p);
        continue;
      }
      promises.gate()[p] = g;
      promises.minute()[p] = passage.minute();
      promises.aircraft()[p] = old.aircraft(was.aircraft());
      promises.departs()[p] = was.departs();
      state.gateOf[p] = g;
      state.minuteOf[p] = passage.minute();
      Flight flight = became.get(was);
      if (flight != null && (was.departs() < old.now || takes(p, g, passage.minute(), flight))) {
        state.assign(p, flight, g, passage.minute());
      } else {
        displaced.add(p);
      }
    }
    state.recount();
    state.mark();
    return displaced;
  }

  /// Whether the flight takes the party, if it passes there and then.
  private boolean takes(int p, int g, int minute, Flight flight) {
    return flight.departs <= in.due[p]
        && flight.departs >= minute + in.screening
        && (in.havenMask[p] >> flight.to & 1) != 0
        && state.seatsAndRoom(flight, in.people[p])
        && (state.passed[p] || gateStands(p, g, minute, flight));
  }

  private boolean gateStands(int p, int g, int minute, Flight flight) {
    int hour = minute / Instance.HOUR;
    return minute >= old.now
        && in.earliestIn(g, hour, minute) == minute
        && state.room[g * in.hours + hour] >= in.people[p]
        && state.canHold(minute, flight.departs, in.people[p]);
  }

  /// Finds new places: first for whoever is inside, then for the others, best what they were told,
  /// or else another hour at a gate for the same flight.
  ///
  /// @return who is inside and has found none
  private List<Integer> place(List<Integer> displaced) {
    List<Integer> inside = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (int p : displaced) {
      if (!state.passed[p]) {
        others.add(p);
      } else if (!stays(p) && !rescue.place(p)) {
        inside.add(p);
      }
    }
    others.addAll(rescue.displaced);
    rescue.displaced.clear();
    for (int p : others) {
      if (!stays(p)) {
        filling.insert(p);
      }
    }
    state.mark();
    return inside;
  }

  /// Puts the party on the flight that it was told, if that still takes it.
  private boolean stays(int p) {
    LiftPlan.Flight promised = old.flightOf(in.problem.parties().get(p).id());
    Flight flight = promised == null ? null : became.get(promised);
    if (flight == null) {
      return false;
    }
    if (takes(p, state.gateOf[p], state.minuteOf[p], flight)) {
      state.assign(p, flight, state.gateOf[p], state.minuteOf[p]);
      return true;
    }
    return filling.insertOn(p, flight);
  }
}
