package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.engine.lift.LiftChecker;
import org.muster.engine.lift.LiftEvent;
import org.muster.engine.lift.LiftFinding;
import org.muster.engine.lift.LiftPast;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftPrices;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftReview;
import org.muster.engine.lift.LiftRule;
import org.muster.engine.lift.Span;

/// Plans again from now on, after something happened: what has happened is fixed, and as few as may
/// be of those who were called or promised a flight are told something else.
public final class LiftReplan {
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

  private static final long PARTS = GoingOn.PARTS;

  private final LiftPlan old;
  private final int now;
  private final Instance in;
  private final State state;
  private final Map<String, Integer> party = new HashMap<>();
  private final Map<String, Integer> gate = new HashMap<>();
  private final Map<String, Integer> haven = new HashMap<>();
  private final Map<String, Integer> aircraft = new HashMap<>();

  /// What became of each old flight, if it still flies.
  private final Map<LiftPlan.Flight, Flight> became = new IdentityHashMap<>();

  /// The problem as it is now, in which what has happened breaks no rule; but for who is grounded.
  private final LiftProblem written;

  /// Aircraft that stand at the airfield and reach no haven any more, and when each landed.
  private final Map<String, Integer> grounded = new TreeMap<>();

  /// Who stays inside.
  private final Set<String> stranded = new TreeSet<>();

  private final Delayed delayed;

  /// By flight of the old plan, the next of its aircraft.
  private final Map<LiftPlan.Flight, LiftPlan.Flight> next = new IdentityHashMap<>();

  private final SplittableRandom random;
  private final Filling filling;
  private final Rescue rescue;

  /// Changes that no plan avoids.
  private int atLeast;

  /// Who is inside and has found no flight.
  private List<Integer> inside = List.of();

  /// What becomes of a flight that cannot be flown when it was promised. Which is better depends on
  /// how many others its aircraft was to fly, and on who has seats: both are tried.
  private enum Delayed {
    /// It is put off, and the later ones of its aircraft with it.
    PUT_OFF,
    /// It is put off where the next of its aircraft can fly all the same, and is dropped if not.
    DROPPED
  }

  private LiftReplan(
      Instance in,
      LiftProblem written,
      LiftPlan old,
      int now,
      List<LiftEvent> events,
      Delayed delayed,
      long seed) {
    this.in = in;
    this.written = written;
    this.old = old;
    this.now = now;
    this.delayed = delayed;
    LiftProblem after = in.problem;
    after.parties().forEach(one -> party.put(one.id(), party.size()));
    after.gates().forEach(one -> gate.put(one.id(), gate.size()));
    after.havens().forEach(one -> haven.put(one.id(), haven.size()));
    after.fleet().forEach(one -> aircraft.put(one.id(), aircraft.size()));
    state = new State(in);
    state.now = now;
    random = new SplittableRandom(seed);
    filling = new Filling(state, random);
    rescue = new Rescue(state, filling);
    Map<String, LiftPlan.Flight> last = new HashMap<>();
    old.flights().stream()
        .sorted(Comparator.comparingInt(LiftPlan.Flight::departs))
        .forEach(
            flight -> {
              LiftPlan.Flight before = last.put(flight.aircraft(), flight);
              if (before != null) {
                next.put(before, flight);
              }
            });
    for (LiftEvent event : events) {
      if (event instanceof LiftEvent.AircraftLate late && aircraft.containsKey(late.aircraft())) {
        int a = index(aircraft, late.aircraft());
        state.notBefore[a] = Math.max(state.notBefore[a], Math.min(late.until(), in.horizon));
      }
    }
  }

  /// A party that is told something else.
  ///
  /// @param was what it was told, and `is` what it is told now
  public record Change(String party, int people, String was, String is) {}

