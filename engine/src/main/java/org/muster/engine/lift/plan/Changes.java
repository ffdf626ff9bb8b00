package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muster.engine.lift.Aircraft;
import org.muster.engine.lift.Airfield;
import org.muster.engine.lift.Gate;
import org.muster.engine.lift.Haven;
import org.muster.engine.lift.HavenRoom;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftRule;
import org.muster.engine.lift.Others;
import org.muster.engine.lift.Party;

/// What keeps a party off the flights of a plan, and which one change takes it along. The state is
/// changed while it is asked, and is afterwards what it was.
final class Changes {
  /// A flight that is held for longer is another flight.
  private static final int MOST_HELD = 120;

  /// How long after an aircraft could fly once more it is asked again for a stand, in minutes.
  private static final int STAND_STEP = 15;

  private static final int MOST_WAIT_FOR_A_STAND = 240;

  /// Of flights more so many are tried for a party.
  private static final int MOST_TRIED = 2000;

  private final LiftProblem problem;
  private final Instance in;
  private final State state;
  private final Timetables timetables;
  private final Filling filling;
  private final List<HavenRoom> rooms;

  Changes(LiftProblem problem, LiftPlan plan, State state) {
    this.problem = problem;
    this.state = state;
    in = state.in;
    timetables = new Timetables(state);
    filling = new Filling(state, new SplittableRandom(1));
    rooms = problem.havens().stream().map(haven -> HavenRoom.of(problem, plan, haven)).toList();
  }

  /// A change that would do, before it is drawn up.
  private record Option(LiftChange.Kind kind, int amount, int departs, Supplier<LiftChange> drawn) {
    static final Comparator<Option> ORDER =
        Comparator.comparing(Option::kind)
            .thenComparingInt(Option::amount)
            .thenComparingInt(Option::departs);
  }

  /// What a rule keeps a party off a flight by, with the change that lifts it.
  ///
  /// @param gate and `minute` at which it would pass, if it is about a gate
  private record Lack(LiftRule rule, LiftChange.Kind kind, int amount, int gate, int minute) {
    static final Comparator<Lack> ORDER =
        Comparator.comparing(Lack::kind).thenComparingInt(Lack::amount);

    static Lack of(LiftRule rule, LiftChange.Kind kind, int amount) {
      return new Lack(rule, kind, amount, Instance.NONE, Instance.NONE);
    }
  }

  /// How a party gets to a flight through the gates.
  ///
  /// @param gate at which it can pass, [Instance#NONE] where it cannot
  /// @param broken rules, where it cannot
  /// @param changes each of which would let it pass
  private record Way(int gate, int minute, List<LiftRule> broken, List<Lack> changes) {}

  String words(Flight flight) {
    return problem.fleet().get(flight.aircraft).id()
        + " at "
        + flight.departs
        + " to "
        + problem.havens().get(flight.to).id();
  }

  /// Every rule that keeps a party, which is on no flight, off one.
  List<LiftRule> broken(int p, Flight flight) {
    List<LiftRule> broken = new ArrayList<>();
    lacks(p, flight).forEach(lack -> broken.add(lack.rule));
    broken.addAll(way(p, flight).broken);
    return broken;
  }

  /// The smallest change for a party that is left behind, if one change does.
  Optional<LiftChange> smallest(int p) {
    List<Flight> flights = List.of(Arrays.copyOf(state.order, state.flights));
    Optional<Option> asTheyFly =
        flights.stream().flatMap(flight -> option(p, flight).stream()).min(Option.ORDER);
    return asTheyFly
        .filter(option -> option.kind == LiftChange.Kind.NONE)
        .or(() -> otherwiseFlown(p, flights))
        .or(() -> asTheyFly)
        .map(option -> option.drawn.get());
  }

