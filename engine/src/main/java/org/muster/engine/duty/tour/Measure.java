package org.muster.engine.duty.tour;

/// What the figures of a breach count.
public enum Measure {
  SLOTS,
  DAYS,
  TOURS,
  LEVEL,
  RANK,
  /// The lowest of four skills that falls short.
  LANGUAGE,
  SEATS,
  TEAMS,
  /// Present or absent: measured against a limit of 1 or 0.
  COUNT
}
