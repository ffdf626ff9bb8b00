package org.muster.operate.evacuation.custody;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which parties changed last, so that whoever holds a copy is sent what is new and no more.
final class Changes {
  private final Map<String, Long> last = new HashMap<>();
  private final TreeMap<Long, String> order = new TreeMap<>();
  private long stamp;

  void of(String party) {
    stamp++;
    Long before = last.put(party, stamp);
    if (before != null) {
      order.remove(before);
    }
    order.put(stamp, party);
  }

  long stamp() {
    return stamp;
  }

  List<String> since(long known) {
    return List.copyOf(order.tailMap(known, false).values());
  }
}