  /// The least change by which the party gets onto a flight as it is flown.
  private Optional<Option> option(int p, Flight flight) {
    List<Lack> lacks = lacks(p, flight);
    if (lacks.size() > 1) {
      return Optional.empty();
    }
    Way way = way(p, flight);
    if (way.gate == Instance.NONE) {
      return lacks.isEmpty()
          ? way.changes.stream()
              .min(Lack.ORDER)
              .map(lack -> option(p, flight, lack, lack.gate, lack.minute))
          : Optional.empty();
    }
    Lack lack =
        lacks.isEmpty() ? Lack.of(LiftRule.PARTY_ONCE, LiftChange.Kind.NONE, 0) : lacks.getFirst();
    return Optional.of(option(p, flight, lack, way.gate, way.minute));
  }

  private Optional<Option> otherwiseFlown(int p, List<Flight> flights) {
    int passes = state.earliestPass(p, in.due[p] - in.screening);
    if (passes >= in.horizon) {
      return Optional.empty();
    }
    int reaches = passes + in.screening;
    return flights.stream()
        .flatMap(flight -> held(p, flight, reaches).stream())
        .min(Option.ORDER)
        .or(() -> oneMore(p, reaches));
  }

  /// What a flight and its haven lack for the party, whichever gate it takes.
  private List<Lack> lacks(int p, Flight flight) {
    List<Lack> lacks = new ArrayList<>();
    int people = in.people[p];
    if (!problem.parties().get(p).mayGoTo(problem.havens().get(flight.to).id())) {
      lacks.add(Lack.of(LiftRule.PARTY_HAVEN, LiftChange.Kind.HAVEN, 1));
    }
    if (flight.departs > in.due[p]) {
      lacks.add(Lack.of(LiftRule.PARTY_DUE, LiftChange.Kind.DUE, flight.departs - in.due[p]));
    }
    int over = flight.load + people - in.seats[flight.aircraft];
    if (over > 0) {
      lacks.add(Lack.of(LiftRule.SEATS, LiftChange.Kind.SEATS, over));
    }
    if (over > 0 || !state.seatsAndRoom(flight, people)) {
      int beds = rooms.get(flight.to).lacking(flight.arrives, people);
      if (beds > 0) {
        lacks.add(Lack.of(LiftRule.HAVEN_CAPACITY, LiftChange.Kind.BEDS, beds));
      }
    }
    return lacks;
  }

  private Way way(int p, Flight flight) {
    int people = in.people[p];
    int latest = flight.departs - in.screening;
    int ready = Math.max(Math.max(0, state.now), in.ready[p]);
    List<LiftRule> broken = new ArrayList<>();
    List<Lack> changes = new ArrayList<>();
    if (latest < 0) {
      return new Way(Instance.NONE, Instance.NONE, List.of(LiftRule.SCREENING), changes);
    }
    // By minute from the departure back: the most people inside from it on.
    int[] most = new int[flight.departs + 1];
    for (int t = flight.departs - 1; t >= 0; t--) {
      most[t] = Math.max(most[t + 1], state.inside[t]);
    }
    int last = Math.min(latest / Instance.HOUR, in.hours - 1);
    for (int hour = last; hour >= 0; hour--) {
      for (int g = 0; g < in.gates; g++) {
        int minute = in.latestIn(g, hour, latest);
        if ((in.gateMask[p] >> g & 1) == 0 || minute == Instance.NONE) {
          continue;
        }
        int quota = people - state.room[g * in.hours + hour];
        int room = inside(most, minute, flight.departs, people);
        boolean free = quota <= 0 && room <= 0;
        if (free && minute >= ready) {
          return new Way(g, minute, List.of(), List.of());
        } else if (free) {
          changes.add(
              new Lack(LiftRule.SCREENING, LiftChange.Kind.READY, in.ready[p] - minute, g, minute));
        } else if (minute >= ready && quota <= 0) {
          changes.add(new Lack(LiftRule.HOLDING, LiftChange.Kind.INSIDE, room, g, minute));
        } else if (minute >= ready && room <= 0) {
          changes.add(new Lack(LiftRule.GATE_QUOTA, LiftChange.Kind.GATE, quota, g, minute));
        } else if (minute >= ready) {
          broken.add(LiftRule.GATE_QUOTA);
          broken.add(LiftRule.HOLDING);
        }
      }
      // Whoever is ready earlier by less does as well.
      if (hour * Instance.HOUR < ready
          && changes.stream().anyMatch(lack -> lack.kind == LiftChange.Kind.READY)) {
        break;
      }
    }
    opened(p, latest, ready, most, changes);
    return new Way(Instance.NONE, Instance.NONE, broken(latest, ready, broken, changes), changes);
  }

