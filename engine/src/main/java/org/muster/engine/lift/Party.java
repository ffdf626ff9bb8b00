package org.muster.engine.lift;

import java.util.List;

/// People who travel together: one gate, one flight, or left behind together.
///
/// @param weight of one person and hour of waiting
/// @param ready the earliest minute at a gate
/// @param due the last minute at which its flight may depart
/// @param gates that it may use; none means any
/// @param havens to which it may be taken; none means any
public record Party(
    String id,
    int people,
    double weight,
    int ready,
    int due,
    List<String> gates,
    List<String> havens,
    Others others) {
  private static final double HOUR_MINUTES = 60;

  public Party {
    gates = List.copyOf(gates);
    havens = List.copyOf(havens);
  }

  /// The same party, ready and due at other minutes.
  public Party within(int newReady, int newDue) {
    return new Party(id, people, weight, newReady, newDue, gates, havens, others);
  }

  /// The same party, which may be taken to these havens.
  public Party goingTo(List<String> newHavens) {
    return new Party(id, people, weight, ready, due, gates, newHavens, others);
  }

  /// Weighted person-hours if it departs at this minute.
  public double delayCost(int departs) {
    return people * weight * (departs - ready) / HOUR_MINUTES;
  }

  public boolean mayUse(String gate) {
    return gates.isEmpty() || gates.contains(gate);
  }

  public boolean mayGoTo(String haven) {
    return havens.isEmpty() || havens.contains(haven);
  }
}
