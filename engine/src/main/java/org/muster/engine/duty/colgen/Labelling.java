package org.muster.engine.duty.colgen;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.CalendarModel;

/// The labelling kernel: the cheapest path of a range under given values of activities, among those
/// that keep the bounds of the remembered quantities. Holds the work arrays of one thread.
///
/// Costs are fixed-point integers rounded down, so that the result never lies above the true
/// minimum; the innermost loops are plain shifts and minima of int arrays. The path is found again
/// by walking back along equal values.
final class Labelling {

  private static final int FAR = 1 << 29;
  private static final int REACHED = 1 << 28;
  private static final double LARGEST_PATH = 1 << 27;

  private int[] bundleCost = new int[0];
  private int[] stateCost = new int[0];
  private int[][] grids = new int[0][];
  private int[] shifted = new int[0];
  private int[] path = new int[64];
  private int pathLength;
  private double least;

  /// The least value of a path, fixed cost left out; never above the true one.
  double least() {
    return least;
  }

  /// The activities of the range's cheapest path, in order; null when there is none.
  ///
  /// @param value by activity: what its cover is worth; a path costs its activities' own cost less
  ///     their value
  int @Nullable [] cheapest(Corridor corridor, double[] value) {
    least = Double.POSITIVE_INFINITY;
    if (!corridor.feasible) {
      return null;
    }
    BlockGraph graph = corridor.graph;
    int first = corridor.firstPause;
    int last = corridor.lastPause;
    int stateFrom = graph.stateStart[first];
    int stateTo = graph.stateStart[last];
    double scale = priceBundles(corridor, value, stateFrom, stateTo);
    priceStates(graph, stateFrom, stateTo);
    label(corridor, stateFrom);

    int q = graph.quantities.length;
    int[] end = grids[last - first];
    int best = FAR;
    int bestCell = -1;
    int[] cell = new int[q];
    int base = (last - first) * q;
    int[] size = new int[q];
    int count = 1;
    for (int i = 0; i < q; i++) {
      size[i] = corridor.high[base + i] - corridor.low[base + i] + 1;
      count *= Math.max(0, size[i]);
    }
    for (int c = 0; c < count; c++) {
      int rest = c;
      int at = 0;
      for (int i = 0; i < q; i++) {
        cell[i] = rest % size[i];
        rest /= size[i];
        at += cell[i] * corridor.stride[i];
      }
      if (end[at] < best) {
        best = end[at];
        bestCell = at;
      }
    }
    if (best >= REACHED) {
      return null;
    }
    least = best / scale;
    trace(corridor, value, bestCell, stateFrom);
    int[] result = new int[pathLength];
    for (int i = 0; i < pathLength; i++) {
      result[i] = path[pathLength - 1 - i];
    }
    return result;
  }

  private double priceBundles(Corridor corridor, double[] value, int stateFrom, int stateTo) {
    BlockGraph graph = corridor.graph;
    CalendarModel model = corridor.model;
    if (bundleCost.length < graph.bundles()) {
      bundleCost = new int[graph.bundles()];
    }
    int low = Integer.MAX_VALUE;
    int high = -1;
    for (int e = graph.edgeStart[stateFrom]; e < graph.edgeStart[stateTo]; e++) {
      low = Math.min(low, graph.edgeBundle[e]);
      high = Math.max(high, graph.edgeBundle[e]);
    }
    double[] cost = new double[Math.max(0, high - low + 1)];
    double largest = 1e-9;
    for (int b = low; b <= high; b++) {
      double cheapest = Double.POSITIVE_INFINITY;
      for (int k = graph.bundleStart[b]; k < graph.bundleStart[b + 1]; k++) {
        cheapest = Math.min(cheapest, cost(model, graph.bundleActivity[k], value));
      }
      cost[b - low] = cheapest;
      if (cheapest != Double.POSITIVE_INFINITY) {
        largest = Math.max(largest, Math.abs(cheapest));
      }
    }
    double scale =
        Math.min(1 << 20, LARGEST_PATH / (largest * Math.max(1, corridor.mostActivities)));
    for (int b = low; b <= high; b++) {
      double c = cost[b - low];
      bundleCost[b] = c == Double.POSITIVE_INFINITY ? FAR : (int) Math.floor(c * scale);
    }
    return scale;
  }

