package org.muster.engine.duty.shift;

/// A breach of a hard rule.
///
/// @param rule which
/// @param employee whose calendar
/// @param day the day on which it shows; the last of the horizon for a sum over all of it
/// @param measured what the roster has
/// @param limit what the rule allows or requires
public record ShiftFinding(ShiftRule rule, String employee, int day, long measured, long limit) {

  @Override
  public String toString() {
    return rule.id()
        + ": "
        + employee
        + ", day "
        + day
        + ": "
        + rule.sentence()
        + " ("
        + measured
        + ", limit "
        + limit
        + ")";
  }
}
