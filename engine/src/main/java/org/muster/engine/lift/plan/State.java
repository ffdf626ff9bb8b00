package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.engine.lift.Span;

/// A lawful plan that is changed step by step, and every step can be taken back. Whoever changes it
/// asks first whether the step is lawful ([#canFly], [#seatsAndRoom], [#canHold]); nothing
/// unlawful is ever entered.
final class State {
  private static final long PARTS = GoingOn.PARTS;

  /// More than anything else costs.
  private static final double STRANDED = 1e9;

  private static final int ASSIGNED = 0;
  private static final int UNASSIGNED = 1;
  private static final int ADDED = 2;
  private static final int REMOVED = 3;

  final Instance in;

  /// By party: its flight (null: left behind), gate and minute.
  final @Nullable Flight[] flightOf;
  final int[] gateOf;
  final int[] minuteOf;
  private final int[] placeOf;

  /// People who may still pass, by gate times hours plus hour.
  final int[] room;

  /// By minute: people inside, and aircraft standing, those that no plan moves too.
  final int[] inside;
  private final int[] standing;
  private final int[][] standingAt;

  /// By aircraft: its flights in order.
  final List<List<Flight>> chains;

  /// All flights by departure.
  Flight[] order = new Flight[64];
  int flights;

  /// By haven: flights to it by arrival, among them whatever else comes there.
  private final Flight[][] arrivals;
  private final int[] arrivalCount;

  /// Parties left behind, of those for whom there is hope; the first `leftCount` entries.
  final int[] left;
  int leftCount;
  private final int[] leftPlace;

  /// In weighted person-hours; with what changed promises cost where there are any.
  double cost;

  /// Before this minute everything has happened: nobody passes, nothing takes off or departs.
  int now = Integer.MIN_VALUE;

  /// By aircraft: it takes off no earlier than this.
  final int[] notBefore;

  /// By party: whether it is inside already ([#pass]). Its gate and minute stay what they were.
  final boolean[] passed;

  private @Nullable Promises promises;

  private int[] journalKind = new int[1024];
  private int[] journalParty = new int[1024];
  private int[] journalGate = new int[1024];
  private int[] journalMinute = new int[1024];
  private @Nullable Flight[] journalFlight = new Flight[1024];
  private int journal;
  private boolean undoing;

  State(Instance in) {
    this.in = in;
    flightOf = new Flight[in.parties];
    gateOf = new int[in.parties];
    minuteOf = new int[in.parties];
    placeOf = new int[in.parties];
    room = in.quota.clone();
    inside = new int[in.horizon + 1];
    standing = new int[in.horizon + 1];
    standingAt = new int[in.havens][in.horizon + in.longest + 2];
    take(in.problem.airfield().taken(), standing);
    for (int v = 0; v < in.havens; v++) {
      take(in.problem.havens().get(v).taken(), standingAt[v]);
    }
    chains = new ArrayList<>();
    for (int a = 0; a < in.fleet; a++) {
      chains.add(new ArrayList<>());
    }
    arrivals = new Flight[in.havens][16];
    arrivalCount = new int[in.havens];
    for (int v = 0; v < in.havens; v++) {
      for (int minute : in.goingOn[v].comings()) {
        Flight other = new Flight(Instance.NONE, Instance.NONE, minute, minute, v, minute);
        other.load = in.goingOn[v].comes(minute);
        arrive(other);
      }
    }
    notBefore = new int[in.fleet];
    Arrays.fill(notBefore, Integer.MIN_VALUE);
    passed = new boolean[in.parties];
    left = new int[in.parties];
    leftPlace = new int[in.parties];
    for (int p = 0; p < in.parties; p++) {
      if (!in.hopeless[p]) {
        leftPlace[p] = leftCount;
        left[leftCount++] = p;
      }
      cost += in.leftCost[p];
    }
  }

  /// Weighted person-hours of a party if it departs then.
  double delay(int party, int departs) {
    return in.rate[party] * (departs - in.ready[party]);
  }

  double costOf(int party) {
    Flight flight = flightOf[party];
    return flight == null ? in.leftCost[party] : delay(party, flight.departs);
  }

  /// The cost without that of changed promises.
  double plainCost() {
    double sum = 0;
    for (int p = 0; p < in.parties; p++) {
      sum += costOf(p);
    }
    return sum;
  }

  /// What was told to people and crews, and what it costs to change it for a party.
  ///
  /// @param gate by party, [Instance#NONE] where nothing was told
  record Promises(int[] gate, int[] minute, int[] aircraft, int[] departs, double price) {
    boolean isKept(int party, Flight flight, int toldGate, int toldMinute) {
      return gate[party] == toldGate
          && minute[party] == toldMinute
          && aircraft[party] == flight.aircraft
          && departs[party] == flight.departs;
    }
  }