  /// What came of it.
  ///
  /// @param problem as it is now; who is grounded is among those who take a stand
  /// @param written the same, in which what has happened breaks no rule ([LiftPast])
  /// @param plan lawful from now on, with its bound
  /// @param changes for whom what changed, of those who had been told something
  /// @param flightsChanged flights put off, sent elsewhere or dropped
  /// @param changesAtLeast changes that no plan avoids
  /// @param grounded aircraft that stand at the airfield and reach no haven any more; each keeps
  ///     its stand to the end
  /// @param stranded parties that are inside and for whom there is no flight; the plan has them
  ///     pass their gate and be left behind
  /// @param review of the whole plan, by the problem as it is now
  /// @param findings breaches of `written` that no change could mend: one for each party that is
  ///     stranded
  public record Result(
      LiftProblem problem,
      LiftProblem written,
      LiftPlan plan,
      List<Change> changes,
      List<String> flightsChanged,
      int changesAtLeast,
      List<String> grounded,
      List<String> stranded,
      LiftReview review,
      List<LiftFinding> findings) {
    public Result {
      changes = List.copyOf(changes);
      flightsChanged = List.copyOf(flightsChanged);
      grounded = List.copyOf(grounded);
      stranded = List.copyOf(stranded);
      findings = List.copyOf(findings);
    }

    /// The plan without the passages of those who are stranded, for whoever keeps count of them
    /// elsewhere: they are left behind like others.
    public LiftPlan planOfThoseWhoGo() {
      Set<String> without = Set.copyOf(stranded);
      return new LiftPlan(
          plan.passages().stream().filter(one -> !without.contains(one.party())).toList(),
          plan.flights(),
          plan.left(),
          plan.cost(),
          plan.bound(),
          plan.others());
    }
  }

  /// Breaches of a plan from which it cannot be planned again: all but that somebody is inside and
  /// has no flight.
  public static List<LiftFinding> breaches(LiftProblem problem, LiftPlan plan, int now) {
    Set<String> flown = new HashSet<>();
    plan.flights().forEach(flight -> flown.addAll(flight.parties()));
    Map<String, LiftPlan.Passage> passages = plan.passagesByParty();
    return LiftChecker.check(problem, plan).findings().stream()
        .filter(
            finding -> {
              LiftPlan.Passage passage = passages.get(finding.subject());
              return finding.rule() != LiftRule.PARTY_ONCE
                  || passage == null
                  || passage.minute() >= now
                  || flown.contains(finding.subject());
            })
        .toList();
  }

  /// Plans again.
  ///
  /// @param plan lawful for the problem before the events; somebody may be inside without a flight
  /// @param now the minute before which everything has happened as planned
  /// @param steps of betterment after what is broken is mended
  public static Result replan(
      LiftProblem problem,
      LiftPlan plan,
      int now,
      List<LiftEvent> events,
      long seed,
      int steps,
      BooleanSupplier stop) {
    return replan(problem, plan, Optional.empty(), now, events, seed, steps, stop);
  }

  /// Plans again with a bound by the prices that the plan carries.
  public static Result replan(
      LiftProblem problem,
      LiftPlan plan,
      Optional<LiftPrices> prices,
      int now,
      List<LiftEvent> events,
      long seed,
      int steps,
      BooleanSupplier stop) {
    LiftProblem after = LiftEvent.after(problem, plan, now, events);
    LiftProblem written = LiftPast.lawful(after, plan, now);
    Instance in = instance(after, plan, now);
    CompletableFuture<LiftReplan> beside =
        CompletableFuture.supplyAsync(
            () ->
                new LiftReplan(in, written, plan, now, events, Delayed.PUT_OFF, seed).mended(stop));
    CompletableFuture<LiftPlanner.Bounded> bounded =
        CompletableFuture.supplyAsync(() -> LiftPlanner.boundedAtOnce(written, prices));
    LiftReplan dropped =
        new LiftReplan(in, written, plan, now, events, Delayed.DROPPED, seed).mended(stop);
    LiftReplan putOff = beside.join();
    LiftReplan better =
        Stream.of(putOff, dropped)
            .min(
                // Without steps nobody asks but for few changes.
                Comparator.comparingInt((LiftReplan one) -> steps > 0 ? 0 : one.state.changed())
                    .thenComparingDouble(one -> one.state.cost))
            .orElseThrow();
    return better.bettered(bounded, steps, stop);
  }