  /// For how many people room inside is lacking; whoever departs as they pass needs none.
  private int inside(int[] most, int minute, int departs, int people) {
    return minute < departs ? most[minute] + people - in.holding : 0;
  }

  /// What keeps it from all gates: the rule that the least change lifts, or what all hours lack.
  private static List<LiftRule> broken(
      int latest, int ready, List<LiftRule> broken, List<Lack> changes) {
    if (latest < ready) {
      return List.of(LiftRule.SCREENING);
    }
    return changes.stream()
        .filter(lack -> lack.kind != LiftChange.Kind.READY)
        .min(Lack.ORDER)
        .map(lack -> List.of(lack.rule))
        .orElse(
            broken.isEmpty() ? List.of(LiftRule.GATE_OPEN) : broken.stream().distinct().toList());
  }

  /// Gates that would let it pass if they were open for the whole of an hour, or for what of it
  /// lies before the latest minute.
  private void opened(int p, int latest, int ready, int[] most, List<Lack> changes) {
    int people = in.people[p];
    for (int hour = ready / Instance.HOUR;
        hour <= Math.min(latest / Instance.HOUR, in.hours - 1);
        hour++) {
      int minute = Math.min(latest, Math.min(in.horizon, (hour + 1) * Instance.HOUR) - 1);
      if (minute < ready || inside(most, minute, most.length - 1, people) > 0) {
        continue;
      }
      for (int g = 0; g < in.gates; g++) {
        int cell = g * in.hours + hour;
        Gate gate = problem.gates().get(g);
        int used = in.quota[cell] - state.room[cell];
        Gate longer = openIn(gate, hour);
        int minutes = minutes(longer) - minutes(gate);
        if ((in.gateMask[p] >> g & 1) != 0
            && minutes > 0
            && longer.quota(hour, in.horizon) - used >= people) {
          changes.add(new Lack(LiftRule.GATE_OPEN, LiftChange.Kind.OPEN, minutes, g, minute));
        }
      }
    }
  }

  private static int minutes(Gate gate) {
    return gate.open().stream().mapToInt(span -> span.to() - span.from()).sum();
  }

  private Gate openIn(Gate gate, int hour) {
    int from = hour * Instance.HOUR;
    int to = Math.min(in.horizon, from + Instance.HOUR);
    return gate.opened(from, to);
  }

  private Option option(int p, Flight flight, Lack lack, int gate, int minute) {
    return new Option(
        lack.kind,
        lack.amount,
        flight.departs,
        () -> {
          state.mark();
          state.assign(p, flight, gate, minute);
          LiftPlan with = drawn();
          state.undo();
          return new LiftChange(
              lack.kind,
              lack.amount,
              words(lack, flight, gate, minute),
              changed(p, flight, lack, gate, minute),
              with);
        });
  }

