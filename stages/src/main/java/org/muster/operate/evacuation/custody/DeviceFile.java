package org.muster.operate.evacuation.custody;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The numbers of a device's events: which are missing, which come twice, and where its clock and
/// its numbers do not agree.
final class DeviceFile {
  /// A clock that is set by the network may be put back by as much.
  private static final Duration SET_BACK = Duration.ofMinutes(2);

  private final String device;
  private final TreeMap<Long, TreeSet<CustodyEvent>> byNumber = new TreeMap<>();
  private final TreeSet<CustodyEvent> inTime = new TreeSet<>(CustodyEvent.ORDER);
  private final Map<Long, List<Discrepancy>> odds = new HashMap<>();

  DeviceFile(String device) {
    this.device = device;
  }

  void add(CustodyEvent event) {
    inTime.add(event);
    if (event.counter() > 0) {
      byNumber.computeIfAbsent(event.counter(), c -> new TreeSet<>(CustodyEvent.ORDER)).add(event);
      judge(event.counter());
    }
  }

  void remove(CustodyEvent event) {
    inTime.remove(event);
    TreeSet<CustodyEvent> same = byNumber.get(event.counter());
    if (same != null) {
      same.remove(event);
      if (same.isEmpty()) {
        byNumber.remove(event.counter());
      }
      judge(event.counter());
    }
  }

  boolean isEmpty() {
    return inTime.isEmpty();
  }

  private void judge(long number) {
    judgeOne(number);
    Long next = byNumber.higherKey(number);
    if (next != null) {
      judgeOne(next);
    }
  }

  private void judgeOne(long number) {
    odds.remove(number);
    TreeSet<CustodyEvent> here = byNumber.get(number);
    if (here == null) {
      return;
    }
    List<Discrepancy> found = new ArrayList<>(0);
    here.stream()
        .skip(1)
        .forEach(event -> found.add(Discrepancy.ofEvent(Rule.COUNTER_TWICE, event)));
    Map.Entry<Long, TreeSet<CustodyEvent>> before = byNumber.lowerEntry(number);
    if (before != null) {
      CustodyEvent earlier = before.getValue().first();
      for (CustodyEvent event : here) {
        if (event.at().isBefore(earlier.at().minus(SET_BACK))) {
          found.add(Discrepancy.ofEvent(Rule.COUNTER_BACK, event));
        }
      }
    }
    if (!found.isEmpty()) {
      odds.put(number, found);
    }
  }

  DeviceState state() {
    CustodyEvent last = inTime.last();
    long highest = byNumber.isEmpty() ? 0 : byNumber.lastKey();
    return new DeviceState(
        device, inTime.size(), highest, highest - byNumber.size(), last.when(), last.station());
  }

  List<Discrepancy> odds() {
    List<Discrepancy> all = new ArrayList<>();
    odds.values().forEach(all::addAll);
    DeviceState state = state();
    if (state.missing() > 0) {
      all.add(
          new Discrepancy(
              Rule.COUNTER_GAP,
              state.last(),
              "",
              "",
              "",
              "",
              device,
              state.missing(),
              state.highest()));
    }
    return all;
  }
}
