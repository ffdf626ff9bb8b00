package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// A first plan: every aircraft flies round trips as soon as it can, to the haven that fills least
/// quickly, and the parties go by weight.
final class Greedy {
  private Greedy() {}

  static void build(State state, SplittableRandom random) {
    Instance in = state.in;
    Timetables timetables = new Timetables(state);
    double[] sent = new double[in.havens];
    Numbers displaced = new Numbers();
    boolean[] ended = new boolean[in.fleet];
    while (true) {
      // The next to depart, so that havens are shared out in the order of time.
      int next = Instance.NONE;
      int soonest = in.horizon;
      for (int a = 0; a < in.fleet; a++) {
        if (!ended[a]) {
          int departs = timetables.earliest(a, state.chains.get(a).size());
          if (departs < soonest) {
            soonest = departs;
            next = a;
          }
        }
      }
      if (next == Instance.NONE) {
        break;
      }
      ended[next] = !fly(state, timetables, next, soonest, sent, displaced);
    }
    fill(state, new Filling(state, random));
  }

  /// One trip more, as soon as there is a stand.
  private static boolean fly(
      State state, Timetables timetables, int a, int soonest, double[] sent, Numbers displaced) {
    Instance in = state.in;
    int kept = state.chains.get(a).size();
    int to = Instance.NONE;
    for (int v = 0; v < in.havens; v++) {
      if (in.legs[a][v] != Instance.NONE
          && (to == Instance.NONE || fullness(in, sent, v) < fullness(in, sent, to))) {
        to = v;
      }
    }
    if (to == Instance.NONE) {
      return false;
    }
    for (int departs = soonest; departs < in.horizon; departs += 5) {
      List<Flight> flights =
          timetables.flights(a, kept, new ArrayList<>(List.of(new Timetables.Trip(departs, to))));
      if (flights.isEmpty()) {
        return false;
      }
      if (state.canFly(flights.getFirst())) {
        timetables.replace(a, kept, flights, displaced);
        sent[to]++;
        return true;
      }
    }
    return false;
  }

  private static double fullness(Instance in, double[] sent, int haven) {
    return (sent[haven] + 1) / (1 + in.capacity[haven] + in.goingOn[haven].inAll(in.horizon));
  }

  /// Fills the same flights anew, hour by hour: of those who wait, first whoever is in haste, since
  /// to be left behind costs more than that others wait, and then the heaviest, pass the gates as
  /// soon as they can and take the next flight. So no gate idles while somebody waits.
  ///
  /// @param stop once true, the rest of the hours is left as it is
  static void refill(State state, SplittableRandom random, BooleanSupplier stop) {
    refill(state, random, party -> true, stop);
  }

  /// The same with some first, and everybody else where there is room afterwards.
  static void refill(
      State state, SplittableRandom random, IntPredicate first, BooleanSupplier stop) {
    Instance in = state.in;
    for (int p = 0; p < in.parties; p++) {
      if (state.flightOf[p] != null) {
        state.unassign(p);
      }
    }
    int[] byReady =
        IntStream.range(0, in.parties)
            .filter(p -> !in.hopeless[p] && first.test(p))
            .boxed()
            .sorted(Comparator.<Integer>comparingInt(p -> in.ready[p]).thenComparingInt(p -> p))
            .mapToInt(p -> p)
            .toArray();
    TreeSet<Integer> waiting =
        new TreeSet<>(
            Comparator.<Integer>comparingInt(p -> in.due[p] < in.horizon ? 0 : 1)
                .thenComparing(byWeight(in)));
    int next = 0;
    OpenFlights open = new OpenFlights(state);
    for (int hour = 0; hour < in.hours && !stop.getAsBoolean(); hour++) {
      int end = (hour + 1) * Instance.HOUR;
      while (next < byReady.length && in.ready[byReady[next]] < end) {
        waiting.add(byReady[next++]);
      }
      int room = 0;
      for (int g = 0; g < in.gates; g++) {
        room += state.room[g * in.hours + hour];
      }
      for (Iterator<Integer> all = waiting.iterator(); room > 0 && all.hasNext(); ) {
        int p = all.next();
        if (end - 1 + in.screening > in.due[p] + Instance.HOUR) {
          all.remove();
        } else if (pass(state, open, p, hour)) {
          room -= in.people[p];
          all.remove();
        }
      }
    }
    Filling filling = new Filling(state, random);
    fill(state, filling, first);
    fill(state, filling);
    state.mark();
    state.recount();
  }

  /// Passes a gate in this hour and takes the next flight, if it can: of the gates that it can pass
  /// soonest, the one with the most room.
  private static boolean pass(State state, OpenFlights open, int p, int hour) {
    Instance in = state.in;
    int minute = in.horizon;
    int gate = Instance.NONE;
    int most = 0;
    for (int g = 0; g < in.gates; g++) {
      int room = state.room[g * in.hours + hour];
      if ((in.gateMask[p] >> g & 1) == 0 || room < in.people[p]) {
        continue;
      }
      int when = in.earliestIn(g, hour, Math.max(0, in.ready[p]));
      if (when != Instance.NONE && (when < minute || (when == minute && room > most))) {
        minute = when;
        gate = g;
        most = room;
      }
    }
    if (gate == Instance.NONE) {
      return false;
    }
    int people = in.people[p];
    for (int i = open.from(state.firstFrom(minute + in.screening), people);
        i < state.flights;
        i = open.from(i + 1, people)) {
      Flight flight = state.order[i];
      if (flight.departs > in.due[p]) {
        return false;
      }
      if ((in.havenMask[p] >> flight.to & 1) == 0) {
        continue;
      }
      if (!state.seatsAndRoom(flight, people)) {
        open.refused(i, people);
      } else if (state.canHold(minute, flight.departs, people)) {
        state.assign(p, flight, gate, minute);
        open.filled(i);
        return true;
      } else {
        // Whoever waits for a later one is inside for longer.
        return false;
      }
    }
    return false;
  }

  private static Comparator<Integer> byWeight(Instance in) {
    return Comparator.<Integer>comparingDouble(p -> -in.rate[p] / in.people[p])
        .thenComparingInt(p -> in.ready[p])
        .thenComparingInt(p -> p);
  }

  /// Everybody who is left behind, by weight and then by when they are ready.
  static void fill(State state, Filling filling) {
    fill(state, filling, party -> true);
  }

  private static void fill(State state, Filling filling, IntPredicate of) {
    Instance in = state.in;
    IntStream.range(0, in.parties)
        .filter(p -> state.flightOf[p] == null && of.test(p))
        .boxed()
        .sorted(byWeight(in))
        .forEach(filling::insert);
  }
}