  private static double cost(CalendarModel model, int activity, double[] value) {
    if (activity < 0) {
      return 0;
    }
    long own = model.activityCost(activity);
    return own == CalendarModel.CLOSED ? Double.POSITIVE_INFINITY : own - value[activity];
  }

  private void priceStates(BlockGraph graph, int stateFrom, int stateTo) {
    int count = stateTo - stateFrom;
    if (stateCost.length < count) {
      stateCost = new int[count + count / 4];
    }
    int[] cost = stateCost;
    int[] edgeStart = graph.edgeStart;
    int[] edgeFrom = graph.edgeFrom;
    int[] edgeBundle = graph.edgeBundle;
    for (int s = 0; s < count; s++) {
      int e = edgeStart[s + stateFrom];
      int end = edgeStart[s + stateFrom + 1];
      if (e == end) {
        cost[s] = 0;
        continue;
      }
      int best = FAR;
      for (; e < end; e++) {
        best = Math.min(best, cost[edgeFrom[e] - stateFrom] + bundleCost[edgeBundle[e]]);
      }
      cost[s] = best;
    }
  }

  private void label(Corridor corridor, int stateFrom) {
    BlockGraph graph = corridor.graph;
    int first = corridor.firstPause;
    int last = corridor.lastPause;
    int q = graph.quantities.length;
    int cells = corridor.cells;
    if (grids.length < last - first + 1) {
      grids = Arrays.copyOf(grids, last - first + 1);
    }
    if (shifted.length < cells) {
      shifted = new int[cells];
    }
    for (int p = first; p <= last; p++) {
      int[] grid = grids[p - first];
      if (grid == null || grid.length < cells) {
        grid = new int[cells];
        grids[p - first] = grid;
      }
      Arrays.fill(grid, 0, cells, FAR);
      if (p == first) {
        grid[0] = 0;
        continue;
      }
      if (q > 0 && corridor.low[(p - first) * q] > corridor.high[(p - first) * q]) {
        continue;
      }
      for (int b = graph.blockStart[p]; b < graph.blockStart[p + 1]; b++) {
        int tail = graph.blockTail[b];
        if (tail < first) {
          continue;
        }
        int cost = stateCost[graph.blockState[b] - stateFrom];
        if (cost >= REACHED) {
          continue;
        }
        if (q == 0) {
          grid[0] = Math.min(grid[0], grids[tail - first][0] + cost);
        } else {
          relax(corridor, b, tail - first, p - first, cost, 0, 0, 0);
        }
      }
    }
  }

  /// Moves the cells of the tail's grid into the head's, one quantity after the other from the
  /// outermost in; the innermost is a contiguous run.
  private void relax(
      Corridor corridor, int block, int tail, int head, int cost, int depth, int src, int dst) {
    int q = corridor.order.length;
    int i = corridor.order[depth];
    int add = corridor.graph.blockDelta[block * q + i];
    int lowTail = corridor.low[tail * q + i];
    int lowHead = corridor.low[head * q + i];
    int from = Math.max(lowTail, lowHead - add);
    int to = Math.min(corridor.high[tail * q + i], corridor.high[head * q + i] - add);
    if (from > to) {
      return;
    }
    int stride = corridor.stride[i];
    if (depth < q - 1) {
      for (int v = from; v <= to; v++) {
        relax(
            corridor,
            block,
            tail,
            head,
            cost,
            depth + 1,
            src + (v - lowTail) * stride,
            dst + (v + add - lowHead) * stride);
      }
      return;
    }
    minimum(
        grids[head],
        dst + from + add - lowHead,
        grids[tail],
        src + from - lowTail,
        to - from + 1,
        cost);
  }

