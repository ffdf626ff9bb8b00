package org.muster.engine.lift.plan;

import java.util.Locale;

/// What a unit more of something in an hour is worth by the prices. A price is a hint: a unit more
/// saves a part of it or nothing, and where the plan is not the best there is, perhaps the gap as
/// well; a unit less costs that much at least, but for the gap.
///
/// @param hour of the horizon, or of the arrivals after it
/// @param which gate, haven or number of seats; empty for stands and room inside
/// @param units of the kind
/// @param worth of so many units, in weighted person-hours
/// @param atMost what the plan could gain by them, the worth and its gap; infinite where they let
///     in parties that are too large as it is, of which the prices know nothing
public record LiftScarce(
    int hour, Kind kind, String which, int units, double worth, double atMost) {
  /// What has a price.
  public enum Kind {
    GATE,
    SEATS,
    BEDS,
    STANDS,
    HAVEN_STANDS,
    INSIDE
  }

  /// For a person.
  public String words() {
    String more =
        switch (kind) {
          case GATE -> units + " people more at " + which;
          case SEATS -> units + " seats more on a flight of the " + which + "-seaters";
          case BEDS -> units + " beds more at " + which;
          case STANDS -> "a stand more at the airfield";
          case HAVEN_STANDS -> "a stand more at " + which;
          case INSIDE -> "room inside for " + units + " more";
        };
    return String.format(
        Locale.ROOT,
        "hour %d: %s, about %.1f by the prices%s",
        hour,
        more,
        worth,
        Double.isInfinite(atMost)
            ? ""
            : String.format(Locale.ROOT, " and from 0 to %.1f by planning again", atMost));
  }
}
