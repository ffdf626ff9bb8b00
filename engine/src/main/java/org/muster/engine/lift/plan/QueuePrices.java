package org.muster.engine.lift.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/// What people are worth where they queue for seats: as if the flights of a plan left for one place
/// and always took the heaviest of those who wait. A seat more on a flight is worth what the next in
/// the queue would save, and its own seat in turn.
final class QueuePrices {
  private final Instance in;
  private final int[] departs;
  private final double[] price;

  private QueuePrices(State plan) {
    in = plan.in;
    departs = new int[plan.flights];
    price = new double[plan.flights];
    Integer[] order = new Integer[in.parties];
    Arrays.setAll(order, p -> p);
    Arrays.sort(order, Comparator.comparingInt(this::first));
    PriorityQueue<Integer> waiting =
        new PriorityQueue<>(
            Comparator.<Integer>comparingDouble(p -> -in.rate[p] / in.people[p])
                .thenComparingInt(this::first)
                .thenComparingInt(p -> p));
    int[] servedOn = new int[in.parties];
    Arrays.fill(servedOn, plan.flights);
    int[] next = new int[plan.flights];
    int at = 0;
    for (int f = 0; f < plan.flights; f++) {
      Flight flight = plan.order[f];
      departs[f] = flight.departs;
      while (at < in.parties && first(order[at]) <= flight.departs) {
        if (!in.hopeless[order[at]]) {
          waiting.add(order[at]);
        }
        at++;
      }
      int free = in.seats[flight.aircraft];
      while (!waiting.isEmpty()
          && (in.due[waiting.peek()] < flight.departs || free >= in.people[waiting.peek()])) {
        int p = waiting.remove();
        if (in.due[p] >= flight.departs) {
          servedOn[p] = f;
          free -= in.people[p];
        }
      }
      next[f] = waiting.isEmpty() ? Instance.NONE : waiting.peek();
    }
    for (int f = plan.flights - 1; f >= 0; f--) {
      int p = next[f];
      if (p != Instance.NONE) {
        int later = servedOn[p];
        price[f] =
            later == plan.flights
                ? in.leftCost[p] / in.people[p]
                : in.rate[p] / in.people[p] * (departs[later] - departs[f]) + price[later];
      }
    }
  }

  /// When a party could depart at the earliest.
  private int first(int p) {
    return Math.max(0, in.ready[p]) + in.screening;
  }

  /// What each party costs at least at these prices: its wait and its seats, or to stay.
  static double[] worths(State plan) {
    QueuePrices prices = new QueuePrices(plan);
    double[] worths = new double[plan.in.parties];
    Arrays.setAll(worths, prices::worth);
    return worths;
  }

  private double worth(int p) {
    double least = in.leftCost[p];
    int f = Arrays.binarySearch(departs, first(p));
    f = f < 0 ? -f - 1 : f;
    while (f > 0 && departs[f - 1] >= first(p)) {
      f--;
    }
    for (; f < departs.length && departs[f] <= in.due[p]; f++) {
      double wait = in.rate[p] * (departs[f] - in.ready[p]);
      if (wait >= least) {
        break;
      }
      least = Math.min(least, wait + in.people[p] * price[f]);
    }
    return least;
  }
}
