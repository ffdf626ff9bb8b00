package org.muster.engine.duty.colgen;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.muster.engine.duty.CalendarNetwork;

/// A network seen from its pauses, for one set of quantities that labels must remember.
///
/// Between two pauses lies a **block**: all paths from the one to the other that add the same
/// amounts to the remembered quantities. What a block costs under given prices is worked out once,
/// by one pass over **states** (a node inside a block, and the amounts added since its first
/// pause); then only the pauses carry grids of quantities. That takes the sequence rules out of the
/// inner loop of pricing. Parallel arcs between the same states are bundled: a **bundle** is a set
/// of activities of which only the cheapest matters.
///
/// Flat arrays; shared by all resources that share the network.
final class BlockGraph {

  final CalendarNetwork network;

  /// The remembered quantities.
  final int[] quantities;

  /// Greatest common divisor of what activities add to each remembered quantity.
  final int[] unit;

  /// Node of each pause.
  final int[] pauseNode;

  /// Pause of each node, or -1.
  final int[] pauseOf;

  /// First state of each pause's blocks; that state is the pause itself.
  final int[] stateStart;

  /// Edges into each state.
  final int[] edgeStart;

  final int[] edgeFrom;
  final int[] edgeBundle;

  /// Blocks by the pause at which they end.
  final int[] blockStart;

  final int[] blockTail;
  final int[] blockState;

  /// What a block adds to each remembered quantity, in units: `blockDelta[block * q + i]`.
  final int[] blockDelta;

  /// Activities of each bundle; an empty bundle is an idle arc.
  final int[] bundleStart;

  final int[] bundleActivity;

  static BlockGraph of(CalendarNetwork network, BitSet remembered) {
    return new BlockGraph(network, remembered.stream().toArray());
  }

  private BlockGraph(CalendarNetwork network, int[] quantities) {
    this.network = network;
    this.quantities = quantities;
    this.unit = units(network, quantities);
    int nodes = network.nodes();
    pauseOf = new int[nodes];
    Arrays.fill(pauseOf, -1);
    BitSet live = new BitSet(nodes);
    live.set(network.source());
    for (int arc = 0; arc < network.arcs(); arc++) {
      live.set(network.arcTail(arc));
      live.set(network.arcHead(arc));
    }
    Growing pauses = new Growing();
    for (int n = 0; n < nodes; n++) {
      if (live.get(n) && network.pause(n)) {
        pauseOf[n] = pauses.size;
        pauses.add(n);
      }
    }
    pauseNode = pauses.toArray();
    stateStart = new int[pauseNode.length + 1];

    int q = quantities.length;
    int[][] activityDelta = new int[network.activities()][];
    Map<List<Integer>, Integer> deltaIds = new HashMap<>();
    for (int a = 0; a < network.activities(); a++) {
      activityDelta[a] = delta(a);
    }

    Growing from = new Growing();
    Growing to = new Growing();
    Growing bundle = new Growing();
    Growing blockTails = new Growing();
    Growing blockHeads = new Growing();
    Growing blockStates = new Growing();
    Growing deltas = new Growing();
    Growing bundleStarts = new Growing();
    Growing bundleActivities = new Growing();
    bundleStarts.add(0);
    Map<List<Integer>, Integer> bundleIds = new HashMap<>();
    int states = 0;
    Map<Long, Growing> out = new HashMap<>();
    for (int p = 0; p < pauseNode.length; p++) {
      stateStart[p] = states;
      // Within a block: the states of each node, by the amounts added since the pause.
      Map<Integer, Map<List<Integer>, Integer>> statesOf = new HashMap<>();
      PriorityQueue<Integer> open = new PriorityQueue<>();
      List<Integer> none = Arrays.stream(new int[q]).boxed().toList();
      statesOf.computeIfAbsent(pauseNode[p], n -> new LinkedHashMap<>()).put(none, states++);
      open.add(pauseNode[p]);
      while (!open.isEmpty()) {
        int node = open.remove();
        Map<List<Integer>, Integer> here = statesOf.remove(node);
        if (here == null) {
          continue;
        }
        if (node != pauseNode[p] && pauseOf[node] >= 0) {
          for (Map.Entry<List<Integer>, Integer> end : here.entrySet()) {
            blockTails.add(p);
            blockHeads.add(pauseOf[node]);
            blockStates.add(end.getValue());
            for (int amount : end.getKey()) {
              deltas.add(amount);
            }
          }
          continue;
        }
        for (Map.Entry<List<Integer>, Integer> state : here.entrySet()) {
          out.clear();
          Map<Long, List<Integer>> sums = new HashMap<>();
          for (int arc = network.outStart(node); arc < network.outEnd(node); arc++) {
            int activity = network.arcActivity(arc);
            List<Integer> sum =
                activity == CalendarNetwork.IDLE
                    ? state.getKey()
                    : plus(state.getKey(), activityDelta[activity]);
            int id = deltaIds.computeIfAbsent(sum, s -> deltaIds.size());
            long key = (long) network.arcHead(arc) << 32 | id;
            sums.put(key, sum);
            // Idle is kept as a bundle with one activity -1.
            out.computeIfAbsent(key, k -> new Growing()).add(activity);
          }
          long[] keys = out.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
          for (long key : keys) {
            int head = (int) (key >> 32);
            List<Integer> sum = sums.getOrDefault(key, none);
            Map<List<Integer>, Integer> there = statesOf.get(head);
            if (there == null) {
              there = new LinkedHashMap<>();
              statesOf.put(head, there);
              open.add(head);
            }
            Integer target = there.get(sum);
            if (target == null) {
              target = states++;
              there.put(sum, target);
            }
            int[] members = out.getOrDefault(key, new Growing()).toArray();
            List<Integer> memberList = Arrays.stream(members).boxed().toList();
            Integer id = bundleIds.get(memberList);
            if (id == null) {
              id = bundleIds.size();
              bundleIds.put(memberList, id);
              for (int member : members) {
                bundleActivities.add(member);
              }
              bundleStarts.add(bundleActivities.size);
            }
            from.add(state.getValue());
            to.add(target);
            bundle.add(id);
          }
        }
      }
    }
    stateStart[pauseNode.length] = states;
    bundleStart = bundleStarts.toArray();
    bundleActivity = bundleActivities.toArray();

    edgeStart = new int[states + 1];
    edgeFrom = new int[from.size];
    edgeBundle = new int[from.size];
    int[] order = byKey(to, states, edgeStart);
    for (int i = 0; i < order.length; i++) {
      edgeFrom[i] = from.values[order[i]];
      edgeBundle[i] = bundle.values[order[i]];
    }
    blockStart = new int[pauseNode.length + 1];
    order = byKey(blockHeads, pauseNode.length, blockStart);
    blockTail = new int[order.length];
    blockState = new int[order.length];
    blockDelta = new int[order.length * q];
    for (int i = 0; i < order.length; i++) {
      blockTail[i] = blockTails.values[order[i]];
      blockState[i] = blockStates.values[order[i]];
      System.arraycopy(deltas.values, order[i] * q, blockDelta, i * q, q);
    }
  }

