package org.muster.operate.evacuation.custody;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Events in the order of custody. What comes in order is added at the end.
final class Ordered {
  private final ArrayList<CustodyEvent> events = new ArrayList<>(4);

  void add(CustodyEvent event) {
    if (events.isEmpty() || event.isAfter(events.getLast())) {
      events.add(event);
      return;
    }
    int at = Collections.binarySearch(events, event, CustodyEvent.ORDER);
    if (at < 0) {
      events.add(-at - 1, event);
    }
  }

  void remove(CustodyEvent event) {
    int at = Collections.binarySearch(events, event, CustodyEvent.ORDER);
    if (at >= 0) {
      events.remove(at);
    }
  }

  List<CustodyEvent> all() {
    return events;
  }

  boolean isEmpty() {
    return events.isEmpty();
  }
}
