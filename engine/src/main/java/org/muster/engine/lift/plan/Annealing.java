package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Betters a plan by small changes, dearer ones too while it is hot: a trip is shifted, sent
/// elsewhere, added or dropped, or the parties of some gate hours start anew; whoever lost a flight
/// and some of those who wait are put on flights again.
///
/// Simulated annealing: Kirkpatrick, Gelatt and Vecchi 1983 (doi 10.1126/science.220.4598.671);
/// ruin and recreate: Schrimpf et al. 2000 (doi 10.1006/jcph.1999.6413).
final class Annealing {
  private static final int MOST_RUINED = 60;
  private static final int MOST_WAITING = 12;
  private static final double FIRST = 1e4;
  private static final double INSIDE = 1e8;

  /// A flight that is to fetch somebody is moved by at most so many minutes.
  private static final int FETCH_MINUTES = 600;

  /// Flights that depart near each other are at most so many apart.
  private static final int NEAR = 6;

  private static final int FETCH_NEAR = 12;

  /// One step in so many chooses whole rotations, of at most so many trips unless it is to the end,
  /// with what flights earn known so badly.
  private static final int ROTATED = 32;

  private static final int MOST_ROTATED = 4;
  private static final double[] NOISES = {0, 0.1, 0.3, 1};

  private final Instance in;
  final State state;
  private final SplittableRandom random;
  private final Filling filling;
  private final Timetables timetables;
  private final Numbers loose = new Numbers();
  private final double[] key;
  private final long[] sorted = new long[4096];

  /// Parties by when they are ready.
  private final int[] byReady;

  private final int[] seen;
  private int stamp;
  private final Supplier<Optional<Guide>> guide;
  private final Rotations rotations;

  Annealing(State state, SplittableRandom random) {
    this(state, random, Optional::empty);
  }

  /// @param guide what flights are thought to earn, as far as that is known; asked in each step
  Annealing(State state, SplittableRandom random, Supplier<Optional<Guide>> guide) {
    this.guide = guide;
    rotations = new Rotations(state);
    this.in = state.in;
    this.state = state;
    this.random = random;
    filling = new Filling(state, random);
    timetables = new Timetables(state);
    key = new double[in.parties];
    seen = new int[in.parties];
    Integer[] boxed = new Integer[in.parties];
    Arrays.setAll(boxed, p -> p);
    Arrays.sort(boxed, (p, q) -> Integer.compare(in.ready[p], in.ready[q]));
    byReady = Arrays.stream(boxed).mapToInt(p -> p).toArray();
  }

  /// One step at this temperature; the state is changed if it is taken.
  ///
  /// @return whether it was taken
  boolean step(double temperature) {
    if (in.fleet == 0 || in.parties == 0) {
      return false;
    }
    double before = state.cost;
    double limit = before - temperature * Math.log(1 - random.nextDouble());
    state.mark();
    loose.clear();
    stamp++;
    filling.blink = random.nextInt(4) == 0 ? 0.05 : 0;
    filling.gateHour = random.nextBoolean() ? Filling.GateHour.EARLIEST : Filling.GateHour.LATEST;
    boolean able;
    int kind = random.nextInt(100);
    Optional<Guide> known = guide.get();
    if (known.isPresent() && random.nextInt(ROTATED) == 0) {
      able = rotate(known.get());
    } else if (state.flights == 0 || kind < 12) {
      able = insertTrip();
    } else if (kind < 42) {
      able = shift();
    } else if (kind < 52) {
      able = tighten();
    } else if (kind < 60) {
      able = redirect();
    } else if (kind < 66) {
      able = dropTrip();
    } else if (kind < 73) {
      able = exchange();
    } else if (kind < 85 && state.leftCount > 0) {
      able = fetch();
    } else {
      able = ruin();
    }
    // One who stays may be worth two who go, each with a flight of its own.
    for (int more = random.nextInt(8) - 5; able && more > 0 && state.leftCount > 0; more--) {
      able = state.flights == 0 ? insertTrip() : fetch();
    }
    if (!able) {
      state.undo();
      return false;
    }
    recreate();
    if (state.cost <= limit) {
      return state.cost != before;
    }
    state.undo();
    return false;
  }

