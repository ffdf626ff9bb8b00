package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muster.engine.lift.LiftPrices;

/// A bound below the cost of every plan, from prices of what is scarce.
///
/// For any prices at least zero on what the rules ration (people through a gate in an hour, seats,
/// room at a haven, minutes inside, minutes on a stand) and any worth of each party up to what it
/// costs to leave it behind, every plan costs at least the sum of worths, less what all that is
/// rationed would fetch, less for each aircraft the best that it can make of its time, flying
/// round trips and earning on each flight what the parties are worth beyond their wait and what
/// they use.
///
/// (Lagrangian relaxation; an aircraft's whole timetable is chosen, minute by minute, by dynamic
/// programming, and each party chooses its gate hour for each departure). The derivation is in
/// `package.md`. What the chosen timetables ask too much or too little of shows where to raise the
/// bound.
final class Relaxation implements Priced {
  private static final double MINUTES = 60;

  /// What is cheaper is not written down.
  private static final double SMALL = 1e-6;

  /// Who is worth nearly what it costs to leave them behind may stay.
  private static final double NEARLY = 0.98;

  /// By how much of what all seats of a flight cost the price of a minute on a stand changes.
  private static final double STAND_SHARE = 1e-3;

  final Instance in;

  /// Where the kinds of prices begin among all variables; and how many there are.
  final int gateStart;
  final int seatStart;
  final int havenStart;
  final int holdStart;
  final int standStart;
  final int havenStandStart;
  final int size;

  /// By haven: how many stretches of [LiftPrices#STAND_MINUTES] have a price of their own.
  private final int havenStandSlots;

  /// By haven and minute: what an aircraft pays for standing there up to it.
  private final double[][] havenStood;

  private final int havenHours;

  /// By haven and hour: people who leave beyond those whom others bring.
  private final double[][] goingOn;

  private final int[] seatClass;
  private final int[] classSeats;

  /// By aircraft and haven: which of the distinct (haven, leg, seats, time on the ground there);
  /// [Instance#NONE] without a leg.
  private final int[][] route;
  private final int routes;
  private final int[] routeHaven;
  private final int[] routeLeg;
  private final int[] routeClass;
  private final int[] routeTurn;

  /// Parties of one kind (alike in gates and people) after each other.
  private final int[] byKind;
  private final GateEvents events;

  /// Segments in which a party's best gate hour does not change and it gains something, by party:
  /// the first, and the one after its last.
  private final int[] segmentStart;

  private final int[] segmentEnd;
  private int[] segmentFrom = new int[1 << 12];
  private int[] segmentTo = new int[1 << 12];
  private double[] segmentValue = new double[1 << 12];
  private int[] segmentCell = new int[1 << 12];
  private int segments;

  private final double[] held;

  /// What parties that may go anywhere gain at each minute, and by haven what the others do.
  private final Gains anywhere;

  private final Gains[] towards;
  private final Gains within;
  private final double[][] base;
  private final double[][] theta;

  /// What seat and bed cost at least, whenever and wherever.
  private double leastTheta;
  private final double[][] earns;

  /// By route and hour of departure: whether seat or bed has a price.
  private final boolean[][] priced;

  private final double[] standSum;

  /// By hour: where its parties begin in `active`, and where those begin that may not go anywhere.
  private final int[] activeStart;

  private final int[] activeSome;
  private int[] active = new int[1 << 12];

  /// Of an hour, by what seat and bed cost a person: what those gain in each minute who may go
  /// anywhere, and by haven what the others do.
  private final Map<Double, double[]> anywhereAt = new HashMap<>();

  private final List<Map<Double, double[]>> towardsAt = new ArrayList<>();

  private final Flights solution = new Flights();
  private final Rotation rotation;

  /// Of the aircraft that is planned: by haven and departure what a flight earns.
  private final double[][] towardsHaven;

