package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Finds a flight for those inside who have none: one with room, one more, or one from which others
/// who have not passed a gate make way.
final class Rescue {
  private final Instance in;
  private final State state;
  private final Filling filling;
  private final Timetables timetables;

  /// Who made way.
  final List<Integer> displaced = new ArrayList<>();

  Rescue(State state, Filling filling) {
    in = state.in;
    this.state = state;
    this.filling = filling;
    timetables = new Timetables(state);
  }

  boolean place(int party) {
    if (!mayDepart(party)) {
      return false;
    }
    return filling.insert(party) || fly(party) || makeWay(party);
  }

  /// Whether some aircraft could take the party by its due minute, if it had all stands for itself.
  boolean mayDepart(int party) {
    return in.departure(party, earliest(party)) != Instance.NONE;
  }

  private int earliest(int party) {
    return Math.max(state.now, state.minuteOf[party] + in.screening);
  }

  /// One flight more, after all others of its aircraft: the one that departs soonest.
  private boolean fly(int party) {
    Optional<Flight> best = Optional.empty();
    for (int a = 0; a < in.fleet; a++) {
      int trips = state.chains.get(a).size();
      int at = timetables.placeAfter(a, trips);
      if (in.seats[a] < in.people[party] || in.legs[a][at] == Instance.NONE) {
        continue;
      }
      int lands = timetables.freeFrom(a, trips) + in.legs[a][at];
      for (int to = 0; to < in.havens; to++) {
        if ((in.havenMask[party] >> to & 1) != 0) {
          Optional<Flight> flight =
              timetables.soonest(a, at, lands, false, earliest(party), to).filter(state::canFly);
          if (flight.isPresent()
              && flight.get().departs <= in.due[party]
              && (best.isEmpty() || flight.get().departs < best.get().departs)) {
            best = flight;
          }
        }
      }
    }
    if (best.isEmpty()) {
      return false;
    }
    state.mark();
    state.add(best.get());
    if (filling.insertOn(party, best.get())) {
      return true;
    }
    state.undo();
    return false;
  }

  /// The first flight on which there is room once others are off it, or off others to its haven.
  private boolean makeWay(int party) {
    for (int i = state.firstFrom(earliest(party)); i < state.flights; i++) {
      Flight flight = state.order[i];
      if (flight.departs > in.due[party]) {
        return false;
      }
      if ((in.havenMask[party] >> flight.to & 1) != 0 && makeWay(party, flight)) {
        return true;
      }
    }
    return false;
  }

  private boolean makeWay(int party, Flight flight) {
    state.mark();
    List<Integer> off = new ArrayList<>();
    int people = in.people[party];
    for (int other : onIt(flight)) {
      if (state.seatsAndRoom(flight, people)) {
        break;
      }
      state.unassign(other);
      off.add(other);
    }
    // Beds that others would have taken.
    for (int i = state.firstFrom(state.now); i < state.flights; i++) {
      Flight beside = state.order[i];
      if (beside.to == flight.to && beside != flight) {
        for (int other : onIt(beside)) {
          if (flight.load + people > in.seats[flight.aircraft]
              || state.seatsAndRoom(flight, people)) {
            break;
          }
          state.unassign(other);
          off.add(other);
        }
      }
    }
    if (filling.insertOn(party, flight)) {
      displaced.addAll(off);
      return true;
    }
    state.undo();
    return false;
  }

  /// Who may be taken off a flight, the lightest first.
  private int[] onIt(Flight flight) {
    return IntStream.range(0, flight.count)
        .map(i -> flight.parties[i])
        .filter(p -> !state.passed[p])
        .boxed()
        .sorted(Comparator.comparingDouble(p -> in.rate[p] / in.people[p]))
        .mapToInt(p -> p)
        .toArray();
  }
}
