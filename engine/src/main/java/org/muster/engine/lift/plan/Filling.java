package org.muster.engine.lift.plan;

import java.util.SplittableRandom;

/// Puts parties that have no flight onto the flights that there are.
final class Filling {
  /// Which hour of a gate a party takes, of those that bring it onto its flight.
  enum GateHour {
    /// Leaves late hours to those who are ready late.
    EARLIEST,
    /// Keeps few people inside.
    LATEST
  }

  private final Instance in;
  private final State state;
  private final SplittableRandom random;

  /// How often a flight is passed over although it would do, so that not every filling is alike.
  double blink;

  GateHour gateHour = GateHour.EARLIEST;

  private int foundGate;
  private int foundMinute;

  Filling(State state, SplittableRandom random) {
    this.in = state.in;
    this.state = state;
    this.random = random;
  }

  /// Puts the party on the earliest flight that takes it, which costs least.
  ///
  /// @param before a departure: only flights before it are asked
  /// @return whether there is one
  boolean insert(int party, int before) {
    int people = in.people[party];
    int due = Math.min(in.due[party], before - 1);
    int pass =
        state.passed[party] ? state.minuteOf[party] : state.earliestPass(party, due - in.screening);
    if (pass >= in.horizon) {
      return false;
    }
    long havens = in.havenMask[party];
    for (int i = state.firstFrom(Math.max(state.now, pass + in.screening));
        i < state.flights;
        i++) {
      Flight flight = state.order[i];
      if (flight.departs > due) {
        return false;
      }
      if ((havens >> flight.to & 1) != 0
          && (blink == 0 || random.nextDouble() >= blink)
          && state.seatsAndRoom(flight, people)
          && findGate(party, flight)) {
        state.assign(party, flight, foundGate, foundMinute);
        return true;
      }
    }
    return false;
  }

  boolean insert(int party) {
    return insert(party, in.horizon);
  }

  /// Puts the party on this flight, if it takes it.
  boolean insertOn(int party, Flight flight) {
    if (flight.departs <= in.due[party]
        && flight.departs >= state.now
        && (in.havenMask[party] >> flight.to & 1) != 0
        && state.seatsAndRoom(flight, in.people[party])
        && findGate(party, flight)) {
      state.assign(party, flight, foundGate, foundMinute);
      return true;
    }
    return false;
  }

  private boolean findGate(int party, Flight flight) {
    int latest = flight.departs - in.screening;
    if (state.passed[party]) {
      foundGate = state.gateOf[party];
      foundMinute = state.minuteOf[party];
      return foundMinute <= latest;
    }
    int ready = Math.max(Math.max(0, state.now), in.ready[party]);
    if (latest < ready) {
      return false;
    }
    int first = ready / Instance.HOUR;
    int last = Math.min(latest / Instance.HOUR, in.hours - 1);
    if (gateHour == GateHour.LATEST) {
      for (int hour = last; hour >= first; hour--) {
        if (findGate(party, flight, hour, ready, latest)) {
          return true;
        }
      }
    } else {
      for (int hour = first; hour <= last; hour++) {
        if (findGate(party, flight, hour, ready, latest)) {
          return true;
        }
      }
    }
    return false;
  }

  /// The gate that the party fills best in this hour.
  private boolean findGate(int party, Flight flight, int hour, int ready, int latest) {
    int people = in.people[party];
    long mask = in.gateMask[party];
    int least = Integer.MAX_VALUE;
    for (int g = 0; g < in.gates; g++) {
      int rest = state.room[g * in.hours + hour] - people;
      if ((mask >> g & 1) != 0 && rest >= 0 && rest < least) {
        int minute = in.latestIn(g, hour, latest);
        if (minute >= ready && state.canHold(minute, flight.departs, people)) {
          least = rest;
          foundGate = g;
          foundMinute = minute;
        }
      }
    }
    return least != Integer.MAX_VALUE;
  }
}
