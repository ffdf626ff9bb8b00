package org.muster.engine.duty.tour;

import java.util.Objects;

/// A rule that a plan breaks, as data.
///
/// @param rule the rule's written id
/// @param resource whom it concerns; empty when it concerns an offering or pool alone
/// @param about the line, offering, activity, caveat, unit, task or pool that it turns on
/// @param window the slots that it turns on: for rest, those of the rest that is due
/// @param measured what was found
/// @param limit what the rule allows or asks for
/// @param measure what the two figures count
/// @param shortDays by how many days the plan falls short of the rule
public record Breach(
    String rule,
    String resource,
    String about,
    Window window,
    long measured,
    long limit,
    Measure measure,
    int shortDays) {
  public Breach {
    Objects.requireNonNull(rule);
    Objects.requireNonNull(resource);
    Objects.requireNonNull(about);
    Objects.requireNonNull(window);
    Objects.requireNonNull(measure);
  }
}