  /// Tries to bring somebody who is inside and has no flight onto one, whatever it costs others.
  void rescue(int party, int tries, BooleanSupplier stop) {
    for (int i = 0; i < tries && state.flightOf[party] == null && !stop.getAsBoolean(); i++) {
      double before = state.cost;
      state.mark();
      loose.clear();
      stamp++;
      boolean able = fetch(party);
      if (able) {
        recreate();
      }
      if (!able || state.cost >= before) {
        state.undo();
      }
    }
  }

  private int anyAircraft() {
    return random.nextInt(in.fleet);
  }

  private static List<Timetables.Trip> trips(List<Flight> flights) {
    List<Timetables.Trip> trips = new ArrayList<>(flights.size() + 1);
    for (Flight flight : flights) {
      trips.add(new Timetables.Trip(flight.departs, flight.to));
    }
    return trips;
  }

  /// Carries out a new timetable of an aircraft after its first `kept` flights, and lets go of some
  /// who could gain by its first new flight.
  private boolean fly(int aircraft, int kept, List<Timetables.Trip> trips) {
    List<Flight> flights = timetables.flights(aircraft, kept, trips);
    if (!timetables.replace(aircraft, kept, flights, loose)) {
      return false;
    }
    if (!flights.isEmpty()) {
      attract(flights.getFirst());
    }
    return true;
  }

  /// Lets go of parties on later flights that the new one could take.
  private void attract(Flight flight) {
    int index = state.firstFrom(flight.departs + 1);
    int asked = 1 + random.nextInt(4);
    int most = 5 + random.nextInt(MOST_RUINED);
    for (int i = index; i < state.flights && asked > 0 && loose.size < most; i++) {
      Flight later = state.order[i];
      if (later.count == 0) {
        continue;
      }
      asked--;
      for (int j = later.count - 1; j >= 0; j--) {
        int party = later.parties[j];
        if (in.ready[party] + in.screening <= flight.departs
            && (in.havenMask[party] >> flight.to & 1) != 0
            && flight.departs <= in.due[party]) {
          release(party);
        }
      }
    }
  }

  private boolean mayMove(Flight flight) {
    return flight.departs >= state.now;
  }

  private void release(int party) {
    state.unassign(party);
    loose.add(party);
  }

  private int firstFree(List<Flight> chain) {
    int first = chain.size();
    while (first > 0 && state.isFree(chain.get(first - 1))) {
      first--;
    }
    return first;
  }

  /// A departure a little earlier or later, or at a minute that matters.
  private int wanted(int around) {
    return switch (random.nextInt(10)) {
      case 8 -> around - 1 - random.nextInt(4);
      case 9 -> around + 1 + random.nextInt(4);
      case 0 -> around - 1 - random.nextInt(180);
      case 1 -> around + 1 + random.nextInt(180);
      case 2 -> around - 1 - random.nextInt(30);
      case 3 -> around + 1 + random.nextInt(30);
      // A new clock hour's share may pass in its first minute.
      case 4, 5 -> hourStart(around + random.nextInt(-180, 181)) + in.screening;
      case 6 -> nearParty(around) + in.screening;
      default -> dueNear(around);
    };
  }

  private static int hourStart(int minute) {
    return Math.floorDiv(minute, Instance.HOUR) * Instance.HOUR;
  }

