package org.muster.engine.duty.shift;

import java.util.List;

/// What the checker says of a roster.
///
/// @param findings breaches of hard rules; empty when the roster may be worked
/// @param requestCost of requests not granted
/// @param underCost of people missing
/// @param overCost of people too many
public record RosterReview(
    List<ShiftFinding> findings, long requestCost, long underCost, long overCost) {

  public RosterReview {
    findings = List.copyOf(findings);
  }

  /// The objective of the public instances.
  public long cost() {
    return requestCost + underCost + overCost;
  }
}
