package org.muster.generate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muster.access.Releasability;
import org.muster.access.Release;

/// What a list says of a plan: everything but its document and its certificate.
///
/// @param id readable and never used again: `AZE.plan.3`
/// @param number at the end of its id
/// @param digest of its document: what both keys are turned on
/// @param release of the plan as a whole, once it is published
/// @param made how it came to be; empty for one that came with a case file
public record PlanHead(
    String id,
    long number,
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

  /// The release that holds now. A working paper is its planners' and the staffs', however wide
  /// what it is made from may be; so is one that nobody is to use.
  public String reach() {
    return switch (state) {
      case PUBLISHED, SUPERSEDED -> release;
      case DRAFT, WITHDRAWN -> Releasability.narrowest(List.of(release, Release.STAFFS.text()));
    };
  }

  /// Whether a second pricer proved that no plan costs less than the bound.
  public boolean isProven() {
    return made.map(Made::proven).orElse(false);
  }

  /// The plan that it was planned on from.
  public Optional<String> parent() {
    return made.flatMap(Made::parent);
  }

  /// The same for whoever is of neither side: its owner made it and no account did, and what it was
  /// planned on from is told where they may know of that.
  ///
  /// @param known ids of the plans that they may know of
  PlanHead fromOutside(Set<String> known) {
    return new PlanHead(
        id,
        number,
        name,
        state,
        cost,
        bound,
        illustrative,
        digest,
        owner,
        release,
        made.map(
            m ->
                new Made(
                    m.parent().filter(known::contains),
                    owner,
                    m.at(),
                    m.seconds(),
                    m.search(),
                    m.input(),
                    m.proven(),
                    m.gaps())));
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