  /// Counting sort: the order of the entries by key, and where each key starts.
  private static int[] byKey(Growing keys, int count, int[] start) {
    for (int i = 0; i < keys.size; i++) {
      start[keys.values[i] + 1]++;
    }
    for (int k = 0; k < count; k++) {
      start[k + 1] += start[k];
    }
    int[] next = Arrays.copyOf(start, count);
    int[] order = new int[keys.size];
    for (int i = 0; i < keys.size; i++) {
      order[next[keys.values[i]]++] = i;
    }
    return order;
  }

  private static List<Integer> plus(List<Integer> sum, int[] delta) {
    Integer[] result = new Integer[delta.length];
    for (int i = 0; i < delta.length; i++) {
      result[i] = sum.get(i) + delta[i];
    }
    return List.of(result);
  }

  private int[] delta(int activity) {
    int[] delta = new int[quantities.length];
    for (int e = network.useStart(activity); e < network.useStart(activity + 1); e++) {
      for (int i = 0; i < quantities.length; i++) {
        if (quantities[i] == network.useQuantity(e)) {
          delta[i] += network.useAmount(e) / unit[i];
        }
      }
    }
    return delta;
  }

  private static int[] units(CalendarNetwork network, int[] quantities) {
    int[] unit = new int[quantities.length];
    for (int a = 0; a < network.activities(); a++) {
      for (int e = network.useStart(a); e < network.useStart(a + 1); e++) {
        for (int i = 0; i < quantities.length; i++) {
          if (quantities[i] == network.useQuantity(e)) {
            unit[i] = gcd(unit[i], network.useAmount(e));
          }
        }
      }
    }
    for (int i = 0; i < unit.length; i++) {
      unit[i] = Math.max(1, unit[i]);
    }
    return unit;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  int pauses() {
    return pauseNode.length;
  }

  int states() {
    return edgeStart.length - 1;
  }

  int bundles() {
    return bundleStart.length - 1;
  }

  /// A growing array of ints.
  private static final class Growing {
    int[] values = new int[8];
    int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    int[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
