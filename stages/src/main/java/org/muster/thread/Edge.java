package org.muster.thread;

import java.time.LocalDate;
import org.muster.record.Edtf;

/// One end of something drawn over time: a day, or the days between which it lies where the source
/// gives no day.
///
/// @param earliest first day on which it may lie
/// @param latest last day on which it may lie, inclusive
public record Edge(LocalDate earliest, LocalDate latest) {
  public Edge {
    if (latest.isBefore(earliest)) {
      throw new IllegalArgumentException("edge ends " + latest + ", before " + earliest);
    }
  }

  /// A day that is known.
  public static Edge on(LocalDate day) {
    return new Edge(day, day);
  }

  /// Where a claim's time begins; an open or unknown start lies on its latest day.
  public static Edge startOf(Edtf held) {
    LocalDate latest =
        held.startLatest().equals(LocalDate.MAX) ? held.endLatest() : held.startLatest();
    return held.startEarliest().equals(LocalDate.MIN)
        ? on(latest)
        : new Edge(held.startEarliest(), latest);
  }

  /// Whether the day is recorded.
  public boolean isKnown() {
    return earliest.equals(latest);
  }
}
