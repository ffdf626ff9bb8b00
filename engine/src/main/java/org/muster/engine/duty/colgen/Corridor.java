package org.muster.engine.duty.colgen;

import java.util.Arrays;
import java.util.BitSet;
import org.muster.engine.duty.CalendarModel;
import org.muster.engine.duty.CalendarNetwork;
import org.muster.engine.duty.Quantity;

/// For one resource and one range of its network: between which amounts each remembered quantity
/// can lie at each pause so that its bounds can still be kept. The grids of pricing are as wide as
/// this and no wider.
final class Corridor {

  final BlockGraph graph;
  final int resource;
  final CalendarModel model;
  final Range range;

  /// First and last pause of the range.
  final int firstPause;

  final int lastPause;

  /// Least and greatest amount by pause and quantity, in units, counted from the range's start:
  /// `low[(pause - firstPause) * q + i]`. A pause that cannot be passed has `low > high`.
  final int[] low;

  final int[] high;

  /// Stride of each quantity in a grid; the last is the innermost, of stride one.
  final int[] stride;

  /// Cells of a grid.
  final int cells;

  /// Most activities on a path of the range.
  final int mostActivities;

  /// Is there a path within the bounds of each quantity taken alone?
  final boolean feasible;

  /// Order of the quantities from outermost to innermost.
  final int[] order;

  Corridor(BlockGraph graph, int resource, CalendarModel model, Range range) {
    this.graph = graph;
    this.resource = resource;
    this.model = model;
    this.range = range;
    CalendarNetwork network = graph.network;
    firstPause = graph.pauseOf[range.fromNode()];
    lastPause = graph.pauseOf[range.toNode()];
    int q = graph.quantities.length;
    int pauses = lastPause - firstPause + 1;
    low = new int[pauses * q];
    high = new int[pauses * q];
    int from = range.fromNode();
    int to = range.toNode();
    int nodes = to - from + 1;

    BitSet ahead = new BitSet(nodes);
    BitSet live = new BitSet(nodes);
    int[] steps = new int[nodes];
    ahead.set(0);
    for (int n = from; n < to; n++) {
      if (!ahead.get(n - from)) {
        continue;
      }
      for (int arc = network.outStart(n); arc < network.outEnd(n); arc++) {
        int head = network.arcHead(arc);
        if (head <= to && model.open(arc)) {
          ahead.set(head - from);
          int step = network.arcActivity(arc) == CalendarNetwork.IDLE ? 0 : 1;
          steps[head - from] = Math.max(steps[head - from], steps[n - from] + step);
        }
      }
    }
    mostActivities = steps[nodes - 1];
    boolean possible = ahead.get(nodes - 1);
    live.set(nodes - 1);
    for (int n = to - 1; n >= from && possible; n--) {
      if (!ahead.get(n - from)) {
        continue;
      }
      for (int arc = network.outStart(n); arc < network.outEnd(n); arc++) {
        int head = network.arcHead(arc);
        if (head <= to && live.get(head - from) && model.open(arc)) {
          live.set(n - from);
          break;
        }
      }
    }
    int[] width = new int[q];
    for (int i = 0; i < q && possible; i++) {
      possible = bound(i, live, from, to);
      for (int p = 0; p < pauses; p++) {
        width[i] = Math.max(width[i], high[p * q + i] - low[p * q + i] + 1);
      }
    }
    Integer[] byWidth = new Integer[q];
    Arrays.setAll(byWidth, i -> i);
    Arrays.sort(byWidth, (a, b) -> Integer.compare(width[a], width[b]));
    order = new int[q];
    stride = new int[q];
    long size = 1;
    for (int i = q - 1; i >= 0; i--) {
      order[i] = byWidth[i];
      stride[order[i]] = (int) Math.min(size, Integer.MAX_VALUE);
      size *= Math.max(1, width[order[i]]);
    }
    cells = (int) Math.min(size, Integer.MAX_VALUE);
    // A pause closed for one quantity is closed for all.
    for (int p = 0; p < pauses; p++) {
      boolean closed = !live.get(graph.pauseNode[firstPause + p] - from);
      for (int i = 0; i < q; i++) {
        closed |= low[p * q + i] > high[p * q + i];
      }
      for (int i = 0; i < q && closed; i++) {
        low[p * q + i] = 1;
        high[p * q + i] = 0;
      }
    }
    feasible = possible;
  }

