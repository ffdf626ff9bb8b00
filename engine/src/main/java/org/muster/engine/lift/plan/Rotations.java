package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Gives a stretch of an aircraft's time new trips at once: those that earn most by a [Guide],
/// wherever stands are free. One trip more often fits only if all others move a little, which no
/// change of a single trip finds.
final class Rotations {
  /// More than any flight earns: what it costs to stand where no stand is free.
  private static final double FORBIDDEN = 1e12;

  private final Instance in;
  private final State state;
  private final Timetables timetables;
  private final Rotation rotation;
  private final double[][] earns;
  private final double[] standing;
  private final double[] taken;

  Rotations(State state) {
    in = state.in;
    this.state = state;
    timetables = new Timetables(state);
    rotation = new Rotation(in);
    earns = new double[in.havens][in.horizon];
    standing = new double[in.horizon + 1];
    taken = new double[in.horizon + in.longest + 2];
  }

  /// New trips for an aircraft between two of its flights; parties that lose their flight are
  /// noted.
  ///
  /// @param kept how many flights before them stay
  /// @param next the first flight after them that stays; the number of flights if none does
  /// @param noise by how much of itself what a flight earns is thought to be wrong
  /// @return whether there are some; if not, the state is to be taken back
  boolean replace(
      Guide guide,
      int aircraft,
      int kept,
      int next,
      double noise,
      SplittableRandom random,
      Numbers displaced) {
    List<Flight> chain = state.chains.get(aircraft);
    int from = timetables.freeFrom(aircraft, kept);
    int at = timetables.placeAfter(aircraft, kept);
    Rotation.End end = Rotation.End.ANY;
    int last = in.horizon - 1;
    if (next < chain.size()) {
      Flight after = chain.get(next);
      end = new Rotation.End(after.from, after.lands - in.legs[aircraft][after.from]);
      last = Math.min(last, after.lands);
    }
    for (Flight flight : List.copyOf(chain.subList(kept, next))) {
      while (flight.count > 0) {
        int party = flight.parties[flight.count - 1];
        state.unassign(party);
        displaced.add(party);
      }
      state.remove(flight);
    }
    int first = Math.max(0, from);
    if (first > last) {
      return false;
    }
    stands(first, last);
    for (int v = 0; v < in.havens; v++) {
      if (guide.route()[aircraft][v] != Instance.NONE) {
        earns(guide.earns()[guide.route()[aircraft][v]], aircraft, v, first, last, noise, random);
      }
    }
    if (rotation.best(aircraft, at, from, end, earns, standing) == Double.NEGATIVE_INFINITY) {
      return false;
    }
    List<Timetables.Trip> trips = new ArrayList<>();
    for (int i = 0; i < rotation.departs.size; i++) {
      trips.add(new Timetables.Trip(rotation.departs.at[i], rotation.to.at[i]));
    }
    for (Flight flight : timetables.flights(aircraft, kept, trips)) {
      if (!state.canFly(flight)) {
        return false;
      }
      state.add(flight);
    }
    return true;
  }

  private void stands(int first, int last) {
    standing[first] = 0;
    for (int t = first; t <= last; t++) {
      standing[t + 1] = standing[t] + (state.isStandFree(t) ? 0 : FORBIDDEN);
    }
  }

  /// What departures to a haven earn; where it has no stand, they are out of the question.
  private void earns(
      double[] its,
      int aircraft,
      int haven,
      int first,
      int last,
      double noise,
      SplittableRandom random) {
    int leg = in.legs[aircraft][haven];
    int turn = in.groundHaven[aircraft];
    taken[first] = 0;
    for (int t = first; t <= last + turn; t++) {
      taken[t + 1] = taken[t] + (state.isHavenStandFree(haven, t + leg) ? 0 : 1);
    }
    double factor = 1;
    for (int t = first; t <= last; t++) {
      if (t == first || t % Instance.HOUR == 0) {
        factor = 1 + noise * (random.nextDouble() - 0.5);
      }
      earns[haven][t] = taken[t + turn] > taken[t] ? Double.NEGATIVE_INFINITY : its[t] * factor;
    }
  }

  /// New timetables for all aircraft, one after the other in any order; nobody is on them yet.
  void all(Guide guide, double noise, SplittableRandom random) {
    state.clear();
    int[] order = new int[in.fleet];
    Arrays.setAll(order, a -> a);
    for (int i = in.fleet - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int a = order[i];
      order[i] = order[other];
      order[other] = a;
    }
    Numbers nobody = new Numbers();
    for (int a : order) {
      state.mark();
      if (!replace(guide, a, 0, 0, noise, random, nobody)) {
        state.undo();
      }
    }
    state.mark();
  }
}
