package org.muster.desk;

import java.util.Comparator;
import java.util.Optional;

/// Whose a reservation is: a side's, or that of an Ally who spoke in the talks.
///
/// @param side the side; an Ally sits with the alliance
/// @param ally the Ally's nation; empty for the side itself
public record Reserver(Side side, Optional<String> ally) implements Comparable<Reserver> {

  /// A side itself.
  public static Reserver of(Side side) {
    return new Reserver(side, Optional.empty());
  }

  /// An Ally.
  public static Reserver ofAlly(String nation) {
    return new Reserver(Side.ALLIANCE, Optional.of(nation));
  }

  /// As a sentence says it.
  public String words() {
    return ally.orElse(side.words());
  }

  @Override
  public int compareTo(Reserver other) {
    return Comparator.comparing(Reserver::side)
        .thenComparing(r -> r.ally().orElse(""))
        .compare(this, other);
  }
}
