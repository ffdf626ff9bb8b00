package org.muster.engine.duty;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/// What one resource may do and what it costs: a shape of calendars, a cost for each activity, and
/// bounds on the quantities. Its accepted paths are exactly the calendars that the resource may
/// work. Solvers read this and nothing else. Immutable.
///
/// The cost of a calendar is `fixedCost` plus the cost of its activities (idle arcs cost nothing);
/// costs may be negative.
public final class CalendarModel {

  /// The cost of an activity that this resource may not do.
  public static final long CLOSED = Long.MAX_VALUE;

  private final String resource;
  private final CalendarNetwork network;
  private final long fixedCost;
  private final long[] activityCost;
  private final List<Quantity> quantities;

  /// @param resource id of the resource, unique in the problem
  /// @param network the shape, possibly shared with other resources
  /// @param fixedCost what every calendar of the resource costs
  /// @param activityCost the cost of each activity of the network, or {@link #CLOSED}
  /// @param quantities the bounds, one for each quantity of the network
  public CalendarModel(
      String resource,
      CalendarNetwork network,
      long fixedCost,
      IntToLongFunction activityCost,
      List<Quantity> quantities) {
    if (quantities.size() != network.quantities()) {
      throw new IllegalArgumentException(
          "Resource "
              + resource
              + " bounds "
              + quantities.size()
              + " quantities but its network has "
              + network.quantities());
    }
    this.resource = resource;
    this.network = network;
    this.fixedCost = fixedCost;
    this.activityCost = new long[network.activities()];
    for (int a = 0; a < this.activityCost.length; a++) {
      this.activityCost[a] = activityCost.applyAsLong(a);
    }
    this.quantities = List.copyOf(quantities);
  }

  /// Id of the resource.
  public String resource() {
    return resource;
  }

  public CalendarNetwork network() {
    return network;
  }

  /// What every calendar of the resource costs.
  public long fixedCost() {
    return fixedCost;
  }

  /// The cost of an activity, or {@link #CLOSED}.
  public long activityCost(int activity) {
    return activityCost[activity];
  }

  /// May the resource use this arc?
  public boolean open(int arc) {
    int activity = network.arcActivity(arc);
    return activity == CalendarNetwork.IDLE || activityCost[activity] != CLOSED;
  }

  /// The bounds of each quantity, by its index.
  public List<Quantity> quantities() {
    return quantities;
  }

  /// The same resource with only the calendars that keep pins; empty when no path of its network
  /// does.
  public Optional<CalendarModel> pinned(List<Pin> pins) {
    return keeping(arc -> open(arc) && pins.stream().allMatch(pin -> pin.allows(network, arc)));
  }

  /// The same resource with only the calendars whose arcs are all kept; empty when there are none.
  public Optional<CalendarModel> keeping(IntPredicate arcs) {
    return network
        .keeping(arcs)
        .map(
            kept -> new CalendarModel(resource, kept, fixedCost, a -> activityCost[a], quantities));
  }

  @Override
  public String toString() {
    return "CalendarModel[" + resource + ", " + network.arcs() + " arcs]";
  }
}
