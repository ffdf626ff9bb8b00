package org.muster.engine.duty.tour;

import java.util.Comparator;
import java.util.Objects;

/// A stretch in theatre: a resource on a line.
///
/// @param start first slot
/// @param slots how long
public record Tour(String resource, String line, int start, int slots) implements Comparable<Tour> {
  private static final Comparator<Tour> ORDER =
      Comparator.comparing(Tour::resource)
          .thenComparingInt(Tour::start)
          .thenComparing(Tour::line)
          .thenComparingInt(Tour::slots);

  public Tour {
    Objects.requireNonNull(resource);
    Objects.requireNonNull(line);
    if (slots < 1) {
      throw new IllegalArgumentException("A tour of " + resource + " has " + slots + " slots.");
    }
  }

  /// The slot after its last.
  public int end() {
    return start + slots;
  }

  /// Its stretch of slots.
  public Window window() {
    return new Window(start, end());
  }

  @Override
  public int compareTo(Tour other) {
    return ORDER.compare(this, other);
  }
}
