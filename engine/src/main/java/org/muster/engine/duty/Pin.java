package org.muster.engine.duty;

/// An assignment that a plan must keep: in this slot the resource does this duty, or nothing.
///
/// @param resource id of the resource
/// @param slot the slot
/// @param duty index of the duty, or {@link #NOTHING}
public record Pin(String resource, int slot, int duty) {

  /// The resource is idle in the slot.
  public static final int NOTHING = -1;

  /// May an arc stay in the resource's network under this pin?
  boolean allows(CalendarNetwork network, int arc) {
    int activity = network.arcActivity(arc);
    boolean holds =
        activity != CalendarNetwork.IDLE
            && network.activityFirst(activity) <= slot
            && slot < network.activityEnd(activity);
    if (holds) {
      return network.activityDuty(activity) == duty;
    }
    boolean passes =
        network.nodeSlot(network.arcTail(arc)) <= slot
            && slot < network.nodeSlot(network.arcHead(arc));
    return !passes || duty == NOTHING;
  }
}
