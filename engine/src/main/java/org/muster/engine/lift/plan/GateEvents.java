package org.muster.engine.lift.plan;

/// For parties alike in gates and people: when they may pass where, in the order of time, at what
/// price, and from each the next that is cheaper.
final class GateEvents {
  private final Instance in;

  /// By gate times hours plus hour: the first open minute, and what is paid for being inside up to
  /// the last one.
  private final int[] first;

  private final double[] heldUntil;

  /// Events of the kind that was priced last, one for each cell that takes such a party.
  final int[] minute;

  final double[] price;
  final int[] cell;

  /// The next event that is cheaper, or the size.
  final int[] next;

  /// By hour: its first event.
  final int[] start;

  int size;

  /// Events in the hour in which a party becomes ready.
  final int[] soonMinute;

  final double[] soonPrice;
  final int[] soonCell;
  int soonSize;

  private long mask;
  private int people;
  private double[] prices = new double[0];
  private int offset;

  GateEvents(Instance in) {
    this.in = in;
    int cells = in.gates * in.hours;
    first = new int[cells];
    for (int c = 0; c < cells; c++) {
      first[c] = in.earliestIn(c / in.hours, c % in.hours, 0);
    }
    heldUntil = new double[cells];
    minute = new int[cells];
    price = new double[cells];
    cell = new int[cells];
    next = new int[cells];
    start = new int[in.hours + 1];
    soonMinute = new int[in.gates];
    soonPrice = new double[in.gates];
    soonCell = new int[in.gates];
  }

  /// Prices of being inside.
  ///
  /// @param held by minute, summed up to it
  void hold(double[] held) {
    for (int c = 0; c < heldUntil.length; c++) {
      int last = in.latestIn(c / in.hours, c % in.hours, in.horizon);
      heldUntil[c] = last == Instance.NONE ? 0 : held[last];
    }
  }

  /// Draws up the events of a kind of parties.
  ///
  /// @param x prices, those of the gates from `gateStart` on
  void price(long gates, int partyPeople, double[] x, int gateStart) {
    mask = gates;
    people = partyPeople;
    prices = x;
    offset = gateStart;
    size = 0;
    for (int hour = 0; hour < in.hours; hour++) {
      start[hour] = size;
      for (int g = 0; g < in.gates; g++) {
        int c = g * in.hours + hour;
        if (takes(g, c) && first[c] != Instance.NONE) {
          int at = size++;
          double its = x[gateStart + c] - heldUntil[c];
          while (at > start[hour]
              && (minute[at - 1] > first[c]
                  || (minute[at - 1] == first[c] && price[at - 1] > its))) {
            minute[at] = minute[at - 1];
            price[at] = price[at - 1];
            cell[at] = cell[at - 1];
            at--;
          }
          minute[at] = first[c];
          price[at] = its;
          cell[at] = c;
        }
      }
    }
    start[in.hours] = size;
    for (int e = size - 1; e >= 0; e--) {
      int later = e + 1;
      while (later < size && price[later] >= price[e]) {
        later = next[later];
      }
      next[e] = later;
    }
  }

  private boolean takes(int gate, int c) {
    return (mask >> gate & 1) != 0 && in.quota[c] >= people;
  }

  /// Draws up the events in the hour of a minute, from that minute on.
  void within(int ready) {
    soonSize = 0;
    int hour = ready / Instance.HOUR;
    for (int g = 0; g < in.gates; g++) {
      int c = g * in.hours + hour;
      int when = takes(g, c) ? in.earliestIn(g, hour, ready) : Instance.NONE;
      if (when == Instance.NONE) {
        continue;
      }
      double its = prices[offset + c] - heldUntil[c];
      int at = soonSize++;
      while (at > 0
          && (soonMinute[at - 1] > when
              || (soonMinute[at - 1] == when && soonPrice[at - 1] > its))) {
        soonMinute[at] = soonMinute[at - 1];
        soonPrice[at] = soonPrice[at - 1];
        soonCell[at] = soonCell[at - 1];
        at--;
      }
      soonMinute[at] = when;
      soonPrice[at] = its;
      soonCell[at] = c;
    }
  }
}
