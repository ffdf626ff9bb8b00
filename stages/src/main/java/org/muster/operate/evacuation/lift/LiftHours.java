package org.muster.operate.evacuation.lift;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Hours as people at the place read them: `1930L`, and `25 AUG 0130L` on another day.
public record LiftHours(ZoneOffset offset, Instant now) {
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HHmm'L'");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd MMM HHmm'L'", Locale.ENGLISH);

  public String of(Instant at) {
    boolean today = at.atOffset(offset).toLocalDate().equals(now.atOffset(offset).toLocalDate());
    return (today ? HOUR : DAY).format(at.atOffset(offset)).toUpperCase(Locale.ROOT);
  }
}
