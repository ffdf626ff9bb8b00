package org.muster.engine.lift.plan;

import java.util.Arrays;

/// A round trip while a plan is made; its times never change, who is on it does.
final class Flight {
  final int aircraft;
  final int from;
  final int lands;
  final int departs;
  final int to;
  final int arrives;

  /// People on it.
  int load;

  /// Parties on it, the first `count` entries.
  int[] parties = new int[8];

  int count;

  /// Whether it is flown as it is whatever its times say: it has taken off.
  boolean begun;

  /// People at the haven just after it arrived, in parts of 1,440 to a person.
  long level;

  Flight(int aircraft, int from, int lands, int departs, int to, int arrives) {
    this.aircraft = aircraft;
    this.from = from;
    this.lands = lands;
    this.departs = departs;
    this.to = to;
    this.arrives = arrives;
  }

  /// Adds a party and answers its place.
  int add(int party) {
    if (count == parties.length) {
      parties = Arrays.copyOf(parties, 2 * count);
    }
    parties[count] = party;
    return count++;
  }

  /// Same aircraft, places and times.
  boolean sameTrip(Flight other) {
    return aircraft == other.aircraft
        && from == other.from
        && lands == other.lands
        && departs == other.departs
        && to == other.to;
  }
}
