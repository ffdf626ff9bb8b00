package org.muster.engine.lift;

import java.util.List;

/// An aircraft that takes people on from haven to haven, by a schedule of its own that no plan
/// changes. On each leg it takes whoever is where it departs, up to its seats, before whoever comes
/// there in that minute. Where it arrives at a haven of the problem, all its seats are kept for it
/// from then on, since nobody knows beforehand how many will be aboard; any other place takes
/// whoever comes. Flights without anybody, such as back for more, are not among its legs.
///
/// @param seats on each leg
/// @param legs in the order in which it flies them
public record Onward(String id, String type, int seats, List<Leg> legs, Others others) {
  public Onward {
    legs = List.copyOf(legs);
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      if (leg.arrives <= leg.departs) {
        throw new IllegalArgumentException(
            "onward " + id + ": a leg arrives after it departs, was " + leg);
      }
      if (leg.from.equals(leg.to)) {
        throw new IllegalArgumentException(
            "onward " + id + ": a leg goes to another place, was " + leg);
      }
      if (i > 0 && leg.departs < legs.get(i - 1).arrives) {
        throw new IllegalArgumentException(
            "onward " + id + ": a leg departs after the one before arrived, was " + leg);
      }
    }
  }

  /// A flight between two places, each a haven of the problem or any other.
  public record Leg(String from, int departs, String to, int arrives) {
    @Override
    public String toString() {
      return from + " at " + departs + " to " + to + " at " + arrives;
    }
  }

  /// The same aircraft without the legs that depart at this minute or later.
  Onward until(int minute) {
    return new Onward(
        id, type, seats, legs.stream().filter(leg -> leg.departs < minute).toList(), others);
  }
}