  private LiftPlan drawn() {
    LiftPlan drawn = Plans.of(state);
    return new LiftPlan(
        drawn.passages(),
        drawn.flights(),
        drawn.left(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Others.NONE);
  }

  private String words(Lack lack, Flight flight, int gate, int minute) {
    String taken = " for " + words(flight);
    String at = problem.gates().get(gate).id();
    int hour = minute / Instance.HOUR;
    int n = lack.amount;
    return switch (lack.kind) {
      case NONE -> "none, it fits on " + words(flight);
      case HOLD, FLIGHT -> throw new IllegalStateException("said where it is found");
      case GATE -> counted(n, "person", "people") + " more at " + at + " in hour " + hour + taken;
      case SEATS -> counted(n, "seat", "seats") + " more" + taken;
      case INSIDE -> "room inside for " + n + " more" + taken;
      case BEDS -> counted(n, "bed", "beds") + " more" + taken;
      case OPEN ->
          at + " open for " + counted(n, "minute", "minutes") + " more in hour " + hour + taken;
      case HAVEN -> "let it go there" + taken;
      case DUE -> "its due minute later by " + n + taken;
      case READY -> "be ready earlier by " + counted(n, "minute", "minutes") + taken;
    };
  }

  static String counted(int n, String one, String many) {
    return n + " " + (n == 1 ? one : many);
  }

  private LiftProblem changed(int p, Flight flight, Lack lack, int gate, int minute) {
    Airfield airfield = problem.airfield();
    List<Gate> gates = new ArrayList<>(problem.gates());
    List<Haven> havens = new ArrayList<>(problem.havens());
    List<Aircraft> fleet = new ArrayList<>(problem.fleet());
    List<Party> parties = new ArrayList<>(problem.parties());
    Party party = parties.get(p);
    Haven haven = havens.get(flight.to);
    switch (lack.kind) {
      case NONE, HOLD, FLIGHT -> {}
      case GATE -> gates.set(gate, faster(gates.get(gate), minute / Instance.HOUR, lack.amount));
      case SEATS -> fleet.set(flight.aircraft, fleet.get(flight.aircraft).roomier(lack.amount));
      case INSIDE -> airfield = airfield.roomier(0, lack.amount);
      case BEDS -> havens.set(flight.to, haven.holding(haven.capacity() + lack.amount));
      case OPEN -> gates.set(gate, openIn(gates.get(gate), minute / Instance.HOUR));
      case HAVEN -> {
        List<String> allowed = new ArrayList<>(party.havens());
        allowed.add(haven.id());
        parties.set(p, party.goingTo(allowed));
      }
      case DUE -> parties.set(p, party.within(party.ready(), flight.departs));
      case READY -> parties.set(p, party.within(minute, party.due()));
    }
    return problem.with(airfield, gates, havens, fleet, parties);
  }

  /// The gate with so many people more in the hour, and in others in proportion: a problem knows
  /// one rate a gate.
  private Gate faster(Gate gate, int hour, int people) {
    int wanted = gate.quota(hour, in.horizon) + people;
    int more = people;
    while (gate.faster(more).quota(hour, in.horizon) < wanted) {
      more++;
    }
    return gate.faster(more);
  }

  /// Holds a flight until the party reaches it, if those aboard, its aircraft's next flight, its
  /// stands and its haven allow that.
  private Optional<Option> held(int p, Flight flight, int reaches) {
    if (reaches <= flight.departs
        || reaches - flight.departs > MOST_HELD
        || reaches >= in.horizon
        || (in.havenMask[p] >> flight.to & 1) == 0) {
      return Optional.empty();
    }
    int departs = in.openFrom[reaches];
    int held = departs - flight.departs;
    if (departs > in.due[p] || departs >= in.horizon || held > MOST_HELD) {
      return Optional.empty();
    }
    int a = flight.aircraft;
    List<Flight> chain = state.chains.get(a);
    int next = chain.indexOf(flight) + 1;
    int arrives = departs + in.legs[a][flight.to];
    boolean inTime =
        arrives <= in.until[a]
            && (next == chain.size()
                || arrives + in.groundHaven[a] + in.legs[a][chain.get(next).from]
                    <= chain.get(next).lands);
    if (!inTime || flight.load + in.people[p] > in.seats[a]) {
      return Optional.empty();
    }
    LiftPlan with = afterHolding(p, flight, departs);
    String words = "hold " + words(flight) + " by " + counted(held, "minute", "minutes");
    return Optional.ofNullable(with)
        .map(
            done ->
                new Option(
                    LiftChange.Kind.HOLD,
                    held,
                    flight.departs,
                    () -> new LiftChange(LiftChange.Kind.HOLD, held, words, problem, done)));
  }

  private @Nullable LiftPlan afterHolding(int p, Flight flight, int departs) {
    int a = flight.aircraft;
    int lands = in.openUntil[departs - in.groundAirfield[a]];
    Flight later =
        new Flight(a, flight.from, lands, departs, flight.to, departs + in.legs[a][flight.to]);
    state.mark();
    Map<Integer, int[]> aboard = new LinkedHashMap<>();
    while (flight.count > 0) {
      int party = flight.parties[flight.count - 1];
      aboard.put(party, new int[] {state.gateOf[party], state.minuteOf[party]});
      state.unassign(party);
    }
    state.remove(flight);
    boolean can = state.canFly(later);
    state.add(later);
    for (Map.Entry<Integer, int[]> one : aboard.entrySet()) {
      int party = one.getKey();
      int minute = one.getValue()[1];
      can &=
          departs <= in.due[party]
              && state.seatsAndRoom(later, in.people[party])
              && state.canHold(minute, departs, in.people[party]);
      if (can) {
        state.assign(party, later, one.getValue()[0], minute);
      }
    }
    LiftPlan with = can && filling.insertOn(p, later) ? drawn() : null;
    state.undo();
    return with;
  }

  /// One flight more of an aircraft that is idle, after its last or between two of its flights: the
  /// first that takes the party.
  private Optional<Option> oneMore(int p, int reaches) {
    Flight found = null;
    LiftPlan with = null;
    int before = in.due[p] + 1;
    int tried = 0;
    for (int a = 0; a < in.fleet; a++) {
      for (int kept = 0; kept <= state.chains.get(a).size(); kept++) {
        for (int to = 0; to < in.havens; to++) {
          if ((in.havenMask[p] >> to & 1) == 0
              || in.seats[a] < in.people[p]
              || tried >= MOST_TRIED) {
            continue;
          }
          for (Flight more : more(a, kept, to, reaches, before)) {
            tried++;
            LiftPlan drawn = withOneMore(p, more);
            if (drawn != null) {
              found = more;
              with = drawn;
              before = more.departs;
              break;
            }
          }
        }
      }
    }
    if (found == null || with == null) {
      return Optional.empty();
    }
    String words = "one flight more, " + words(found);
    LiftPlan done = with;
    return Optional.of(
        new Option(
            LiftChange.Kind.FLIGHT,
            1,
            found.departs,
            () -> new LiftChange(LiftChange.Kind.FLIGHT, 1, words, problem, done)));
  }

  private @Nullable LiftPlan withOneMore(int p, Flight more) {
    state.mark();
    state.add(more);
    LiftPlan with = filling.insertOn(p, more) ? drawn() : null;
    state.undo();
    return with;
  }

  /// Flights that an aircraft could fly after so many of its own, without touching the next, for
  /// which there are stands.
  ///
  /// @param from the earliest departure
  /// @param before a minute before which they depart
  List<Flight> more(int a, int kept, int to, int from, int before) {
    List<Flight> more = new ArrayList<>();
    List<Flight> chain = state.chains.get(a);
    Flight next = kept < chain.size() ? chain.get(kept) : null;
    int back = in.legs[a][to];
    if (back == Instance.NONE || (next != null && next.from != to)) {
      return more;
    }
    int end = Math.min(Math.min(before, in.horizon), in.until[a] - back + 1);
    if (next != null) {
      end = Math.min(end, next.lands - in.legs[a][to] - in.groundHaven[a] - back + 1);
    }
    int first = Math.max(from, timetables.earliest(a, kept));
    for (int departs = first;
        departs < Math.min(end, first + MOST_WAIT_FOR_A_STAND);
        departs += STAND_STEP) {
      List<Flight> flights = timetables.flights(a, kept, List.of(new Timetables.Trip(departs, to)));
      if (flights.isEmpty() || flights.getFirst().departs >= end) {
        break;
      }
      if (state.canFly(flights.getFirst())) {
        more.add(flights.getFirst());
      }
    }
    return more;
  }
}
