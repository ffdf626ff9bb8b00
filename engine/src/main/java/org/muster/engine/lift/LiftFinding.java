package org.muster.engine.lift;

/// A breach of a rule.
///
/// @param subject a party, an aircraft, a gate, a haven or the airfield
/// @param minute at which it is seen
/// @param measured what was found there
/// @param limit what it may be
public record LiftFinding(
    LiftRule rule, String subject, int minute, String measured, String limit) {
  @Override
  public String toString() {
    return rule.id() + " " + subject + " at minute " + minute + ": " + measured + ", " + limit;
  }
}
