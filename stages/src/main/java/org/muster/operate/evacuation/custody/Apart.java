package org.muster.operate.evacuation.custody;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Of whom somebody said that they are two.
final class Apart {
  private final Map<String, TreeSet<CustodyEvent>> byPair = new HashMap<>();

  private static String pair(String one, String other) {
    return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
  }

  void add(CustodyEvent event, Deed.KeptApart deed) {
    byPair
        .computeIfAbsent(pair(deed.person(), deed.other()), k -> new TreeSet<>(CustodyEvent.ORDER))
        .add(event);
  }

  void remove(CustodyEvent event, Deed.KeptApart deed) {
    String pair = pair(deed.person(), deed.other());
    TreeSet<CustodyEvent> all = byPair.get(pair);
    if (all != null) {
      all.remove(event);
      if (all.isEmpty()) {
        byPair.remove(pair);
      }
    }
  }

  boolean has(List<String> ones, List<String> others) {
    return ones.stream()
        .anyMatch(one -> others.stream().anyMatch(other -> byPair.containsKey(pair(one, other))));
  }

  /// All of them, the newest first.
  List<CustodyEvent> events() {
    List<CustodyEvent> all = new ArrayList<>();
    byPair.values().forEach(all::addAll);
    all.sort(CustodyEvent.ORDER.reversed());
    return all;
  }
}
