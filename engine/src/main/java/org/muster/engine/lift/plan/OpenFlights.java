package org.muster.engine.lift.plan;

/// Flights with a seat left, while parties are put on the flights of a state and none is taken off:
/// where seats are scarce nearly all are full soon, and whoever waits would ask each of them in
/// every hour.
final class OpenFlights {
  private final State state;

  /// By flight in the order of departure, itself or a later one, up to which all are full.
  private final int[] next;

  OpenFlights(State state) {
    this.state = state;
    next = new int[state.flights + 1];
    for (int i = 0; i <= state.flights; i++) {
      next[i] = i;
    }
    for (int i = 0; i < state.flights; i++) {
      filled(i);
    }
  }

  /// Somebody was put on the flight.
  void filled(int flight) {
    Flight one = state.order[flight];
    if (one.load >= state.in.seats[one.aircraft]) {
      next[flight] = flight + 1;
    }
  }

  /// The first from one on that has a seat left; the number of flights if none has.
  int from(int flight) {
    int open = Math.min(flight, state.flights);
    while (next[open] != open) {
      // Half of the way is gone once only.
      next[open] = next[next[open]];
      open = next[open];
    }
    return open;
  }
}
