package org.muster.engine.lift.plan;

/// How many people more each flight may take, while parties are put on the flights of a state and
/// none is taken off: where seats or beds are scarce nearly all flights are full soon, and whoever
/// waits would ask each of them in every hour.
final class OpenFlights {
  private final State state;

  /// A power of two, no less than there are flights.
  private final int width;

  /// A tree: at `width` and after it the flights in the order of departure, each with how many it
  /// takes at most; before, the most of two.
  private final int[] most;

  OpenFlights(State state) {
    this.state = state;
    width = Math.max(2, 2 * Integer.highestOneBit(Math.max(1, state.flights)));
    most = new int[2 * width];
    for (int i = 0; i < state.flights; i++) {
      most[width + i] = seatsLeft(i);
    }
    for (int node = width - 1; node > 0; node--) {
      most[node] = Math.max(most[2 * node], most[2 * node + 1]);
    }
  }

  private int seatsLeft(int flight) {
    Flight one = state.order[flight];
    return state.in.seats[one.aircraft] - one.load;
  }

  /// Somebody was put on the flight.
  void filled(int flight) {
    lower(flight, seatsLeft(flight));
  }

  /// Its haven does not take so many people from it.
  void refused(int flight, int people) {
    lower(flight, people - 1);
  }

  private void lower(int flight, int takes) {
    int node = width + flight;
    most[node] = Math.min(most[node], takes);
    for (node /= 2; node > 0; node /= 2) {
      most[node] = Math.max(most[2 * node], most[2 * node + 1]);
    }
  }

  /// The first flight from one on that may take so many people; the number of flights if none may.
  ///
  /// @param people 1 or more
  int from(int flight, int people) {
    int node = width + flight;
    if (flight >= state.flights) {
      return state.flights;
    }
    while (most[node] < people) {
      // Up until there is something to the right, and on to it.
      while ((node & 1) == 1) {
        node /= 2;
      }
      if (node == 0) {
        return state.flights;
      }
      node++;
    }
    while (node < width) {
      node = most[2 * node] >= people ? 2 * node : 2 * node + 1;
    }
    return node - width;
  }
}
