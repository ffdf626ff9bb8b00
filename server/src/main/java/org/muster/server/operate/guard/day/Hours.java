package org.muster.server.operate.guard.day;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Moments as a guard says them: its own local hour, and the date-time group in Zulu.
public final class Hours {
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HHmm");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DTG =
      DateTimeFormatter.ofPattern("ddHHmm'Z'MMMuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final ZoneOffset offset;

  Hours(ZoneOffset offset) {
    this.offset = offset;
  }

  /// `0200`.
  public String hour(Instant at) {
    return HOUR.format(at.atOffset(offset));
  }

  /// `02:00`.
  public String clock(Instant at) {
    return CLOCK.format(at.atOffset(offset));
  }

  /// `151930ZAUG21`.
  public static String dtg(Instant at) {
    return DTG.format(at).toUpperCase(Locale.ROOT);
  }
}