  /// The party has passed: its hour at the gate is used up, and until it has a flight it is inside
  /// to the end. To be said before it is put on one.
  void pass(int party, int gate, int minute) {
    passed[party] = true;
    gateOf[party] = gate;
    minuteOf[party] = minute;
    room[gate * in.hours + minute / Instance.HOUR] -= in.people[party];
    hold(minute, in.horizon, in.people[party]);
  }

  private void hold(int from, int to, int people) {
    for (int t = from; t < to; t++) {
      inside[t] += people;
    }
  }

  /// Parties that were told something and are told something else.
  int changed() {
    Promises told = promises;
    int changed = 0;
    for (int p = 0; told != null && p < in.parties; p++) {
      Flight flight = flightOf[p];
      changed +=
          told.gate[p] != Instance.NONE
                  && (flight == null || !told.isKept(p, flight, gateOf[p], minuteOf[p]))
              ? 1
              : 0;
    }
    return changed;
  }

  /// From here on changed promises cost.
  void promise(Promises told) {
    promises = told;
    recount();
  }

  private double going(int party, Flight flight, int gate, int minute) {
    double delay = delay(party, flight.departs);
    return promises == null
            || promises.gate[party] == Instance.NONE
            || promises.isKept(party, flight, gate, minute)
        ? delay
        : delay + promises.price;
  }

  private double staying(int party) {
    // Whoever is inside is never left there.
    double cost = passed[party] ? STRANDED + in.leftCost[party] : in.leftCost[party];
    return promises == null || promises.gate[party] == Instance.NONE ? cost : cost + promises.price;
  }

  /// From here on steps can be taken back to here.
  void mark() {
    journal = 0;
  }

  /// Takes back all steps since the mark.
  void undo() {
    undoing = true;
    while (journal > 0) {
      journal--;
      Flight flight = java.util.Objects.requireNonNull(journalFlight[journal]);
      switch (journalKind[journal]) {
        case ASSIGNED -> unassign(journalParty[journal]);
        case UNASSIGNED ->
            assign(journalParty[journal], flight, journalGate[journal], journalMinute[journal]);
        case ADDED -> remove(flight);
        case REMOVED -> add(flight);
        default -> throw new IllegalStateException("no such step");
      }
    }
    undoing = false;
  }

  private void note(int kind, int party, Flight flight, int gate, int minute) {
    if (undoing) {
      return;
    }
    if (journal == journalKind.length) {
      int length = 2 * journal;
      journalKind = Arrays.copyOf(journalKind, length);
      journalParty = Arrays.copyOf(journalParty, length);
      journalGate = Arrays.copyOf(journalGate, length);
      journalMinute = Arrays.copyOf(journalMinute, length);
      journalFlight = Arrays.copyOf(journalFlight, length);
    }
    journalKind[journal] = kind;
    journalParty[journal] = party;
    journalFlight[journal] = flight;
    journalGate[journal] = gate;
    journalMinute[journal] = minute;
    journal++;
  }

  /// Puts a party on a flight, through a gate at a minute.
  void assign(int party, Flight flight, int gate, int minute) {
    int people = in.people[party];
    note(ASSIGNED, party, flight, gate, minute);
    cost += going(party, flight, gate, minute) - staying(party);
    flightOf[party] = flight;
    gateOf[party] = gate;
    minuteOf[party] = minute;
    placeOf[party] = flight.add(party);
    flight.load += people;
    raise(flight, people);
    if (passed[party]) {
      hold(flight.departs, in.horizon, -people);
    } else {
      room[gate * in.hours + minute / Instance.HOUR] -= people;
      hold(minute, flight.departs, people);
    }
    if (!in.hopeless[party]) {
      int last = left[--leftCount];
      left[leftPlace[party]] = last;
      leftPlace[last] = leftPlace[party];
    }
  }

  /// Takes a party off its flight.
  void unassign(int party) {
    int people = in.people[party];
    Flight flight = java.util.Objects.requireNonNull(flightOf[party]);
    int minute = minuteOf[party];
    int gate = gateOf[party];
    note(UNASSIGNED, party, flight, gate, minute);
    cost += staying(party) - going(party, flight, gate, minute);
    int last = flight.parties[--flight.count];
    flight.parties[placeOf[party]] = last;
    placeOf[last] = placeOf[party];
    flight.load -= people;
    raise(flight, -people);
    if (passed[party]) {
      hold(flight.departs, in.horizon, people);
    } else {
      room[gate * in.hours + minute / Instance.HOUR] += people;
      hold(minute, flight.departs, -people);
    }
    flightOf[party] = null;
    if (!in.hopeless[party]) {
      leftPlace[party] = leftCount;
      left[leftCount++] = party;
    }
  }

