package org.muster.engine.duty.guard;

import java.util.Comparator;

/// Somebody on a seat of a post for one turn.
///
/// @param seat of the post, from zero
/// @param from first hour of the turn, since the horizon's first midnight
public record Standing(String post, int seat, int from, String person)
    implements Comparable<Standing> {

  private static final Comparator<Standing> ORDER =
      Comparator.comparing(Standing::post)
          .thenComparingInt(Standing::seat)
          .thenComparingInt(Standing::from)
          .thenComparing(Standing::person);

  @Override
  public int compareTo(Standing other) {
    return ORDER.compare(this, other);
  }
}
