package org.muster.engine.lift.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/// Where to begin with the prices of a [Relaxation]: what an hour at a gate would fetch if there
/// were aircraft at every minute, so that only the gates ration.
final class GatePrices {
  /// Above this the prices are those of all gates as one to begin with, and then moved.
  private static final int MOST_PARTIES = 1500;

  /// So too above so many pairs of a party and a gate's hour, of which each takes twelve bytes.
  private static final long MOST_PAIRS = 8_000_000;

  /// How often such prices are moved, and by how much of it the bound is thought to rise.
  private static final int ROUNDS = 600;

  private static final double NEAR = 0.02;

  private final Instance in;
  private final int cells;

  /// By cell: people who may still pass, and its price.
  private final int[] spare;
  private final double[] price;

  /// By party: where its people pass.
  private final List<int[]> flows = new ArrayList<>();

  private final double[] distance;
  private final int[] viaParty;
  private final int[] fromCell;
  private final boolean[] settled;
  private final List<Numbers> partiesOf = new ArrayList<>();

  private GatePrices(Instance in) {
    this.in = in;
    cells = in.gates * in.hours;
    spare = in.quota.clone();
    price = new double[cells];
    distance = new double[cells];
    viaParty = new int[cells];
    fromCell = new int[cells];
    settled = new boolean[cells];
    for (int c = 0; c < cells; c++) {
      partiesOf.add(new Numbers());
    }
  }

  /// Prices and worths to begin with; empty where there was no time for them.
  static Optional<double[]> start(Relaxation relaxation, BooleanSupplier stop) {
    Instance in = relaxation.in;
    GatePrices prices = new GatePrices(in);
    if (in.parties <= MOST_PARTIES && (long) in.parties * prices.cells <= MOST_PAIRS) {
      if (!prices.flow(stop)) {
        return Optional.empty();
      }
    } else {
      prices.pooled();
      prices.apart(stop);
    }
    double[] start = prices.shared(relaxation, 1);
    return Optional.of(
        Levels.start(relaxation, start, share -> prices.shared(relaxation, share), stop));
  }

  /// Prices at once: nothing costs anything, and everybody is worth what they cost in any plan at
  /// least, by their windows, gates and screening.
  static double[] least(Relaxation relaxation) {
    return new GatePrices(relaxation.in).shared(relaxation, 0);
  }

  /// A share of the prices, and everybody's worth at them.
  private double[] shared(Relaxation relaxation, double share) {
    double[] shared = new double[relaxation.size];
    for (int c = 0; c < cells; c++) {
      shared[relaxation.gateStart + c] = share * price[c];
    }
    for (int p = 0; p < in.parties; p++) {
      shared[p] = cheapest(p, share);
    }
    return shared;
  }

  /// What the party pays at least: its wait and its gate hour, or to be left behind.
  private double cheapest(int p, double share) {
    double best = in.leftCost[p];
    int ready = Math.max(0, in.ready[p]);
    for (int hour = ready / Instance.HOUR; hour < in.hours; hour++) {
      int soonest = Math.max(ready, hour * Instance.HOUR) + in.screening;
      if (in.rate[p] * (soonest - in.ready[p]) >= best) {
        break;
      }
      for (int g = 0; g < in.gates; g++) {
        double cost = in.people[p] * cost(p, g * in.hours + hour);
        if (cost < best) {
          best = Math.min(best, cost + in.people[p] * share * price[g * in.hours + hour]);
        }
      }
    }
    return best;
  }

  /// For one person of the party, the wait if it passes there and departs as soon as it may.
  private double cost(int p, int cell) {
    int hour = cell % in.hours;
    int gate = cell / in.hours;
    if ((in.gateMask[p] >> gate & 1) == 0 || in.quota[cell] < in.people[p]) {
      return Double.POSITIVE_INFINITY;
    }
    int minute = in.earliestIn(gate, hour, Math.max(0, in.ready[p]));
    if (minute == Instance.NONE) {
      return Double.POSITIVE_INFINITY;
    }
    int departs = in.departure(p, minute + in.screening);
    return departs == Instance.NONE
        ? Double.POSITIVE_INFINITY
        : in.rate[p] / in.people[p] * (departs - in.ready[p]);
  }

  /// Cheapest flow of people into gate hours, by shortest augmenting paths; prices are its duals.
  private boolean flow(BooleanSupplier stop) {
    double[][] costs = new double[in.parties][];
    for (int p = 0; p < in.parties; p++) {
      if (stop.getAsBoolean()) {
        return false;
      }
      costs[p] = new double[cells];
      for (int c = 0; c < cells; c++) {
        costs[p][c] = cost(p, c);
      }
      flows.add(new int[cells]);
    }
    for (int p = 0; p < in.parties; p++) {
      int people = in.people[p];
      while (people > 0) {
        int sent = augment(p, people, costs, stop);
        if (sent == Instance.NONE) {
          return false;
        }
        if (sent == 0) {
          break;
        }
        people -= sent;
      }
    }
    return true;
  }