  /// When some party becomes ready, near this departure.
  private int nearParty(int around) {
    int low = 0;
    int high = in.parties;
    int wanted = around - in.screening;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (in.ready[byReady[middle]] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int index = Math.clamp(low + random.nextInt(-12, 13), 0, in.parties - 1);
    return in.ready[byReady[index]];
  }

  /// The due minute of a party that is left, or of any.
  private int dueNear(int around) {
    for (int tries = 0; tries < 6; tries++) {
      int party =
          state.leftCount > 0 && random.nextBoolean()
              ? state.left[random.nextInt(state.leftCount)]
              : random.nextInt(in.parties);
      if (in.due[party] < in.horizon && Math.abs(in.due[party] - around) < 600) {
        return in.due[party];
      }
    }
    return around + random.nextInt(-600, 601);
  }

  /// What an aircraft flies from some flight on.
  ///
  /// @param index of the first of its flights
  /// @param trips at least one; they may be changed
  private record Rest(int aircraft, int index, List<Timetables.Trip> trips) {}

  /// Any aircraft from any of its free flights on; empty where the one that is drawn has none.
  private Optional<Rest> anyRest() {
    int aircraft = anyAircraft();
    List<Flight> chain = state.chains.get(aircraft);
    int free = firstFree(chain);
    if (free == chain.size()) {
      return Optional.empty();
    }
    int index = free + random.nextInt(chain.size() - free);
    return Optional.of(new Rest(aircraft, index, trips(chain.subList(index, chain.size()))));
  }

  private boolean shift() {
    Optional<Rest> rest = anyRest();
    if (rest.isEmpty()) {
      return false;
    }
    int aircraft = rest.get().aircraft();
    int index = rest.get().index();
    List<Timetables.Trip> trips = rest.get().trips();
    Timetables.Trip first = trips.getFirst();
    int earliest = timetables.earliest(aircraft, index);
    int departs = random.nextInt(8) == 0 ? earliest : wanted(first.departs());
    trips.set(0, new Timetables.Trip(departs, first.to()));
    if (random.nextInt(4) == 0) {
      int by = departs - first.departs();
      for (int i = 1; i < trips.size(); i++) {
        Timetables.Trip trip = trips.get(i);
        trips.set(i, new Timetables.Trip(trip.departs() + by, trip.to()));
      }
    }
    return fly(aircraft, index, trips);
  }

  private int anyHaven(int aircraft) {
    return anyHaven(aircraft, -1L);
  }

  /// Any of these havens that the aircraft serves.
  private int anyHaven(int aircraft, long of) {
    int haven = random.nextInt(in.havens);
    for (int i = 0; i < in.havens; i++) {
      if ((of >> haven & 1) != 0 && in.legs[aircraft][haven] != Instance.NONE) {
        return haven;
      }
      haven = (haven + 1) % in.havens;
    }
    return Instance.NONE;
  }

  /// Several trips of an aircraft, or all from one on, are chosen anew.
  private boolean rotate(Guide known) {
    int aircraft = anyAircraft();
    List<Flight> chain = state.chains.get(aircraft);
    int free = firstFree(chain);
    int index = free + random.nextInt(chain.size() - free + 1);
    int next =
        random.nextBoolean()
            ? chain.size()
            : Math.min(chain.size(), index + random.nextInt(MOST_ROTATED));
    int people = 0;
    for (Flight flight : chain.subList(index, next)) {
      people += flight.count;
    }
    if (people > Timetables.MOST_DISPLACED) {
      return false;
    }
    double noise = NOISES[random.nextInt(NOISES.length)];
    return rotations.replace(known, aircraft, index, next, noise, random, loose);
  }

  private boolean redirect() {
    Optional<Rest> rest = anyRest();
    if (rest.isEmpty()) {
      return false;
    }
    int aircraft = rest.get().aircraft();
    List<Timetables.Trip> trips = rest.get().trips();
    int to = anyHaven(aircraft);
    if (to == trips.getFirst().to() || to == Instance.NONE) {
      return false;
    }
    trips.set(0, new Timetables.Trip(trips.getFirst().departs(), to));
    return fly(aircraft, rest.get().index(), trips);
  }

  private boolean insertTrip() {
    int aircraft = anyAircraft();
    List<Flight> chain = state.chains.get(aircraft);
    int free = firstFree(chain);
    int index = free + random.nextInt(chain.size() - free + 1);
    int earliest = timetables.earliest(aircraft, index);
    int to = anyHaven(aircraft);
    if (earliest >= in.horizon || to == Instance.NONE) {
      return false;
    }
    int latest = index < chain.size() ? chain.get(index).departs : in.horizon;
    int departs = earliest;
    int how = random.nextInt(3);
    if (how > 0 && latest > earliest) {
      int any = random.nextInt(earliest, latest);
      departs = how == 1 ? any : wanted(any);
    }
    List<Timetables.Trip> trips = trips(chain.subList(index, chain.size()));
    trips.addFirst(new Timetables.Trip(departs, to));
    return fly(aircraft, index, trips);
  }

  private boolean dropTrip() {
    Optional<Rest> rest = anyRest();
    rest.ifPresent(its -> its.trips().removeFirst());
    return rest.isPresent() && fly(rest.get().aircraft(), rest.get().index(), rest.get().trips());
  }

  /// Two aircraft that depart near each other go each to the other's haven, or at the other's time.
  private boolean exchange() {
    if (state.flights < 2) {
      return false;
    }
    int place = random.nextInt(state.flights - 1);
    Flight one = state.order[place];
    Flight two = state.order[place + 1 + random.nextInt(Math.min(NEAR, state.flights - place - 1))];
    if (!state.isFree(one) || !state.isFree(two) || one.aircraft == two.aircraft) {
      return false;
    }
    if (random.nextBoolean()) {
      // The first makes way before the second takes its stand.
      return retime(one, Instance.NONE)
          && retime(two, one.departs + aLittle())
          && add(one.aircraft, new Timetables.Trip(two.departs + aLittle(), one.to));
    }
    if (one.to == two.to) {
      return false;
    }
    for (Flight flight : List.of(one, two)) {
      List<Flight> chain = state.chains.get(flight.aircraft);
      int index = chain.indexOf(flight);
      List<Timetables.Trip> trips = trips(chain.subList(index, chain.size()));
      trips.set(0, new Timetables.Trip(flight.departs, flight == one ? two.to : one.to));
      List<Flight> flights = timetables.flights(flight.aircraft, index, trips);
      if (!timetables.replace(flight.aircraft, index, flights, loose)) {
        return false;
      }
    }
    return true;
  }

  private int aLittle() {
    return random.nextBoolean() ? 0 : random.nextInt(-3, 4);
  }

  /// The flight departs at another time, or not at all.
  private boolean retime(Flight flight, int departs) {
    List<Flight> chain = state.chains.get(flight.aircraft);
    int index = chain.indexOf(flight);
    List<Timetables.Trip> trips = trips(chain.subList(index + 1, chain.size()));
    if (departs != Instance.NONE) {
      trips.addFirst(new Timetables.Trip(departs, flight.to));
    }
    return timetables.replace(
        flight.aircraft, index, timetables.flights(flight.aircraft, index, trips), loose);
  }

  /// Where in the chain a flight that departs then has its place.
  private static int placeFor(List<Flight> chain, int departs) {
    int index = chain.size();
    while (index > 0 && chain.get(index - 1).departs >= departs) {
      index--;
    }
    return index;
  }

  private boolean add(int aircraft, Timetables.Trip trip) {
    List<Flight> chain = state.chains.get(aircraft);
    int index = placeFor(chain, trip.departs());
    if (index < firstFree(chain)) {
      return false;
    }
    List<Timetables.Trip> trips = trips(chain.subList(index, chain.size()));
    trips.addFirst(trip);
    return fly(aircraft, index, trips);
  }

  /// A flight departs as early as the parties on it and its aircraft allow; nobody else moves.
  private boolean tighten() {
    Flight flight = state.order[random.nextInt(state.flights)];
    if (flight.count == 0 || !state.isFree(flight)) {
      return false;
    }
    List<Flight> chain = state.chains.get(flight.aircraft);
    int index = chain.indexOf(flight);
    int departs = timetables.earliest(flight.aircraft, index);
    for (int i = 0; i < flight.count; i++) {
      int party = flight.parties[i];
      int hour = state.minuteOf[party] / Instance.HOUR;
      int pass =
          state.passed[party]
              ? state.minuteOf[party]
              : in.earliestIn(state.gateOf[party], hour, Math.max(state.now, in.ready[party]));
      departs = Math.max(departs, pass + in.screening);
    }
    departs = departs >= in.horizon ? in.horizon : in.openFrom[departs];
    if (departs >= flight.departs) {
      return false;
    }
    List<Timetables.Trip> trips = trips(chain.subList(index, chain.size()));
    trips.set(0, new Timetables.Trip(departs, flight.to));
    int count = flight.count;
    int[] gates = new int[count];
    int[] minutes = new int[count];
    int[] parties = Arrays.copyOf(flight.parties, count);
    for (int i = 0; i < count; i++) {
      gates[i] = state.gateOf[parties[i]];
      minutes[i] = state.minuteOf[parties[i]];
    }
    List<Flight> flights = timetables.flights(flight.aircraft, index, trips);
    int start = loose.size;
    if (flights.isEmpty() || !timetables.replace(flight.aircraft, index, flights, loose)) {
      return false;
    }
    Flight moved = flights.getFirst();
    int latest = moved.departs - in.screening;
    for (int i = 0; i < count; i++) {
      int minute =
          minutes[i] <= latest || state.passed[parties[i]]
              ? minutes[i]
              : in.latestIn(gates[i], minutes[i] / Instance.HOUR, latest);
      if (minute >= in.ready[parties[i]]
          && minute <= latest
          && state.seatsAndRoom(moved, in.people[parties[i]])
          && state.mayWait(parties[i], minute, moved.departs)) {
        state.assign(parties[i], moved, gates[i], minute);
      }
    }
    // Those who found their place again are not loose.
    int rest = start;
    for (int i = start; i < loose.size; i++) {
      if (state.flightOf[loose.at[i]] == null) {
        loose.at[rest++] = loose.at[i];
      }
    }
    loose.size = rest;
    return true;
  }

  /// Parties that pass the gates around some hour start anew.
  private boolean ruin() {
    int party = byReady[random.nextInt(in.parties)];
    if (random.nextInt(4) == 0 && state.leftCount > 0) {
      party = state.left[random.nextInt(state.leftCount)];
    }
    Flight own = state.flightOf[party];
    int middle = own == null ? in.ready[party] + in.screening : own.departs;
    int most = 3 + random.nextInt(MOST_RUINED);
    double share = 0.3 + 0.7 * random.nextDouble();
    if (own != null && mayMove(own)) {
      release(party);
    }
    int start = state.firstFrom(middle);
    int back = random.nextInt(3);
    for (int i = Math.max(0, start - back); i < state.flights && loose.size < most; i++) {
      Flight flight = state.order[i];
      for (int j = flight.count - 1; j >= 0 && loose.size < most && mayMove(flight); j--) {
        int other = flight.parties[j];
        if (random.nextDouble() < share) {
          release(other);
        }
      }
    }
    return loose.size > 0 || state.leftCount > 0;
  }

  /// Somebody who is left behind goes: a flight is moved into the party's time, or sent to a haven
  /// of its own, and others make way for it.
  private boolean fetch() {
    return fetch(state.left[random.nextInt(state.leftCount)]);
  }

  private boolean fetch(int party) {
    int first = Math.max(Math.max(0, state.now), in.ready[party]) + in.screening;
    int last = Math.min(Math.min(in.due[party], in.horizon - 1), first + FETCH_MINUTES);
    if (state.passed[party]) {
      first = Math.max(state.now, state.minuteOf[party] + in.screening);
      last = Math.min(in.due[party], in.horizon - 1);
    }
    if (last < first || state.flights == 0) {
      return false;
    }
    int departs = random.nextInt(3) == 0 ? last : first + random.nextInt(last - first + 1);
    int place = state.firstFrom(departs) + random.nextInt(-FETCH_NEAR, FETCH_NEAR);
    Flight near = state.order[Math.clamp(place, 0, state.flights - 1)];
    boolean more = random.nextInt(4) == 0;
    int aircraft = more ? anyAircraft() : near.aircraft;
    int to =
        !more && (in.havenMask[party] >> near.to & 1) != 0
            ? near.to
            : anyHaven(aircraft, in.havenMask[party]);
    if (to == Instance.NONE) {
      return false;
    }
    boolean goesAnyway =
        !more && to == near.to && near.departs >= first && near.departs <= in.due[party];
    Flight flight = near;
    if (!goesAnyway || random.nextBoolean()) {
      List<Flight> chain = state.chains.get(aircraft);
      int index = more ? placeFor(chain, departs) : chain.indexOf(near);
      if (index < firstFree(chain)) {
        return false;
      }
      List<Timetables.Trip> trips = trips(chain.subList(more ? index : index + 1, chain.size()));
      trips.addFirst(new Timetables.Trip(departs, to));
      List<Flight> flights = timetables.flights(aircraft, index, trips);
      if (flights.isEmpty()
          || flights.getFirst().departs > in.due[party]
          || !timetables.replace(aircraft, index, flights, loose)) {
        return false;
      }
      // The same flight may stand in the chain as it was.
      flight = state.chains.get(aircraft).get(index);
    }
    if (!filling.insertOn(party, flight)) {
      makeWay(party, flight);
      return filling.insertOn(party, flight);
    }
    return true;
  }

  /// Lets go of others who have the seats, or an hour at a gate, that a party wants for a flight.
  private void makeWay(int party, Flight flight) {
    int people = in.people[party];
    for (int j = flight.count - 1; j >= 0; j--) {
      if (flight.load + people <= in.seats[flight.aircraft] || !mayMove(flight)) {
        break;
      }
      release(flight.parties[j]);
    }
    int ready = Math.max(Math.max(0, state.now), in.ready[party]);
    int latest = flight.departs - in.screening;
    if (latest < ready || state.passed[party]) {
      return;
    }
    int firstHour = ready / Instance.HOUR;
    int hour = firstHour + random.nextInt(latest / Instance.HOUR - firstHour + 1);
    int gate = random.nextInt(in.gates);
    for (int i = 0; i < in.gates && (in.gateMask[party] >> gate & 1) == 0; i++) {
      gate = (gate + 1) % in.gates;
    }
    int cell = gate * in.hours + hour;
    if (in.quota[cell] < people) {
      return;
    }
    int most = loose.size + MOST_RUINED;
    int start = state.firstFrom(hour * Instance.HOUR + in.screening);
    for (int i = start; i < state.flights && loose.size < most; i++) {
      Flight other = state.order[i];
      for (int j = other.count - 1; j >= 0 && state.room[cell] < people; j--) {
        int its = other.parties[j];
        if (state.gateOf[its] == gate
            && state.minuteOf[its] / Instance.HOUR == hour
            && !state.passed[its]) {
          release(its);
        }
      }
      if (state.room[cell] >= people) {
        return;
      }
    }
  }

  /// Everybody who is loose, and some who were left behind before, by an order drawn anew.
  private void recreate() {
    int ruined = 0;
    // Whoever was fetched meanwhile has a place, and may have lost it again.
    for (int i = 0; i < loose.size; i++) {
      int party = loose.at[i];
      if (state.flightOf[party] == null && seen[party] != stamp) {
        seen[party] = stamp;
        loose.at[ruined++] = party;
      }
    }
    loose.size = ruined;
    int waiting = Math.min(MOST_WAITING, state.leftCount);
    for (int i = 0; i < waiting; i++) {
      int party = state.left[random.nextInt(state.leftCount)];
      if (seen[party] != stamp) {
        seen[party] = stamp;
        loose.add(party);
      }
    }
    int size = Math.min(loose.size, sorted.length);
    // Now and then those who were left behind before come first.
    double first = random.nextInt(6) == 0 ? FIRST : 1;
    int order = random.nextInt(6);
    double noise = random.nextInt(3) == 0 ? 0.5 : 0.15;
    for (int i = 0; i < size; i++) {
      int party = loose.at[i];
      double weight = in.rate[party] / in.people[party];
      double value =
          switch (order) {
            case 0, 1 -> weight;
            case 2 -> in.rate[party];
            case 3 -> 1e4 / (1 + Math.max(0, in.due[party] - in.ready[party]));
            case 4 -> weight / Math.sqrt(in.people[party]);
            default -> 1 + in.horizon - in.ready[party];
          };
      // Others wait at the gates; whoever is inside must get a flight.
      double part = state.passed[party] ? INSIDE : i >= ruined ? first : 1;
      key[party] = part * value * (1 + noise * (random.nextDouble() - 0.5));
      // Positive doubles compare as their bits do; the greatest first.
      sorted[i] = (~(Double.doubleToRawLongBits(key[party]) >>> 32) << 32) | party;
    }
    Arrays.sort(sorted, 0, size);
    for (int i = 0; i < size; i++) {
      filling.insert((int) sorted[i]);
    }
    for (int i = size; i < loose.size; i++) {
      filling.insert(loose.at[i]);
    }
  }
}