  private static Instance instance(LiftProblem after, LiftPlan plan, int now) {
    Instance in = new Instance(after);
    Set<String> inside =
        plan.passages().stream()
            .filter(passage -> passage.minute() < now)
            .map(LiftPlan.Passage::party)
            .collect(Collectors.toSet());
    for (int p = 0; p < in.parties; p++) {
      // That its gate passes fewer by now does not keep out who is inside.
      in.hopeless[p] &= !inside.contains(after.parties().get(p).id());
    }
    return in;
  }

  /// Mends what is broken, and no more.
  private LiftReplan mended(BooleanSupplier stop) {
    // First, while what is known of each aircraft is what was told, and nothing that was tried.
    atLeast = changesAtLeast();
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

  private Result bettered(
      CompletableFuture<LiftPlanner.Bounded> bounded, int steps, BooleanSupplier stop) {
    Annealing annealing = new Annealing(state, random);
    for (int i = 0; i < steps && !stop.getAsBoolean(); i++) {
      annealing.step(TEMPERATURE * (steps - i) / steps);
    }
    // Flights may have changed since.
    became.clear();
    place(inside.stream().filter(p -> state.flightOf[p] == null).toList());
    state.recount();
    LiftPlan plan =
        bounded.join().of(Plans.of(state).costing(state.plainCost(), OptionalDouble.empty()));
    for (int p = 0; p < in.parties; p++) {
      if (state.passed[p] && state.flightOf[p] == null) {
        stranded.add(in.problem.parties().get(p).id());
      }
    }
    LiftProblem problem = standing(in.problem);
    LiftProblem lawful = standing(written);
    CompletableFuture<LiftReview> checked =
        CompletableFuture.supplyAsync(() -> LiftChecker.check(problem, plan));
    List<Change> changes = changes(plan);
    List<String> flightsChanged = flightsChanged(plan);
    LiftReview review = checked.join();
    List<LiftFinding> findings =
        lawful.equals(problem) ? review.findings() : LiftChecker.check(lawful, plan).findings();
    return new Result(
        problem,
        lawful,
        plan,
        changes,
        flightsChanged,
        atLeast,
        List.copyOf(grounded.keySet()),
        List.copyOf(stranded),
        review,
        findings);
  }

  /// The same problem, in which whoever is grounded takes a stand and flies no more. A bound of the
  /// other is one of it, since a plan has less to fly with.
  private LiftProblem standing(LiftProblem problem) {
    if (grounded.isEmpty()) {
      return problem;
    }
    List<Span> taken = new ArrayList<>(problem.airfield().taken());
    grounded.values().forEach(landed -> taken.add(new Span(landed, problem.horizon())));
    return problem.with(
        problem.airfield().with(taken),
        problem.gates(),
        problem.havens(),
        problem.fleet().stream()
            .map(
                one ->
                    grounded.containsKey(one.id())
                        ? one.available(one.from(), Math.min(one.until(), now))
                        : one)
            .toList(),
        problem.parties());
  }

  /// Finds new places: first for whoever is inside, then for the others, best what they were told,
  /// or else another hour at a gate for the same flight.
  ///
  /// @return who is inside and has found none
  private List<Integer> place(List<Integer> displaced) {
    Map<String, LiftPlan.Flight> flightOf = flightOf();
    List<Integer> inside = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (int p : displaced) {
      if (!state.passed[p]) {
        others.add(p);
      } else if (!stays(p, flightOf) && !rescue.place(p)) {
        inside.add(p);
      }
    }
    others.addAll(rescue.displaced);
    rescue.displaced.clear();
    for (int p : others) {
      if (!stays(p, flightOf)) {
        filling.insert(p);
      }
    }
    state.mark();
    return inside;
  }

  /// Puts the party on the flight that it was told, if that still takes it.
  private boolean stays(int p, Map<String, LiftPlan.Flight> flightOf) {
    LiftPlan.Flight promised = flightOf.get(in.problem.parties().get(p).id());
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

  private Map<String, LiftPlan.Flight> flightOf() {
    Map<String, LiftPlan.Flight> flightOf = new HashMap<>();
    old.flights().forEach(flight -> flight.parties().forEach(p -> flightOf.put(p, flight)));
    return flightOf;
  }

  private int index(Map<String, Integer> of, String id) {
    return java.util.Objects.requireNonNull(of.get(id), id);
  }

  /// Enters what has flown as it did, what has begun as it can, and the rest as planned where that
  /// is still possible, or as soon after as it is. Whoever stands at the airfield has the stand.
  private void flights() {
    List<LiftPlan.Flight> inOrder = new ArrayList<>(old.flights());
    inOrder.sort(
        Comparator.comparing(this::phase)
            // Whose time is gone makes way.
            .thenComparing(flight -> phase(flight) != Phase.TO_COME && isGone(flight))
            .thenComparingInt(LiftPlan.Flight::lands)
            .thenComparing(LiftPlan.Flight::aircraft));
    Timetables timetables = new Timetables(state);
    for (LiftPlan.Flight flight : inOrder) {
      int a = index(aircraft, flight.aircraft());
      switch (phase(flight)) {
        case FLOWN -> flown(flight, a);
        case STANDING, IN_THE_AIR -> begun(flight, a, timetables);
        case TO_COME -> planned(flight, a, timetables);
      }
    }
  }

  /// How far a flight is: it departed, it stands at the airfield, it is in the air to it, or it has
  /// not taken off.
  private enum Phase {
    FLOWN,
    STANDING,
    IN_THE_AIR,
    TO_COME
  }

  private Phase phase(LiftPlan.Flight flight) {
    if (flight.departs() < now) {
      return Phase.FLOWN;
    }
    if (flight.lands() < now) {
      return Phase.STANDING;
    }
    int leg = in.legs[index(aircraft, flight.aircraft())][index(haven, flight.from())];
    return flight.lands() - leg < now ? Phase.IN_THE_AIR : Phase.TO_COME;
  }

  private void flown(LiftPlan.Flight flight, int a) {
    int to = index(haven, flight.to());
    int arrives = flight.departs() + in.legs[a][to];
    int from = index(haven, flight.from());
    enter(flight, new Flight(a, from, flight.lands(), flight.departs(), to, arrives));
  }

  private void enter(LiftPlan.Flight flight, Flight own) {
    own.begun = phase(flight) != Phase.TO_COME;
    state.add(own);
    became.put(flight, own);
  }

  /// A flight that has taken off lands as soon as it may, if it has not, and departs as soon as it
  /// may: to another haven where the one that was meant has no stand for it in its time, or sooner
  /// than was meant where it must be there by then.
  private void begun(LiftPlan.Flight flight, int a, Timetables timetables) {
    boolean landed = phase(flight) == Phase.STANDING;
    int lands = landed ? flight.lands() : Math.max(flight.lands(), state.notBefore[a]);
    int departs = landed ? Math.max(flight.departs(), state.notBefore[a]) : flight.departs();
    int from = index(haven, flight.from());
    int meant = index(haven, flight.to());
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
    int earliest = landed ? Math.max(now, state.notBefore[a]) : lands;
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
            Math.max(now, state.notBefore[a]));
    int to = index(haven, flight.to());
    if (in.legs[a][at] == Instance.NONE) {
      return;
    }
    if (index(haven, flight.from()) == at
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
      if (flights.isEmpty() || !leavesTime(flights.getFirst(), next.get(flight))) {
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
        || isGone(later)
        || flight.arrives + in.groundHaven[a] + in.legs[a][flight.to] + in.groundAirfield[a]
            <= later.departs();
  }

  /// Puts everybody where they were told, as far as that still stands; notes what they were told.
  ///
  /// @return whose place is gone: those inside first, then by weight
  private List<Integer> parties(State.Promises promises) {
    Map<String, LiftPlan.Flight> flightOf = flightOf();
    List<LiftPlan.Passage> passages = new ArrayList<>(old.passages());
    passages.sort(
        Comparator.<LiftPlan.Passage>comparingInt(
                passage -> {
                  LiftPlan.Flight flight = flightOf.get(passage.party());
                  return flight != null && flight.departs() < now
                      ? 0
                      : passage.minute() < now ? 1 : 2;
                })
            .thenComparingDouble(
                passage -> {
                  int p = index(party, passage.party());
                  return -in.rate[p] / in.people[p];
                }));
    for (LiftPlan.Passage passage : passages) {
      if (passage.minute() < now) {
        state.pass(index(party, passage.party()), index(gate, passage.gate()), passage.minute());
      }
    }
    List<Integer> displaced = new ArrayList<>();
    for (LiftPlan.Passage passage : passages) {
      int p = index(party, passage.party());
      int g = index(gate, passage.gate());
      LiftPlan.Flight was = flightOf.get(passage.party());
      if (was == null) {
        displaced.add(p);
        continue;
      }
      promises.gate()[p] = g;
      promises.minute()[p] = passage.minute();
      promises.aircraft()[p] = index(aircraft, was.aircraft());
      promises.departs()[p] = was.departs();
      state.gateOf[p] = g;
      state.minuteOf[p] = passage.minute();
      Flight flight = became.get(was);
      if (flight != null && (was.departs() < now || takes(p, g, passage.minute(), flight))) {
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
    return minute >= now
        && in.earliestIn(g, hour, minute) == minute
        && state.room[g * in.hours + hour] >= in.people[p]
        && state.canHold(minute, flight.departs, in.people[p]);
  }

  /// Changes that no plan avoids: parties whose gate minute or flight cannot be; and in each
  /// hour of a gate as many of the others as must go for the rest to pass, or at each haven as many
  /// as must for the rest to have beds, whichever are more in all.
  private int changesAtLeast() {
    Map<String, LiftPlan.Flight> flightOf = flightOf();
    int surely = 0;
    int atGates = 0;
    Map<Integer, List<Integer>> byCell = new HashMap<>();
    Map<LiftPlan.Flight, List<Integer>> byFlight = new IdentityHashMap<>();
    for (LiftPlan.Passage passage : old.passages()) {
      int p = index(party, passage.party());
      LiftPlan.Flight was = flightOf.get(passage.party());
      if (was == null || was.departs() < now) {
        continue;
      }
      int g = index(gate, passage.gate());
      int hour = passage.minute() / Instance.HOUR;
      boolean gateGone =
          passage.minute() >= now && in.earliestIn(g, hour, passage.minute()) != passage.minute();
      if (gateGone || isGone(was)) {
        surely++;
        continue;
      }
      byFlight.computeIfAbsent(was, flight -> new ArrayList<>()).add(in.people[p]);
      if (passage.minute() >= now) {
        byCell.computeIfAbsent(g * in.hours + hour, cell -> new ArrayList<>()).add(in.people[p]);
      }
    }
    int[] passed = passed();
    for (Map.Entry<Integer, List<Integer>> cell : byCell.entrySet()) {
      int over =
          cell.getValue().stream().mapToInt(people -> people).sum()
              - Math.max(0, in.quota[cell.getKey()] - passed[cell.getKey()]);
      atGates += fewest(cell.getValue(), over);
    }
    int atHavens = 0;
    for (int v = 0; v < in.havens; v++) {
      atHavens += changesAtHaven(v, byFlight);
    }
    return surely + Math.max(atGates, atHavens);
  }

  /// The fewest parties of so many people that are that many together, or all.
  private static int fewest(List<Integer> parties, long people) {
    List<Integer> largest = new ArrayList<>(parties);
    largest.sort(Comparator.reverseOrder());
    long over = people;
    int count = 0;
    for (int i = 0; i < largest.size() && over > 0; i++) {
      over -= largest.get(i);
      count++;
    }
    return count;
  }

  /// Of those who were promised a flight to a haven, as many as must go elsewhere or at another
  /// time: whatever arrives there within a while is at most its beds and what it sends onward
  /// meanwhile.
  ///
  /// @param kept by flight, the people of each party for whom nothing else stands in the way
  private int changesAtHaven(int v, Map<LiftPlan.Flight, List<Integer>> kept) {
    List<LiftPlan.Flight> arriving =
        old.flights().stream()
            .filter(flight -> index(haven, flight.to()) == v)
            .filter(flight -> flight.departs() < now || kept.containsKey(flight))
            .sorted(Comparator.comparingInt(LiftPlan.Flight::arrives))
            .toList();
    long most = 0;
    int from = 0;
    int to = 0;
    int start = 0;
    long sum = 0;
    // The stretch whose arrivals are most above what the haven takes: begun anew where the haven
    // would be empty.
    for (int i = 0; i < arriving.size(); i++) {
      if (i > 0) {
        sum -= in.goingOn[v].gone(arriving.get(i - 1).arrives(), arriving.get(i).arrives());
      }
      if (sum <= 0) {
        sum = 0;
        start = i;
      }
      sum += PARTS * people(arriving.get(i), kept);
      if (sum > most) {
        most = sum;
        from = start;
        to = i;
      }
    }
    long over = Math.ceilDiv(most - PARTS * in.capacity[v], PARTS);
    List<Integer> movable = new ArrayList<>();
    for (int i = from; i <= to && i < arriving.size(); i++) {
      if (arriving.get(i).departs() >= now) {
        movable.addAll(kept.getOrDefault(arriving.get(i), List.of()));
      }
    }
    return fewest(movable, over);
  }

  private long people(LiftPlan.Flight flight, Map<LiftPlan.Flight, List<Integer>> kept) {
    return flight.departs() < now
        ? flight.parties().stream().mapToLong(id -> in.people[index(party, id)]).sum()
        : kept.getOrDefault(flight, List.of()).stream().mapToLong(one -> one).sum();
  }

  /// By gate and hour: people who have passed there.
  private int[] passed() {
    int[] people = new int[in.gates * in.hours];
    for (LiftPlan.Passage passage : old.passages()) {
      if (passage.minute() < now) {
        people[index(gate, passage.gate()) * in.hours + passage.minute() / Instance.HOUR] +=
            in.people[index(party, passage.party())];
      }
    }
    return people;
  }

  /// Whether a flight cannot be flown at its time, whatever else is changed.
  private boolean isGone(LiftPlan.Flight flight) {
    int a = index(aircraft, flight.aircraft());
    int lands =
        switch (phase(flight)) {
          case FLOWN, STANDING -> flight.lands();
          case IN_THE_AIR -> Math.max(flight.lands(), state.notBefore[a]);
          // A promise does not say from where it comes.
          case TO_COME ->
              state.notBefore[a]
                  + Arrays.stream(in.legs[a]).filter(leg -> leg != Instance.NONE).min().orElse(0);
        };
    int departs =
        phase(flight) == Phase.STANDING
            ? state.notBefore[a]
            : lands >= in.horizon
                ? in.horizon
                : in.openFrom[Math.max(0, lands)] + in.groundAirfield[a];
    return flight.departs() < departs
        || !in.isOpen(flight.departs())
        || flight.arrives() > in.until[a];
  }

  private static String told(LiftPlan.Passage passage, LiftPlan.Flight flight) {
    return passage.gate()
        + " at "
        + passage.minute()
        + ", "
        + flight.aircraft()
        + " at "
        + flight.departs()
        + " to "
        + flight.to();
  }

  private static Map<String, String> told(LiftPlan plan) {
    Map<String, LiftPlan.Passage> passages = plan.passagesByParty();
    Map<String, String> told = new HashMap<>();
    for (LiftPlan.Flight flight : plan.flights()) {
      for (String id : flight.parties()) {
        told.put(id, told(java.util.Objects.requireNonNull(passages.get(id)), flight));
      }
    }
    return told;
  }

  private List<Change> changes(LiftPlan plan) {
    Map<String, String> before = told(old);
    Map<String, String> after = told(plan);
    List<Change> changes = new ArrayList<>();
    for (int p = 0; p < in.parties; p++) {
      String id = in.problem.parties().get(p).id();
      String was = before.get(id);
      String is =
          after.getOrDefault(id, stranded.contains(id) ? "inside without a flight" : "left behind");
      if (was != null && !was.equals(is)) {
        changes.add(new Change(id, in.people[p], was, is));
      }
    }
    return changes;
  }

  private List<String> flightsChanged(LiftPlan plan) {
    Set<String> flown = new HashSet<>();
    plan.flights().forEach(flight -> flown.add(flight(flight)));
    return old.flights().stream()
        .map(LiftReplan::flight)
        .filter(flight -> !flown.contains(flight))
        .toList();
  }

  private static String flight(LiftPlan.Flight flight) {
    return flight.aircraft() + " at " + flight.departs() + " to " + flight.to();
  }
}
