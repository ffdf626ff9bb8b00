package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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
    double days = in.horizon / 1440.0;
    return (sent[haven] + 1) / (1 + in.capacity[haven] + in.onward[haven] * days);
  }

  /// Everybody who is left behind, by weight and then by when they are ready.
  static void fill(State state, Filling filling) {
    Instance in = state.in;
    IntStream.range(0, in.parties)
        .filter(p -> state.flightOf[p] == null)
        .boxed()
        .sorted(
            (p, q) -> {
              int byWeight = Double.compare(in.rate[q] / in.people[q], in.rate[p] / in.people[p]);
              return byWeight != 0
                  ? byWeight
                  : in.ready[p] != in.ready[q]
                      ? Integer.compare(in.ready[p], in.ready[q])
                      : Integer.compare(p, q);
            })
        .forEach(filling::insert);
  }
}
