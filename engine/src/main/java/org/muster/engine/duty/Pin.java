package org.muster.engine.duty;

/// An assignment that a plan must keep: in this slot the resource does this duty, or nothing. Or,
/// not `kept`, one that it must not make: there the resource does anything else.
///
/// @param resource id of the resource
/// @param slot the slot
/// @param duty index of the duty, or {@link #NOTHING}
/// @param kept true for what must be done, false for what must not
public record Pin(String resource, int slot, int duty, boolean kept) {

  /// The resource is idle in the slot.
  public static final int NOTHING = -1;

  /// An assignment that must be kept.
  public Pin(String resource, int slot, int duty) {
    this(resource, slot, duty, true);
  }

  /// May an arc stay in the resource's network under this pin?
  boolean allows(CalendarNetwork network, int arc) {
    int activity = network.arcActivity(arc);
    boolean holds =
        activity != CalendarNetwork.IDLE
            && network.activityFirst(activity) <= slot
            && slot < network.activityEnd(activity);
    boolean passes =
        network.nodeSlot(network.arcTail(arc)) <= slot
            && slot < network.nodeSlot(network.arcHead(arc));
    int done = holds ? network.activityDuty(activity) : NOTHING;
    return !passes || (done == duty) == kept;
  }
}
