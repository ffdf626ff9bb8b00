package org.muster.engine.duty.tour;

import java.util.Comparator;
import java.util.Objects;

/// A unit takes part in an offering.
public record Attendance(String unit, String offering) implements Comparable<Attendance> {
  private static final Comparator<Attendance> ORDER =
      Comparator.comparing(Attendance::unit).thenComparing(Attendance::offering);

  public Attendance {
    Objects.requireNonNull(unit);
    Objects.requireNonNull(offering);
  }

  @Override
  public int compareTo(Attendance other) {
    return ORDER.compare(this, other);
  }
}
