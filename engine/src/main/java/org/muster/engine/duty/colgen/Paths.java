package org.muster.engine.duty.colgen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.muster.engine.duty.CalendarNetwork;

/// Finds the nodes of a calendar's path again from its activities.
final class Paths {

  private Paths() {}

  /// The pauses that a path with these activities passes, in order; empty when there is no such
  /// path.
  static int[] pauses(CalendarNetwork network, int[] activities) {
    int[] done = new int[network.slots() + 1];
    int next = 0;
    for (int slot = 0; slot <= network.slots(); slot++) {
      while (next < activities.length && network.activityEnd(activities[next]) <= slot) {
        next++;
      }
      done[slot] = next;
    }
    BitSet reached = new BitSet(network.nodes());
    int[] cameBy = new int[network.nodes()];
    Arrays.fill(cameBy, -1);
    reached.set(network.source());
    for (int n = reached.nextSetBit(0); n >= 0; n = reached.nextSetBit(n + 1)) {
      int before = done[network.nodeSlot(n)];
      for (int arc = network.outStart(n); arc < network.outEnd(n); arc++) {
        int head = network.arcHead(arc);
        int after = done[network.nodeSlot(head)];
        int activity = network.arcActivity(arc);
        boolean fits =
            activity == CalendarNetwork.IDLE
                ? after == before
                : after == before + 1 && activities[before] == activity;
        if (fits && !reached.get(head)) {
          reached.set(head);
          cameBy[head] = arc;
        }
      }
    }
    if (!reached.get(network.sink())) {
      return new int[0];
    }
    List<Integer> pauses = new ArrayList<>();
    int node = network.sink();
    while (true) {
      if (network.pause(node)) {
        pauses.add(node);
      }
      if (cameBy[node] < 0) {
        break;
      }
      node = network.arcTail(cameBy[node]);
    }
    int[] result = new int[pauses.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = pauses.get(result.length - 1 - i);
    }
    return result;
  }
}