  private void minimum(int[] target, int dst, int[] source, int src, int count, int cost) {
    if (count < 12) {
      for (int k = 0; k < count; k++) {
        target[dst + k] = Math.min(target[dst + k], source[src + k] + cost);
      }
      return;
    }
    // Brought to the same index first, so that the loop has one and can be vectorised.
    int[] moved = shifted;
    System.arraycopy(source, src, moved, dst, count);
    int end = dst + count;
    for (int k = dst; k < end; k++) {
      target[k] = Math.min(target[k], moved[k] + cost);
    }
  }

  private void trace(Corridor corridor, double[] value, int endCell, int stateFrom) {
    BlockGraph graph = corridor.graph;
    int first = corridor.firstPause;
    int q = graph.quantities.length;
    int pause = corridor.lastPause;
    int cell = endCell;
    pathLength = 0;
    while (pause != first) {
      int want = grids[pause - first][cell];
      int found = -1;
      int foundCell = -1;
      for (int b = graph.blockStart[pause]; b < graph.blockStart[pause + 1] && found < 0; b++) {
        int tail = graph.blockTail[b];
        if (tail < first) {
          continue;
        }
        int cost = stateCost[graph.blockState[b] - stateFrom];
        if (cost >= REACHED) {
          continue;
        }
        int at = cellBefore(corridor, b, tail - first, pause - first, cell, q);
        if (at >= 0 && grids[tail - first][at] + cost == want) {
          found = b;
          foundCell = at;
        }
      }
      if (found < 0) {
        throw new IllegalStateException(
            "No way back from pause " + pause + " of resource " + corridor.model.resource());
      }
      traceBlock(corridor, value, graph.blockState[found], stateFrom);
      pause = graph.blockTail[found];
      cell = foundCell;
    }
  }

  private static int cellBefore(Corridor corridor, int block, int tail, int head, int cell, int q) {
    int at = 0;
    int rest = cell;
    for (int depth = 0; depth < q; depth++) {
      int i = corridor.order[depth];
      int stride = corridor.stride[i];
      int v = rest / stride + corridor.low[head * q + i];
      rest %= stride;
      v -= corridor.graph.blockDelta[block * q + i];
      if (v < corridor.low[tail * q + i] || v > corridor.high[tail * q + i]) {
        return -1;
      }
      at += (v - corridor.low[tail * q + i]) * stride;
    }
    return at;
  }

  private void traceBlock(Corridor corridor, double[] value, int blockState, int stateFrom) {
    BlockGraph graph = corridor.graph;
    int state = blockState;
    while (graph.edgeStart[state] < graph.edgeStart[state + 1]) {
      int want = stateCost[state - stateFrom];
      int next = -1;
      for (int e = graph.edgeStart[state]; e < graph.edgeStart[state + 1]; e++) {
        int from = graph.edgeFrom[e];
        if (stateCost[from - stateFrom] + bundleCost[graph.edgeBundle[e]] == want) {
          addCheapest(corridor.model, graph, graph.edgeBundle[e], value);
          next = from;
          break;
        }
      }
      if (next < 0) {
        throw new IllegalStateException("No way back within a block");
      }
      state = next;
    }
  }

  private void addCheapest(CalendarModel model, BlockGraph graph, int bundle, double[] value) {
    int chosen = -1;
    double cheapest = Double.POSITIVE_INFINITY;
    for (int k = graph.bundleStart[bundle]; k < graph.bundleStart[bundle + 1]; k++) {
      double cost = cost(model, graph.bundleActivity[k], value);
      if (cost < cheapest) {
        cheapest = cost;
        chosen = graph.bundleActivity[k];
      }
    }
    if (chosen >= 0) {
      if (pathLength == path.length) {
        path = Arrays.copyOf(path, 2 * pathLength);
      }
      path[pathLength++] = chosen;
    }
  }
}