  /// Sends some people of the party along the cheapest path.
  ///
  /// @return how many; zero where staying is cheapest, [Instance#NONE] where it was stopped
  private int augment(int p, int people, double[][] costs, BooleanSupplier stop) {
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    Arrays.fill(settled, false);
    double leave = in.leftCost[p] / in.people[p];
    int leaver = p;
    int leaverCell = Instance.NONE;
    for (int c = 0; c < cells; c++) {
      // Distances are reduced by the cells' prices, which keeps them from falling below zero.
      distance[c] = costs[p][c];
      viaParty[c] = p;
      fromCell[c] = Instance.NONE;
    }
    int end = Instance.NONE;
    while (true) {
      if (stop.getAsBoolean()) {
        return Instance.NONE;
      }
      int next = Instance.NONE;
      double least = leave;
      for (int c = 0; c < cells; c++) {
        if (!settled[c] && distance[c] + price[c] < least) {
          least = distance[c] + price[c];
          next = c;
        }
      }
      if (next == Instance.NONE) {
        break;
      }
      settled[next] = true;
      if (spare[next] > 0) {
        end = next;
        break;
      }
      for (int i = 0; i < partiesOf.get(next).size; i++) {
        int q = partiesOf.get(next).at[i];
        double base = distance[next] - costs[q][next];
        double out = base + in.leftCost[q] / in.people[q];
        if (out < leave) {
          leave = out;
          leaver = q;
          leaverCell = next;
        }
        for (int c = 0; c < cells; c++) {
          if (!settled[c] && base + costs[q][c] < distance[c] - 1e-9) {
            distance[c] = base + costs[q][c];
            viaParty[c] = q;
            fromCell[c] = next;
          }
        }
      }
    }
    double reached = end == Instance.NONE ? leave : distance[end] + price[end];
    for (int c = 0; c < cells; c++) {
      if (settled[c] && c != end) {
        price[c] += reached - (distance[c] + price[c]);
      }
    }
    if (end == Instance.NONE && leaverCell == Instance.NONE) {
      return 0;
    }
    // How many can go all the way.
    int sent = people;
    int cell = end;
    if (end == Instance.NONE) {
      sent = Math.min(sent, flows.get(leaver)[leaverCell]);
      cell = leaverCell;
    } else {
      sent = Math.min(sent, spare[end]);
    }
    for (int c = cell; fromCell[c] != Instance.NONE; c = fromCell[c]) {
      sent = Math.min(sent, flows.get(viaParty[c])[fromCell[c]]);
    }
    if (end == Instance.NONE) {
      move(leaver, leaverCell, -sent);
    } else {
      spare[end] -= sent;
    }
    for (int c = cell; c != Instance.NONE; c = fromCell[c]) {
      move(viaParty[c], c, sent);
      if (fromCell[c] != Instance.NONE) {
        move(viaParty[c], fromCell[c], -sent);
      }
    }
    return sent;
  }

  private void move(int p, int cell, int people) {
    int[] flow = flows.get(p);
    int before = flow[cell];
    flow[cell] += people;
    Numbers there = partiesOf.get(cell);
    if (before == 0) {
      there.add(p);
    } else if (flow[cell] == 0) {
      int i = 0;
      while (there.at[i] != p) {
        i++;
      }
      there.at[i] = there.at[--there.size];
    }
  }

  /// From the prices of all gates as one to those of each.
  private void apart(BooleanSupplier stop) {
    Ascent ascent = new Ascent(new GateHours(in), price);
    for (int i = 0; i < ROUNDS && !stop.getAsBoolean(); i++) {
      ascent.step(ascent.bound() + NEAR * Math.abs(ascent.bound()));
    }
    System.arraycopy(ascent.prices(), 0, price, 0, cells);
  }

  /// All gates as one: in every hour the heaviest of those who wait pass, which is best; one place
  /// more in an hour is worth what the next in the queue would save, and its own place in turn.
  private void pooled() {
    double[] hourly = new double[in.hours];
    double[] weight = new double[in.parties];
    Arrays.setAll(weight, p -> in.rate[p] / in.people[p] * Instance.HOUR);
    Integer[] order = new Integer[in.parties];
    Arrays.setAll(order, p -> p);
    Arrays.sort(order, Comparator.comparingInt(p -> in.ready[p]));
    PriorityQueue<Integer> waiting =
        new PriorityQueue<>(
            Comparator.<Integer>comparingDouble(p -> -weight[p])
                .thenComparingInt(p -> in.ready[p])
                .thenComparingInt(p -> p));
    int[] servedIn = new int[in.parties];
    Arrays.fill(servedIn, in.hours);
    int[] next = new int[in.hours];
    int at = 0;
    double credit = 0;
    for (int hour = 0; hour < in.hours; hour++) {
      while (at < in.parties && in.ready[order[at]] < (hour + 1) * Instance.HOUR) {
        waiting.add(order[at++]);
      }
      double room = Math.min(0, credit);
      for (int g = 0; g < in.gates; g++) {
        room += in.quota[g * in.hours + hour];
      }
      while (room > 0 && !waiting.isEmpty()) {
        int p = waiting.remove();
        servedIn[p] = hour;
        room -= in.people[p];
      }
      credit = room;
      next[hour] = waiting.isEmpty() ? Instance.NONE : waiting.peek();
    }
    for (int hour = in.hours - 1; hour >= 0; hour--) {
      int p = next[hour];
      if (p != Instance.NONE) {
        int later = servedIn[p];
        hourly[hour] =
            later >= in.hours
                ? in.leftCost[p] / in.people[p]
                : weight[p] * (later - hour) + hourly[later];
      }
    }
    for (int g = 0; g < in.gates; g++) {
      System.arraycopy(hourly, 0, price, g * in.hours, in.hours);
    }
  }
}
