package org.muster.desk;

/// Why something cannot be done now, as data: the rule that stands against it, and plain words that
/// say what would have to happen first.
///
/// @param rule the written id of the rule, such as `review.cycle.needs`
/// @param why one or two sentences for the person who tried
public record Refusal(String rule, String why) {

  /// Whether somebody acted meanwhile: read it again, and what was refused may go.
  public boolean isOvertaken() {
    return rule.endsWith(".moved-on");
  }
}
