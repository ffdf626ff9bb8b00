package org.muster.engine.duty.guard;

/// What a post is.
public enum PostKind {
  SENTRY,
  TOWER,
  GATE,
  PATROL,
  /// The quick reaction force: a reserve on a clock of its own.
  QRF,
  /// A commander of the relief, a sergeant or an officer of the guard.
  COMMAND
}
