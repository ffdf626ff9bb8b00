package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns wanted trips of one aircraft into flights that it can fly.
final class Timetables {
  /// A trip that is wanted: to depart at `departs` or as soon after as can be.
  record Trip(int departs, int to) {}

  /// A change by which more parties lose their flight is too great to be a step.
  static final int MOST_DISPLACED = 400;

  private final Instance in;
  private final State state;

  Timetables(State state) {
    this.in = state.in;
    this.state = state;
  }

  /// Where and from when the aircraft could take off after so many of its flights.
  int freeFrom(int aircraft, int trips) {
    int free =
        trips == 0
            ? in.from[aircraft]
            : state.chains.get(aircraft).get(trips - 1).arrives + in.groundHaven[aircraft];
    return Math.max(free, Math.max(state.now, state.notBefore[aircraft]));
  }

  int placeAfter(int aircraft, int trips) {
    return trips == 0 ? in.home[aircraft] : state.chains.get(aircraft).get(trips - 1).to;
  }

  /// The earliest departure of the trip after so many; the horizon if there is none.
  int earliest(int aircraft, int trips) {
    int at = placeAfter(aircraft, trips);
    return in.legs[aircraft][at] == Instance.NONE
        ? in.horizon
        : departure(aircraft, freeFrom(aircraft, trips) + in.legs[aircraft][at], 0);
  }

  private int departure(int aircraft, int reaches, int wanted) {
    if (reaches >= in.horizon) {
      return in.horizon;
    }
    int lands = in.openFrom[Math.max(0, reaches)];
    int departs = Math.max(wanted, lands + in.groundAirfield[aircraft]);
    return departs >= in.horizon ? in.horizon : in.openFrom[departs];
  }

  /// Flights for the trips, after the first `kept` of the aircraft's flights; trips that cannot be
  /// flown any more are dropped.
  List<Flight> flights(int aircraft, int kept, List<Trip> trips) {
    List<Flight> flights = new ArrayList<>(trips.size());
    int free = freeFrom(aircraft, kept);
    int at = placeAfter(aircraft, kept);
    for (Trip trip : trips) {
      int there = in.legs[aircraft][at];
      int back = in.legs[aircraft][trip.to()];
      if (there == Instance.NONE || back == Instance.NONE) {
        break;
      }
      int departs = departure(aircraft, free + there, trip.departs());
      if (departs >= in.horizon || departs + back > in.until[aircraft]) {
        break;
      }
      // As late as can be: it takes its stand no longer than it must.
      int lands = in.openUntil[departs - in.groundAirfield[aircraft]];
      flights.add(new Flight(aircraft, at, lands, departs, trip.to(), departs + back));
      free = departs + back + in.groundHaven[aircraft];
      at = trip.to();
    }
    return flights;
  }

  /// The flight that departs soonest, for which stands are free.
  ///
  /// @param lands no earlier than this; if it has landed, then
  /// @param departs no earlier than this
  Optional<Flight> soonest(int aircraft, int from, int lands, boolean landed, int departs, int to) {
    int back = in.legs[aircraft][to];
    if (back == Instance.NONE) {
      return Optional.empty();
    }
    int on = Math.max(0, lands);
    int off = departs;
    while (on < in.horizon) {
      on = landed ? on : in.openFrom[on];
      off = soonest(aircraft, Math.max(off, on + in.groundAirfield[aircraft]), to);
      if (off >= in.horizon || off + back > in.until[aircraft]) {
        return Optional.empty();
      }
      int full = landed ? Instance.NONE : state.lastFull(on, off);
      if (full == Instance.NONE) {
        return Optional.of(new Flight(aircraft, from, on, off, to, off + back));
      }
      // Whatever lands before that departs no sooner, and so would stand there then.
      on = full + 1;
    }
    return Optional.empty();
  }

  /// The first departure from a minute on while the airfield is open for which the haven has a
  /// stand; the horizon if there is none.
  private int soonest(int aircraft, int from, int to) {
    int departs = from;
    while (departs < in.horizon) {
      departs = in.openFrom[Math.max(0, departs)];
      int arrives = departs + in.legs[aircraft][to];
      int full = state.lastFullAt(to, arrives, arrives + in.groundHaven[aircraft]);
      if (departs >= in.horizon || full == Instance.NONE) {
        return departs;
      }
      departs = full + 1 - in.legs[aircraft][to];
    }
    return in.horizon;
  }

  /// Replaces the flights of an aircraft after the first `kept` by these, as far as they differ.
  /// Parties of flights that go are left behind and noted in `displaced`.
  ///
  /// @return whether there are stands for them and not too many lost their flight; if not, the
  /// state is to be taken back
  boolean replace(int aircraft, int kept, List<Flight> flights, Numbers displaced) {
    List<Flight> chain = state.chains.get(aircraft);
    List<Flight> old = List.copyOf(chain.subList(kept, chain.size()));
    boolean[] stays = new boolean[flights.size()];
    for (Flight was : old) {
      boolean same = false;
      for (int i = 0; i < flights.size(); i++) {
        if (!stays[i] && flights.get(i).sameTrip(was)) {
          stays[i] = true;
          same = true;
          break;
        }
      }
      if (!same) {
        if (displaced.size + was.count > MOST_DISPLACED) {
          return false;
        }
        while (was.count > 0) {
          int party = was.parties[was.count - 1];
          state.unassign(party);
          displaced.add(party);
        }
        state.remove(was);
      }
    }
    for (int i = 0; i < stays.length; i++) {
      if (!stays[i]) {
        if (!state.canFly(flights.get(i))) {
          return false;
        }
        state.add(flights.get(i));
      }
    }
    return true;
  }
}
