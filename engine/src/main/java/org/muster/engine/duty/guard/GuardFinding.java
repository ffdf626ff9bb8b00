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
        + measured
        + ", limit "
        + limit
        + ")";
  }
}