  private int arrivalIndex(Flight flight) {
    Flight[] all = arrivals[flight.to];
    int low = firstArrival(flight.to, flight.arrives);
    while (all[low] != flight) {
      low++;
    }
    return low;
  }

  /// The first of the haven's flights that arrives at this minute or later.
  private int firstArrival(int haven, int minute) {
    Flight[] all = arrivals[haven];
    int low = 0;
    int high = arrivalCount[haven];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all[middle].arrives < minute) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long levelAt(int haven, int index) {
    Flight flight = arrivals[haven][index];
    long before = 0;
    if (index > 0) {
      Flight last = arrivals[haven][index - 1];
      before = Math.max(0, last.level - in.goingOn[haven].gone(last.arrives, flight.arrives));
    }
    return before + flight.load * PARTS;
  }

  /// Counts the levels again from a flight on, until they are what they were.
  private void raise(Flight flight, int people) {
    if (people == 0) {
      return;
    }
    int haven = flight.to;
    for (int i = arrivalIndex(flight); i < arrivalCount[haven]; i++) {
      long level = levelAt(haven, i);
      if (level == arrivals[haven][i].level) {
        return;
      }
      arrivals[haven][i].level = level;
    }
  }

  /// Whether the flight takes so many people more: seats, and room at its haven now and later.
  boolean seatsAndRoom(Flight flight, int people) {
    if (flight.load + people > in.seats[flight.aircraft]) {
      return false;
    }
    int haven = flight.to;
    long most = in.capacity[haven] * PARTS;
    long level = flight.level + people * PARTS;
    if (level > most) {
      return false;
    }
    Flight[] all = arrivals[haven];
    int last = flight.arrives;
    for (int i = arrivalIndex(flight) + 1; i < arrivalCount[haven]; i++) {
      Flight next = all[i];
      level = Math.max(0, level - in.goingOn[haven].gone(last, next.arrives)) + next.load * PARTS;
      if (level == next.level) {
        return true;
      }
      if (level > most) {
        return false;
      }
      last = next.arrives;
    }
    return true;
  }

  /// Whether the party may be inside from the minute until the departure. Whoever is there already
  /// leaves by departing.
  boolean mayWait(int party, int minute, int departs) {
    return passed[party] || canHold(minute, departs, in.people[party]);
  }

  /// Whether so many people may be inside from the minute until the departure as well.
  boolean canHold(int minute, int departs, int people) {
    int most = in.holding - people;
    for (int t = minute; t < departs; t++) {
      if (inside[t] > most) {
        return false;
      }
    }
    return true;
  }

  private static void take(List<Span> taken, int[] standing) {
    for (Span span : taken) {
      for (int t = Math.max(0, span.from()); t < Math.min(span.to(), standing.length); t++) {
        standing[t]++;
      }
    }
  }

  /// An aircraft that no plan moves any more stands at the airfield from this minute to the end.
  void keepStand(int from) {
    take(List.of(new Span(from, in.horizon)), standing);
  }

  /// Whether there is a stand for it at the airfield and at its haven. An empty flight needs no
  /// room there.
  boolean canFly(Flight flight) {
    for (int t = flight.lands; t < flight.departs; t++) {
      if (standing[t] >= in.parking) {
        return false;
      }
    }
    int[] there = standingAt[flight.to];
    int leaves = flight.arrives + in.groundHaven[flight.aircraft];
    for (int t = flight.arrives; t < leaves; t++) {
      if (there[t] >= in.havenParking[flight.to]) {
        return false;
      }
    }
    return true;
  }

  /// Whether the flight has not taken off.
  boolean isFree(Flight flight) {
    return !flight.begun && flight.lands - in.legs[flight.aircraft][flight.from] >= now;
  }

  /// Whether one aircraft more may stand at the airfield in this minute.
  boolean isStandFree(int minute) {
    return standing[minute] < in.parking;
  }

  /// The same at a haven; later than any flight arrives it may.
  boolean isHavenStandFree(int haven, int minute) {
    int[] there = standingAt[haven];
    return minute >= there.length || there[minute] < in.havenParking[haven];
  }

  /// The last minute of `[from, to)` in which there is no stand for one more at the airfield;
  /// [Instance#NONE] if there always is.
  int lastFull(int from, int to) {
    int t = to - 1;
    while (t >= from && isStandFree(t)) {
      t--;
    }
    return t >= from ? t : Instance.NONE;
  }

  /// The same at a haven.
  int lastFullAt(int haven, int from, int to) {
    int t = to - 1;
    while (t >= from && isHavenStandFree(haven, t)) {
      t--;
    }
    return t >= from ? t : Instance.NONE;
  }

