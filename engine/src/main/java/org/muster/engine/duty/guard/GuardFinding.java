package org.muster.engine.duty.guard;

/// A rule that a roster breaks, as data.
///
/// @param rule which
/// @param person whom it concerns; empty when it concerns a post alone
/// @param about the post, qualification, caveat, nation or day that it turns on
/// @param from first hour that it turns on
/// @param until hour after the last
/// @param measured what was found
/// @param limit what the rule allows or asks for
public record GuardFinding(
    GuardRule rule, String person, String about, int from, int until, long measured, long limit) {

  /// What was found beside what is allowed or asked for: `16, limit 24`.
  public String found() {
    if (rule == GuardRule.QUALIFIED) {
      return measured == Integer.MIN_VALUE
          ? "not held"
          : "lapses " + (limit - measured) + " h early";
    }
    return measured + ", limit " + limit;
  }

  @Override
  public String toString() {
    return rule.id()
        + ": "
        + (person.isEmpty() ? "" : person + ", ")
        + about
        + ", hours "
        + from
        + " to "
        + until
        + ": "
        + rule.breach()
        + " ("
        + found()
        + ")";
  }
}