  /// Fills the corridor of one quantity; false when its bounds cannot be kept.
  private boolean bound(int i, BitSet live, int from, int to) {
    CalendarNetwork network = graph.network;
    int q = graph.quantities.length;
    int quantity = graph.quantities[i];
    int unit = graph.unit[i];
    Quantity bounds = model.quantities().get(quantity);
    long before = used(range.prefix(), quantity) + used(range.suffix(), quantity);
    long least = -Math.floorDiv(-(bounds.min() - before), unit);
    long most =
        bounds.max() == Quantity.UNLIMITED
            ? Integer.MAX_VALUE
            : Math.floorDiv(bounds.max() - before, unit);
    int nodes = to - from + 1;
    int[] min = new int[nodes];
    int[] max = new int[nodes];
    Arrays.fill(min, Integer.MAX_VALUE / 4);
    Arrays.fill(max, -1);
    min[0] = 0;
    max[0] = 0;
    for (int n = from; n < to; n++) {
      if (!live.get(n - from) || max[n - from] < 0) {
        continue;
      }
      for (int arc = network.outStart(n); arc < network.outEnd(n); arc++) {
        int head = network.arcHead(arc);
        if (head <= to && live.get(head - from) && model.open(arc)) {
          int add = use(network.arcActivity(arc), quantity) / unit;
          min[head - from] = Math.min(min[head - from], min[n - from] + add);
          max[head - from] = Math.max(max[head - from], max[n - from] + add);
        }
      }
    }
    int[] minGo = new int[nodes];
    int[] maxGo = new int[nodes];
    Arrays.fill(minGo, Integer.MAX_VALUE / 4);
    Arrays.fill(maxGo, -1);
    minGo[nodes - 1] = 0;
    maxGo[nodes - 1] = 0;
    for (int n = to - 1; n >= from; n--) {
      if (!live.get(n - from)) {
        continue;
      }
      for (int arc = network.outStart(n); arc < network.outEnd(n); arc++) {
        int head = network.arcHead(arc);
        if (head <= to && live.get(head - from) && model.open(arc) && maxGo[head - from] >= 0) {
          int add = use(network.arcActivity(arc), quantity) / unit;
          minGo[n - from] = Math.min(minGo[n - from], minGo[head - from] + add);
          maxGo[n - from] = Math.max(maxGo[n - from], maxGo[head - from] + add);
        }
      }
    }
    for (int p = firstPause; p <= lastPause; p++) {
      int n = graph.pauseNode[p] - from;
      int at = (p - firstPause) * q + i;
      if (!live.get(n) || max[n] < 0 || maxGo[n] < 0) {
        low[at] = 1;
        high[at] = 0;
        continue;
      }
      long lowest = Math.max(min[n], least - maxGo[n]);
      long highest = Math.min(max[n], most - minGo[n]);
      low[at] = (int) Math.min(lowest, Integer.MAX_VALUE / 2);
      high[at] = (int) Math.max(highest, -1);
      if (low[at] > high[at]) {
        low[at] = 1;
        high[at] = 0;
      }
    }
    return low[i] <= high[i];
  }

  private int use(int activity, int quantity) {
    return activity == CalendarNetwork.IDLE ? 0 : Quantities.of(graph.network, activity, quantity);
  }

  private long used(int[] activities, int quantity) {
    long sum = 0;
    for (int a : activities) {
      sum += Quantities.of(graph.network, a, quantity);
    }
    return sum;
  }
}