  Relaxation(Instance in) {
    this.in = in;
    seatClass = new int[in.fleet];
    classSeats = Arrays.stream(in.seats).distinct().sorted().toArray();
    for (int a = 0; a < in.fleet; a++) {
      seatClass[a] = Arrays.binarySearch(classSeats, in.seats[a]);
    }
    int longestLeg = 0;
    route = new int[in.fleet][in.havens];
    int[] havenOf = new int[in.fleet * in.havens];
    int[] legOf = new int[in.fleet * in.havens];
    int[] classOf = new int[in.fleet * in.havens];
    int[] turnOf = new int[in.fleet * in.havens];
    int count = 0;
    for (int a = 0; a < in.fleet; a++) {
      for (int v = 0; v < in.havens; v++) {
        int leg = in.legs[a][v];
        route[a][v] = Instance.NONE;
        if (leg == Instance.NONE) {
          continue;
        }
        longestLeg = Math.max(longestLeg, leg);
        int r = 0;
        while (r < count
            && !(havenOf[r] == v
                && legOf[r] == leg
                && classOf[r] == seatClass[a]
                && turnOf[r] == in.groundHaven[a])) {
          r++;
        }
        havenOf[r] = v;
        legOf[r] = leg;
        classOf[r] = seatClass[a];
        turnOf[r] = in.groundHaven[a];
        count = Math.max(count, r + 1);
        route[a][v] = r;
      }
    }
    routes = count;
    routeHaven = Arrays.copyOf(havenOf, count);
    routeLeg = Arrays.copyOf(legOf, count);
    routeClass = Arrays.copyOf(classOf, count);
    routeTurn = Arrays.copyOf(turnOf, count);
    havenHours = (in.horizon + longestLeg) / Instance.HOUR + 1;
    goingOn = new double[in.havens][];
    for (int v = 0; v < in.havens; v++) {
      goingOn[v] = in.goingOn[v].hourly(havenHours);
    }
    gateStart = in.parties;
    seatStart = gateStart + in.gates * in.hours;
    havenStart = seatStart + classSeats.length * in.hours;
    holdStart = havenStart + in.havens * havenHours;
    standStart = holdStart + in.hours;
    havenStandStart = standStart + in.hours;
    havenStandSlots = (in.horizon + in.longest) / LiftPrices.STAND_MINUTES + 1;
    size = havenStandStart + in.havens * havenStandSlots;
    havenStood = new double[in.havens][in.horizon + in.longest + 1];
    segmentStart = new int[in.parties];
    segmentEnd = new int[in.parties];
    byKind =
        java.util.stream.IntStream.range(0, in.parties)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingLong(p -> in.gateMask[p])
                    .thenComparingInt(p -> in.people[p])
                    .thenComparingInt(p -> p))
            .mapToInt(p -> p)
            .toArray();
    events = new GateEvents(in);
    held = new double[in.horizon + 1];
    standSum = new double[in.horizon + 1];
    anywhere = new Gains(in.horizon);
    towards = new Gains[in.havens];
    Arrays.setAll(towards, v -> new Gains(in.horizon));
    within = new Gains(Instance.HOUR);
    base = new double[in.havens][in.horizon + 1];
    theta = new double[routes][in.horizon];
    earns = new double[routes][in.horizon];
    priced = new boolean[routes][in.hours];
    activeStart = new int[in.hours + 1];
    activeSome = new int[in.hours];
    for (int v = 0; v < in.havens; v++) {
      towardsAt.add(new HashMap<>());
    }
    rotation = new Rotation(in);
    towardsHaven = new double[in.havens][];
  }

  /// Flights that the relaxation chose.
  static final class Flights {
    final Numbers aircraft = new Numbers();
    final Numbers lands = new Numbers();
    final Numbers departs = new Numbers();
    final Numbers to = new Numbers();

    void clear() {
      aircraft.clear();
      lands.clear();
      departs.clear();
      to.clear();
    }
  }

  /// The flights chosen at the last evaluation.
  Flights solution() {
    return solution;
  }

  /// What flights earn at the prices of the last evaluation.
  ///
  /// @param x those prices
  Guide guide(double[] x) {
    double[][] copy = new double[routes][];
    Arrays.setAll(copy, r -> earns[r].clone());
    boolean[] stays = new boolean[in.parties];
    for (int p = 0; p < in.parties; p++) {
      stays[p] = x[p] >= in.leftCost[p] * NEARLY;
    }
    return new Guide(copy, route, stays);
  }

  /// Prices as a plan carries them.
  LiftPrices prices(double[] x) {
    Map<String, Double> worth = new LinkedHashMap<>();
    for (int p = 0; p < in.parties; p++) {
      if (Math.abs(x[p]) > SMALL) {
        worth.put(in.problem.parties().get(p).id(), LiftPrices.rounded(x[p]));
      }
    }
    Map<String, Map<Integer, Double>> gates = new LinkedHashMap<>();
    for (int g = 0; g < in.gates; g++) {
      gates.put(in.problem.gates().get(g).id(), hours(x, gateStart + g * in.hours, in.hours));
    }
    Map<String, Map<Integer, Double>> seats = new LinkedHashMap<>();
    for (int c = 0; c < classSeats.length; c++) {
      seats.put(Integer.toString(classSeats[c]), hours(x, seatStart + c * in.hours, in.hours));
    }
    Map<String, Map<Integer, Double>> havens = new LinkedHashMap<>();
    for (int v = 0; v < in.havens; v++) {
      havens.put(
          in.problem.havens().get(v).id(), hours(x, havenStart + v * havenHours, havenHours));
    }
    Map<String, Map<Integer, Double>> havenStands = new LinkedHashMap<>();
    for (int v = 0; v < in.havens; v++) {
      havenStands.put(
          in.problem.havens().get(v).id(),
          hours(x, havenStandStart + v * havenStandSlots, havenStandSlots));
    }
    return new LiftPrices(
        worth,
        gates,
        seats,
        havens,
        hours(x, holdStart, in.hours),
        hours(x, standStart, in.hours),
        havenStands);
  }

  /// Prices that some plan carries, as far as they are of this problem.
  ///
  /// @param unknown the prices of what they do not name
  double[] known(LiftPrices prices, double[] unknown) {
    double[] x = unknown.clone();
    for (int p = 0; p < in.parties; p++) {
      Double worth = prices.worth().get(in.problem.parties().get(p).id());
      x[p] = worth == null ? x[p] : Math.min(worth, in.leftCost[p]);
    }
    for (int g = 0; g < in.gates; g++) {
      String id = in.problem.gates().get(g).id();
      enter(prices.gates().get(id), x, gateStart + g * in.hours, in.hours);
    }
    for (int c = 0; c < classSeats.length; c++) {
      String seats = Integer.toString(classSeats[c]);
      enter(prices.seats().get(seats), x, seatStart + c * in.hours, in.hours);
    }
    for (int v = 0; v < in.havens; v++) {
      String id = in.problem.havens().get(v).id();
      enter(prices.havens().get(id), x, havenStart + v * havenHours, havenHours);
      enter(
          prices.havenStands().get(id), x, havenStandStart + v * havenStandSlots, havenStandSlots);
    }
    enter(prices.holding(), x, holdStart, in.hours);
    enter(prices.stands(), x, standStart, in.hours);
    return x;
  }

  private static void enter(
      @Nullable Map<Integer, Double> hours, double[] x, int start, int count) {
    if (hours != null) {
      hours.forEach(
          (hour, price) -> {
            if (hour < count) {
              x[start + hour] = price;
            }
          });
    }
  }

  private static Map<Integer, Double> hours(double[] x, int start, int count) {
    Map<Integer, Double> hours = new TreeMap<>();
    for (int hour = 0; hour < count; hour++) {
      if (x[start + hour] > SMALL) {
        hours.put(hour, LiftPrices.rounded(x[start + hour]));
      }
    }
    return hours;
  }

  @Override
  public int size() {
    return size;
  }

  /// The greatest value that a variable may have.
  @Override
  public double most(int variable) {
    return variable < in.parties ? in.leftCost[variable] : Double.POSITIVE_INFINITY;
  }

  /// The least.
  @Override
  public double least(int variable) {
    return variable < in.parties ? Double.NEGATIVE_INFINITY : 0;
  }

  /// By how much a variable changes in the course of things: worths by the hour of the party,
  /// prices by the hour of a person.
  @Override
  public double[] scales(double[] start) {
    double weight = 0;
    double people = 0;
    double[] scale = new double[size];
    for (int p = 0; p < in.parties; p++) {
      scale[p] = Math.max(1e-3, in.rate[p] * MINUTES);
      weight += in.rate[p] * MINUTES;
      people += in.people[p];
    }
    double mean = Math.max(1e-3, weight / Math.max(1, people));
    Arrays.fill(scale, gateStart, havenStart, mean);
    Arrays.fill(scale, havenStart, holdStart, mean / 2);
    Arrays.fill(scale, holdStart, standStart, mean / 500);
    // A stand is worth a flight, and a flight as much as its seats.
    double seat = 0;
    for (int i = seatStart; i < holdStart; i++) {
      seat = Math.max(seat, start[i]);
    }
    double flight = seat * Arrays.stream(in.seats).average().orElse(0);
    Arrays.fill(scale, standStart, size, Math.max(mean / 20, flight * STAND_SHARE));
    return scale;
  }

  /// The bound at these prices.
  ///
  /// @param x the prices
  /// @param slope where the bound rises: filled
  @Override
  public double evaluate(double[] x, double[] slope) {
    Arrays.fill(slope, 0);
    double bound = 0;
    for (int p = 0; p < in.parties; p++) {
      bound += x[p];
      slope[p] = 1;
    }
    bound -= rationed(x, slope);
    routePrices(x);
    segments(x);
    actives();
    earnings(x);
    solution.clear();
    for (int a = 0; a < in.fleet; a++) {
      bound -= timetable(a);
    }
    slopes(slope);
    return bound;
  }

  /// What all that is rationed fetches.
  private double rationed(double[] x, double[] slope) {
    double sum = 0;
    for (int i = gateStart; i < seatStart; i++) {
      sum += x[i] * in.quota[i - gateStart];
      slope[i] -= in.quota[i - gateStart];
    }
    for (int v = 0; v < in.havens; v++) {
      int start = havenStart + v * havenHours;
      for (int j = 0; j < havenHours; j++) {
        double next = j + 1 < havenHours ? x[start + j + 1] : 0;
        sum += goingOn[v][j] * x[start + j];
        slope[start + j] -= goingOn[v][j];
        if (x[start + j] > next) {
          sum += in.capacity[v] * (x[start + j] - next);
          slope[start + j] -= in.capacity[v];
          if (j + 1 < havenHours) {
            slope[start + j + 1] += in.capacity[v];
          }
        }
      }
    }
    sum += havenStands(x, slope);
    held[0] = 0;
    standSum[0] = 0;
    for (int t = 0; t < in.horizon; t++) {
      int hour = t / Instance.HOUR;
      held[t + 1] = held[t] + x[holdStart + hour];
      standSum[t + 1] = standSum[t] + x[standStart + hour];
      slope[holdStart + hour] -= in.holding;
      slope[standStart + hour] -= in.parking;
    }
    return sum + held[in.horizon] * in.holding + standSum[in.horizon] * in.parking;
  }

  private double havenStands(double[] x, double[] slope) {
    double sum = 0;
    for (int v = 0; v < in.havens; v++) {
      int start = havenStandStart + v * havenStandSlots;
      double most = (double) in.havenParking[v] * LiftPrices.STAND_MINUTES;
      for (int j = 0; j < havenStandSlots; j++) {
        sum += x[start + j] * most;
        slope[start + j] -= most;
      }
      double[] paid = havenStood[v];
      for (int t = 0; t + 1 < paid.length; t++) {
        paid[t + 1] = paid[t] + x[start + t / LiftPrices.STAND_MINUTES];
      }
    }
    return sum;
  }

  /// For each party, by departure: what it is worth beyond its wait and its cheapest gate hour.
  private void segments(double[] x) {
    segments = 0;
    events.hold(held);
    for (int i = 0; i < byKind.length; i++) {
      int p = byKind[i];
      int before = i == 0 ? Instance.NONE : byKind[i - 1];
      if (before == Instance.NONE
          || in.gateMask[before] != in.gateMask[p]
          || in.people[before] != in.people[p]) {
        events.price(in.gateMask[p], in.people[p], x, gateStart);
      }
      segmentStart[p] = segments;
      segments(p, x);
      segmentEnd[p] = segments;
    }
  }

  private void segments(int p, double[] x) {
    double rate = in.rate[p];
    int ready = Math.max(0, in.ready[p]);
    double wait = rate > 0 ? Math.floor(in.ready[p] + x[p] / rate) : in.horizon;
    int last = (int) Math.min(Math.min(in.due[p], in.horizon - 1), wait);
    int lastPass = last - in.screening;
    if (ready > lastPass) {
      return;
    }
    double worth = x[p] + rate * in.ready[p];
    double cheapest = Double.POSITIVE_INFINITY;
    events.within(ready);
    for (int i = 0; i < events.soonSize && events.soonMinute[i] <= lastPass; i++) {
      if (events.soonPrice[i] < cheapest) {
        cheapest = events.soonPrice[i];
        push(p, events.soonMinute[i], last, worth, cheapest, events.soonCell[i]);
      }
    }
    int hour = ready / Instance.HOUR + 1;
    for (int e = hour < in.hours ? events.start[hour] : events.size;
        e < events.size && events.minute[e] <= lastPass;
        e = events.next[e]) {
      if (events.price[e] < cheapest) {
        cheapest = events.price[e];
        push(p, events.minute[e], last, worth, cheapest, events.cell[e]);
      }
    }
  }

  /// From when a party passes a gate on, up to where it gains nothing any more.
  private void push(int p, int minute, int last, double worth, double price, int cell) {
    int from = minute + in.screening;
    if (segments > segmentStart[p]) {
      segmentTo[segments - 1] = Math.min(segmentTo[segments - 1], from);
    }
    double value = worth - in.people[p] * price;
    int to = gainsUntil(p, value - in.people[p] * leastTheta, from, last + 1);
    if (from < to) {
      push(from, to, value, cell);
    }
  }

  /// The first minute of `[from, to)` at which a value is used up by waiting and being inside, or
  /// the end.
  private int gainsUntil(int p, double value, int from, int to) {
    double rate = in.rate[p];
    if (held[in.horizon] == 0) {
      if (value <= rate * from) {
        return from;
      }
      return rate * to < value ? to : Math.min(to, (int) Math.ceil(value / rate));
    }
    int people = in.people[p];
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (value - rate * middle - people * held[middle] > 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void push(int from, int to, double value, int cell) {
    if (segments == segmentFrom.length) {
      int length = 2 * segments;
      segmentFrom = Arrays.copyOf(segmentFrom, length);
      segmentTo = Arrays.copyOf(segmentTo, length);
      segmentValue = Arrays.copyOf(segmentValue, length);
      segmentCell = Arrays.copyOf(segmentCell, length);
    }
    segmentFrom[segments] = from;
    segmentTo[segments] = to;
    segmentValue[segments] = value;
    segmentCell[segments] = cell;
    segments++;
  }

  /// By route and departure: what all parties together are worth on a flight.
  private void earnings(double[] x) {
    anywhere.clear();
    for (Gains one : towards) {
      one.clear();
    }
    for (int p = 0; p < in.parties; p++) {
      for (int s = segmentStart[p]; s < segmentEnd[p]; s++) {
        if (goesAnywhere(p)) {
          gain(anywhere, p, s);
        } else {
          for (int v = 0; v < in.havens; v++) {
            if ((in.havenMask[p] >> v & 1) != 0) {
              gain(towards[v], p, s);
            }
          }
        }
      }
    }
    for (int v = 0; v < in.havens; v++) {
      Arrays.fill(base[v], 0);
      anywhere.addTo(base[v], 0, in.horizon, held);
      towards[v].addTo(base[v], 0, in.horizon, held);
    }
    boolean[] pricedHour = new boolean[in.hours];
    for (int r = 0; r < routes; r++) {
      System.arraycopy(base[routeHaven[r]], 0, earns[r], 0, in.horizon);
      for (int hour = 0; hour < in.hours; hour++) {
        pricedHour[hour] |= priced[r][hour];
      }
    }
    for (int hour = 0; hour < in.hours; hour++) {
      if (pricedHour[hour]) {
        anywhereAt.clear();
        towardsAt.forEach(Map::clear);
        for (int r = 0; r < routes; r++) {
          if (priced[r][hour]) {
            earnings(r, hour, x);
          }
        }
      }
    }
    for (int r = 0; r < routes; r++) {
      double[] paid = havenStood[routeHaven[r]];
      if (paid[paid.length - 1] > 0) {
        for (int t = 0; t < in.horizon; t++) {
          int arrives = t + routeLeg[r];
          earns[r][t] -= paid[arrives + routeTurn[r]] - paid[arrives];
        }
      }
    }
  }

  /// What a person pays for seat and bed, by route and departure.
  private void routePrices(double[] x) {
    leastTheta = routes == 0 ? 0 : Double.POSITIVE_INFINITY;
    for (int r = 0; r < routes; r++) {
      Arrays.fill(priced[r], false);
      for (int t = 0; t < in.horizon; t++) {
        int hour = t / Instance.HOUR;
        double price =
            x[seatStart + routeClass[r] * in.hours + hour]
                + x[havenStart + routeHaven[r] * havenHours + (t + routeLeg[r]) / Instance.HOUR];
        theta[r][t] = price;
        priced[r][hour] |= price > 0;
        leastTheta = Math.min(leastTheta, price);
      }
    }
  }

  /// Adds what a party gains in a segment.
  private void gain(Gains sum, int p, int s) {
    sum.add(segmentFrom[s], segmentTo[s], segmentValue[s], in.rate[p], in.people[p]);
  }

  /// By hour of departure: the parties that have a segment in it.
  private void actives() {
    Arrays.fill(activeStart, 0);
    for (int p = 0; p < in.parties; p++) {
      if (segmentStart[p] < segmentEnd[p]) {
        for (int hour = firstHour(p); hour <= lastHour(p); hour++) {
          activeStart[hour + 1]++;
        }
      }
    }
    for (int hour = 0; hour < in.hours; hour++) {
      activeStart[hour + 1] += activeStart[hour];
    }
    if (active.length < activeStart[in.hours]) {
      active = new int[2 * activeStart[in.hours]];
    }
    int[] next = activeStart.clone();
    fill(next, true);
    System.arraycopy(next, 0, activeSome, 0, in.hours);
    fill(next, false);
  }

  private int firstHour(int p) {
    return segmentFrom[segmentStart[p]] / Instance.HOUR;
  }

  private int lastHour(int p) {
    return (segmentTo[segmentEnd[p] - 1] - 1) / Instance.HOUR;
  }

  private boolean goesAnywhere(int p) {
    return in.havenMask[p] == (1L << in.havens) - 1;
  }

  private void fill(int[] next, boolean thoseWhoGoAnywhere) {
    for (int p = 0; p < in.parties; p++) {
      if (segmentStart[p] < segmentEnd[p] && goesAnywhere(p) == thoseWhoGoAnywhere) {
        for (int hour = firstHour(p); hour <= lastHour(p); hour++) {
          active[next[hour]++] = p;
        }
      }
    }
  }

  /// The earnings of a route in an hour in which seats or its haven have a price.
  private void earnings(int r, int hour, double[] x) {
    int end = Math.min(in.horizon, (hour + 1) * Instance.HOUR);
    double[] price = theta[r];
    double seats = x[seatStart + routeClass[r] * in.hours + hour] * classSeats[routeClass[r]];
    int start = hour * Instance.HOUR;
    int from = start;
    // Within an hour of departure the price changes once, with the hour of arrival.
    while (from < end) {
      int to = from + 1;
      while (to < end && price[to] == price[from]) {
        to++;
      }
      double each = price[from];
      int haven = routeHaven[r];
      double[] anybody = anywhereAt.computeIfAbsent(each, one -> anywhere(one, hour));
      double[] others =
          towardsAt.get(haven).computeIfAbsent(each, one -> towards(haven, one, hour));
      for (int t = from; t < to; t++) {
        earns[r][t] = seats + anybody[t - start] + others[t - start];
      }
      from = to;
    }
  }

  private double[] anywhere(double price, int hour) {
    within.clear();
    for (int i = activeStart[hour]; i < activeSome[hour]; i++) {
      within(active[i], hour, price);
    }
    return summed(hour);
  }

  private double[] towards(int haven, double price, int hour) {
    within.clear();
    for (int i = activeSome[hour]; i < activeStart[hour + 1]; i++) {
      if ((in.havenMask[active[i]] >> haven & 1) != 0) {
        within(active[i], hour, price);
      }
    }
    return summed(hour);
  }

  private double[] summed(int hour) {
    int start = hour * Instance.HOUR;
    double[] sums = new double[Math.min(in.horizon - start, Instance.HOUR)];
    within.addTo(sums, start, sums.length, held);
    return sums;
  }

  private void within(int p, int hour, double price) {
    int start = hour * Instance.HOUR;
    int end = Math.min(in.horizon, start + Instance.HOUR);
    for (int s = segmentStart[p]; s < segmentEnd[p]; s++) {
      int from = Math.max(start, segmentFrom[s]);
      int to = Math.min(end, segmentTo[s]);
      if (from < to) {
        double value = segmentValue[s] - in.people[p] * price;
        int until = gainsUntil(p, value, from, to);
        if (from < until) {
          within.add(from - start, until - start, value, in.rate[p], in.people[p]);
        }
      }
    }
  }

  /// The most that an aircraft can earn; its flights are added to the solution.
  private double timetable(int a) {
    for (int v = 0; v < in.havens; v++) {
      if (route[a][v] != Instance.NONE) {
        towardsHaven[v] = earns[route[a][v]];
      }
    }
    double best =
        rotation.best(a, in.home[a], in.from[a], Rotation.End.ANY, towardsHaven, standSum);
    for (int i = 0; i < rotation.departs.size; i++) {
      solution.aircraft.add(a);
      solution.lands.add(rotation.lands.at[i]);
      solution.departs.add(rotation.departs.at[i]);
      solution.to.add(rotation.to.at[i]);
    }
    return best;
  }

  /// What the chosen flights ask of each thing.
  private void slopes(double[] slope) {
    for (int i = 0; i < solution.aircraft.size; i++) {
      int a = solution.aircraft.at[i];
      int departs = solution.departs.at[i];
      int v = solution.to.at[i];
      for (int t = solution.lands.at[i]; t < departs; t++) {
        slope[standStart + t / Instance.HOUR]++;
      }
      int arrives = departs + in.legs[a][v];
      for (int t = arrives; t < arrives + in.groundHaven[a]; t++) {
        slope[havenStandStart + v * havenStandSlots + t / LiftPrices.STAND_MINUTES]++;
      }
      int hour = departs / Instance.HOUR;
      int seat = seatStart + seatClass[a] * in.hours + hour;
      double price = theta[route[a][v]][departs];
      int loaded = 0;
      for (int j = activeStart[hour]; j < activeStart[hour + 1]; j++) {
        int p = active[j];
        if ((in.havenMask[p] >> v & 1) == 0) {
          continue;
        }
        int people = in.people[p];
        for (int s = segmentStart[p]; s < segmentEnd[p]; s++) {
          if (segmentFrom[s] <= departs && departs < segmentTo[s]) {
            double value =
                segmentValue[s] - in.rate[p] * departs - people * (held[departs] + price);
            if (value > 0) {
              slope[p]--;
              slope[gateStart + segmentCell[s]] += people;
              loaded += people;
              inside(segmentCell[s], departs, people, slope);
            }
          }
        }
      }
      slope[seat] += loaded - in.seats[a];
      slope[havenStart + v * havenHours + arrives / Instance.HOUR] += loaded;
    }
  }

  private void inside(int cell, int departs, int people, double[] slope) {
    int hour = cell % in.hours;
    int from = in.latestIn(cell / in.hours, hour, in.horizon);
    for (int h = hour; h * Instance.HOUR < departs; h++) {
      int minutes = Math.min(departs, (h + 1) * Instance.HOUR) - Math.max(from, h * Instance.HOUR);
      if (minutes > 0) {
        slope[holdStart + h] += (double) people * minutes;
      }
    }
  }
}