  private void stand(Flight flight, int amount) {
    for (int t = flight.lands; t < flight.departs; t++) {
      standing[t] += amount;
    }
    int[] there = standingAt[flight.to];
    int leaves = flight.arrives + in.groundHaven[flight.aircraft];
    for (int t = flight.arrives; t < leaves; t++) {
      there[t] += amount;
    }
  }

  /// Enters an empty flight, in its aircraft's chain by its landing.
  void add(Flight flight) {
    note(ADDED, Instance.NONE, flight, Instance.NONE, Instance.NONE);
    stand(flight, 1);
    List<Flight> chain = chains.get(flight.aircraft);
    int at = chain.size();
    while (at > 0 && chain.get(at - 1).lands > flight.lands) {
      at--;
    }
    chain.add(at, flight);
    if (flights == order.length) {
      order = Arrays.copyOf(order, 2 * flights);
    }
    int place = firstFrom(flight.departs);
    System.arraycopy(order, place, order, place + 1, flights - place);
    order[place] = flight;
    flights++;
    arrive(flight);
  }

  private void arrive(Flight flight) {
    int haven = flight.to;
    if (arrivalCount[haven] == arrivals[haven].length) {
      arrivals[haven] = Arrays.copyOf(arrivals[haven], 2 * arrivalCount[haven]);
    }
    int index = firstArrival(haven, flight.arrives);
    Flight[] all = arrivals[haven];
    System.arraycopy(all, index, all, index + 1, arrivalCount[haven] - index);
    all[index] = flight;
    arrivalCount[haven]++;
    flight.level = levelAt(haven, index);
  }

  /// Takes out an empty flight.
  void remove(Flight flight) {
    if (flight.count > 0) {
      throw new IllegalStateException("a flight with parties cannot be taken out");
    }
    note(REMOVED, Instance.NONE, flight, Instance.NONE, Instance.NONE);
    stand(flight, -1);
    chains.get(flight.aircraft).remove(flight);
    int place = firstFrom(flight.departs);
    while (order[place] != flight) {
      place++;
    }
    System.arraycopy(order, place + 1, order, place, flights - place - 1);
    order[--flights] = null;
    int haven = flight.to;
    int index = arrivalIndex(flight);
    Flight[] all = arrivals[haven];
    System.arraycopy(all, index + 1, all, index, arrivalCount[haven] - index - 1);
    all[--arrivalCount[haven]] = null;
  }

  /// The index in `order` of the first flight that departs at this minute or later.
  int firstFrom(int minute) {
    int low = 0;
    int high = flights;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order[middle].departs < minute) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// The earliest minute at which the party can pass a gate, as room goes now; the horizon if it
  /// cannot.
  int earliestPass(int party, int latest) {
    int people = in.people[party];
    int ready = Math.max(Math.max(0, now), in.ready[party]);
    long mask = in.gateMask[party];
    int last = Math.min(in.hours - 1, Math.floorDiv(latest, Instance.HOUR));
    for (int hour = ready / Instance.HOUR; hour <= last; hour++) {
      int best = in.horizon;
      for (int g = 0; g < in.gates; g++) {
        if ((mask >> g & 1) != 0 && room[g * in.hours + hour] >= people) {
          int minute = in.earliestIn(g, hour, ready);
          if (minute != Instance.NONE && minute < best) {
            best = minute;
          }
        }
      }
      if (best < in.horizon) {
        return best;
      }
    }
    return in.horizon;
  }

  /// Nobody flies.
  void clear() {
    mark();
    for (int p = 0; p < in.parties; p++) {
      if (flightOf[p] != null) {
        unassign(p);
      }
    }
    for (int i = flights - 1; i >= 0; i--) {
      remove(order[i]);
    }
    mark();
    recount();
  }

  /// Copies another state of the same instance.
  void copy(State other) {
    clear();
    for (List<Flight> chain : other.chains) {
      for (Flight flight : chain) {
        Flight own =
            new Flight(
                flight.aircraft,
                flight.from,
                flight.lands,
                flight.departs,
                flight.to,
                flight.arrives);
        add(own);
        for (int i = 0; i < flight.count; i++) {
          int party = flight.parties[i];
          assign(party, own, other.gateOf[party], other.minuteOf[party]);
        }
      }
    }
    mark();
    recount();
  }

  /// Counts the cost anew, because sums of many small steps drift.
  void recount() {
    cost = 0;
    for (int p = 0; p < in.parties; p++) {
      Flight flight = flightOf[p];
      cost += flight == null ? staying(p) : going(p, flight, gateOf[p], minuteOf[p]);
    }
  }
}
