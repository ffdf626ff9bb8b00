package org.muster.engine.lift.plan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The bound of the gates alone, as if there were a flight at every open minute: a party is left
/// behind, or pays its wait and the price of the gate hour that suits it best.
///
/// Parties alike in gates and people see the same gate in each hour, so that an evaluation costs a
/// few steps a party and tens of thousands of parties a few milliseconds.
final class GateHours implements Priced {
  private final Instance in;
  private final int cells;

  /// By party: which of the distinct pairs of gates and people.
  private final int[] kind;
  private final int kinds;
  private final long[] kindMask;
  private final int[] kindPeople;

  /// By kind and hour: the cheapest price and its cell.
  private final double[] cheapest;
  private final int[] cell;

  /// By minute: when anybody who passes then could depart at the earliest.
  private final int[] departs;

  GateHours(Instance in) {
    this.in = in;
    cells = in.gates * in.hours;
    kind = new int[in.parties];
    Map<Long, Map<Integer, Integer>> known = new HashMap<>();
    long[] masks = new long[in.parties];
    int[] people = new int[in.parties];
    int count = 0;
    for (int p = 0; p < in.parties; p++) {
      Map<Integer, Integer> ofMask = known.computeIfAbsent(in.gateMask[p], mask -> new HashMap<>());
      Integer which = ofMask.get(in.people[p]);
      if (which == null) {
        which = count;
        masks[count] = in.gateMask[p];
        people[count] = in.people[p];
        ofMask.put(in.people[p], count++);
      }
      kind[p] = which;
    }
    kinds = count;
    kindMask = Arrays.copyOf(masks, count);
    kindPeople = Arrays.copyOf(people, count);
    cheapest = new double[kinds * in.hours];
    cell = new int[kinds * in.hours];
    departs = new int[in.horizon + 1];
    for (int t = 0; t <= in.horizon; t++) {
      int first = in.horizon;
      if (t + in.screening < in.horizon) {
        for (int v = 0; v < in.havens; v++) {
          first = Math.min(first, in.departsFrom[v][t + in.screening]);
        }
      }
      departs[t] = first;
    }
  }

  @Override
  public int size() {
    return cells;
  }

  @Override
  public double evaluate(double[] x, double[] slope) {
    double bound = 0;
    for (int c = 0; c < cells; c++) {
      bound -= x[c] * in.quota[c];
      slope[c] = -in.quota[c];
    }
    hours(x);
    for (int p = 0; p < in.parties; p++) {
      if (in.hopeless[p]) {
        bound += in.leftCost[p];
        continue;
      }
      int people = in.people[p];
      int last = Math.min(in.due[p], in.horizon - 1);
      int ready = Math.max(0, in.ready[p]);
      double best = in.leftCost[p];
      int chosen = Instance.NONE;
      for (int hour = ready / Instance.HOUR; hour < in.hours; hour++) {
        int at = kind[p] * in.hours + hour;
        int departs = this.departs[Math.max(ready, hour * Instance.HOUR)];
        double wait = in.rate[p] * (departs - in.ready[p]);
        if (departs > last || wait >= best) {
          break;
        }
        if (cell[at] != Instance.NONE && wait + people * cheapest[at] < best) {
          best = wait + people * cheapest[at];
          chosen = cell[at];
        }
      }
      bound += best;
      if (chosen != Instance.NONE) {
        slope[chosen] += people;
      }
    }
    return bound;
  }

  private void hours(double[] x) {
    for (int k = 0; k < kinds; k++) {
      for (int hour = 0; hour < in.hours; hour++) {
        double least = Double.POSITIVE_INFINITY;
        int where = Instance.NONE;
        for (int g = 0; g < in.gates; g++) {
          int c = g * in.hours + hour;
          if ((kindMask[k] >> g & 1) != 0 && in.quota[c] >= kindPeople[k] && x[c] < least) {
            least = x[c];
            where = c;
          }
        }
        cheapest[k * in.hours + hour] = least;
        cell[k * in.hours + hour] = where;
      }
    }
  }

  @Override
  public double[] scales(double[] start) {
    double weight = 0;
    double people = 0;
    for (int p = 0; p < in.parties; p++) {
      weight += in.rate[p] * Instance.HOUR;
      people += in.people[p];
    }
    double[] scale = new double[cells];
    Arrays.fill(scale, Math.max(1e-3, weight / Math.max(1, people)));
    return scale;
  }

  @Override
  public double least(int variable) {
    return 0;
  }

  @Override
  public double most(int variable) {
    return Double.POSITIVE_INFINITY;
  }
}
