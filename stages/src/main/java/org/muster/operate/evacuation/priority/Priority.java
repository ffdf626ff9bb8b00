package org.muster.operate.evacuation.priority;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.muster.store.Trouble;

/// A person's or a party's priority: points, and why.
///
/// @param version of the rule
/// @param points the more, the sooner
/// @param reasons lines of the rule that apply, in the rule's order
/// @param decision what a person decided in the rule's place
/// @param unknown ids that the rule does not have, so that nobody believes them weighed
public record Priority(
    String version,
    int points,
    List<Reason> reasons,
    Optional<Decision> decision,
    List<String> unknown) {
  private static final int SHORTEST_REASON = 10;
  private static final int LONGEST_REASON = 500;

  public Priority {
    reasons = List.copyOf(reasons);
    unknown = List.copyOf(unknown);
  }

  /// A line of the rule with its points.
  public record Reason(String words, int points) {}

  /// What somebody decided, who answers for it.
  ///
  /// @param points in the rule's place
  public record Decision(int points, String signer, String reason, Instant at) {
    /// @throws Trouble where nobody signs or no reason is given
    public Decision {
      if (signer.isBlank()) {
        throw new Trouble(
            Trouble.Code.REFUSED, "signer: expected who answers for another priority");
      }
      if (reason.strip().length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
        throw new Trouble(
            Trouble.Code.REFUSED,
            "reason: expected why, in "
                + SHORTEST_REASON
                + " to "
                + LONGEST_REASON
                + " characters");
      }
      if (points < 0) {
        throw new Trouble(Trouble.Code.REFUSED, "points: expected a number from 0");
      }
    }
  }

  /// The same with a person's decision in the rule's place.
  public Priority overriddenBy(Decision decided) {
    return new Priority(version, points, reasons, Optional.of(decided), unknown);
  }

  /// What counts.
  public int counts() {
    return decision.map(Decision::points).orElse(points);
  }

  /// Why, on one line for whoever asks at the gate.
  public String why() {
    List<String> parts = new ArrayList<>();
    reasons.forEach(reason -> parts.add(reason.words() + " " + reason.points()));
    String ruled = "rule " + version + ": " + String.join(" + ", parts) + " = " + points;
    return decision
        .map(
            decided ->
                decided.points()
                    + ", decided by "
                    + decided.signer()
                    + " at "
                    + decided.at()
                    + ": "
                    + decided.reason().strip()
                    + " ("
                    + ruled
                    + ")")
        .orElse(ruled);
  }

  /// The priority of a party: that of its first member, since it goes together.
  public static Priority ofParty(List<Priority> members) {
    return members.stream()
        .max(Comparator.comparingInt(Priority::counts))
        .orElseThrow(() -> new IllegalArgumentException("a party has one member at least"));
  }
}
