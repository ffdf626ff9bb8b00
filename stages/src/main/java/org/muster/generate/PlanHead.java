package org.muster.generate;

import java.time.Instant;
import java.util.Optional;

/// What a list says of a plan: everything but its document and its certificate.
///
/// @param id readable and never used again: `AZE.plan.3`
/// @param number at the end of its id
/// @param digest of its document: what both keys are turned on
/// @param release of the plan as a whole
/// @param made how it came to be; empty for one that came with a case file
public record PlanHead(
    String id,
    int number,
    String name,
    PlanState state,
    long cost,
    long bound,
    boolean illustrative,
    String digest,
    String owner,
    String release,
    Optional<Made> made) {

  /// How a plan came to be.
  ///
  /// @param parent id of the plan that it was planned on from
  /// @param maker account of whoever had it computed
  /// @param at when its document was written
  /// @param seconds most seconds that the run was given
  /// @param input digest of everything that went into the problem
  /// @param proven whether a second pricer proved the bound
  /// @param gaps how many it leaves
  public record Made(
      Optional<String> parent,
      String maker,
      Instant at,
      Optional<Integer> seconds,
      PlanDocument.Search search,
      String input,
      boolean proven,
      int gaps) {}

  /// Whether a second pricer proved that no plan costs less than the bound.
  public boolean isProven() {
    return made.map(Made::proven).orElse(false);
  }

  /// The plan that it was planned on from.
  public Optional<String> parent() {
    return made.flatMap(Made::parent);
  }

  /// Whether it came with a case file, so that nobody here had it computed or signed it.
  public boolean isFromFile() {
    return made.isEmpty();
  }

  /// At most so many percent of the cost can be saved.
  public double gapPercent() {
    return cost == 0 ? 0 : 100.0 * (cost - bound) / cost;
  }
}
