package org.muster.engine.duty.guard;

/// Hours in which a person is not there: leave, sickness, a block-out date, before arrival.
///
/// @param kind in a word or two
/// @param from hour since the horizon's first midnight, inclusive
/// @param until exclusive
public record Absence(String kind, int from, int until) {
  public Absence {
    if (from >= until) {
      throw new IllegalArgumentException(
          "An absence must begin before it ends, was " + from + " to " + until);
    }
  }
}
