package org.muster.engine.duty;

/// A quantity that adds up along a calendar and whose sum must lie within bounds: minutes,
/// weekends, tours, days away, how often a duty was done.
///
/// @param name readable, for messages and reasons (usually the id of the rule)
/// @param min least sum, inclusive
/// @param max greatest sum, inclusive; {@link #UNLIMITED} for none
public record Quantity(String name, long min, long max) {

  /// No upper bound.
  public static final long UNLIMITED = Long.MAX_VALUE;

  public Quantity {
    if (min > max) {
      throw new IllegalArgumentException(
          "Quantity " + name + ": least " + min + " is above greatest " + max);
    }
  }

  /// A quantity with no lower bound.
  public static Quantity atMost(String name, long max) {
    return new Quantity(name, 0, max);
  }
}
