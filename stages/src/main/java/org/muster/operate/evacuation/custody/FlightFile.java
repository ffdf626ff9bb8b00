package org.muster.operate.evacuation.custody;

import java.util.List;

/// The events of a flight: what happened to it, and who was listed and boarded.
final class FlightFile {
  private final Ordered milestones = new Ordered();
  private final Ordered loads = new Ordered();

  /// How far a flight is.
  enum Way {
    OPEN,
    DEPARTED,
    ARRIVED,
    CANCELLED
  }

  private static boolean isLoad(CustodyEvent event) {
    return event.deed() instanceof Deed.Manifested || event.deed() instanceof Deed.Boarded;
  }

  void add(CustodyEvent event) {
    (isLoad(event) ? loads : milestones).add(event);
  }

  void remove(CustodyEvent event) {
    (isLoad(event) ? loads : milestones).remove(event);
  }

  List<CustodyEvent> milestones() {
    return milestones.all();
  }

  List<CustodyEvent> loads() {
    return loads.all();
  }

  boolean isEmpty() {
    return milestones.isEmpty() && loads.isEmpty();
  }

  /// Whether it is one that moves people: the others concern the list alone.
  static boolean movesPeople(CustodyEvent event) {
    return event.deed() instanceof Deed.Departed
        || event.deed() instanceof Deed.Arrived
        || event.deed() instanceof Deed.Cancelled;
  }

  boolean movesAfter(CustodyEvent event) {
    return milestones.all().stream().anyMatch(m -> movesPeople(m) && m.isAfter(event));
  }

  boolean hasArrived() {
    return milestones.all().stream().anyMatch(m -> m.deed() instanceof Deed.Arrived);
  }

  /// How far it was when something happened.
  Way before(CustodyEvent event) {
    Way way = Way.OPEN;
    for (CustodyEvent milestone : milestones.all()) {
      if (!event.isAfter(milestone)) {
        break;
      }
      if (milestone.deed() instanceof Deed.Departed && way != Way.ARRIVED) {
        way = Way.DEPARTED;
      } else if (milestone.deed() instanceof Deed.Arrived) {
        way = Way.ARRIVED;
      } else if (milestone.deed() instanceof Deed.Cancelled && way == Way.OPEN) {
        way = Way.CANCELLED;
      }
    }
    return way;
  }
}
