package org.muster.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.muster.review.Readiness.Standing;

/// What a certificate asks for: to be evaluated again before it lapses, and to begin with that
/// eighteen months before.
///
/// @param state the unit with the certificate that counts
/// @param lastDay the last day on which the certificate surely holds
/// @param dueFrom the first day on which a re-evaluation should be on the way
/// @param scheduled the earliest evaluation at its level that is open and has no result yet
public record Reevaluation(
    Readiness.UnitState state,
    LocalDate lastDay,
    LocalDate dueFrom,
    Optional<UnitEvaluation> scheduled) {

  /// How urgent it is.
  public enum Urgency {
    /// The certificate has lapsed and no evaluation is open.
    LAPSED,
    /// An evaluation is open and ends after the certificate has lapsed.
    TOO_LATE,
    /// It should be on the way and is not.
    DUE,
    /// An evaluation is open and ends in time.
    SCHEDULED,
    /// It need not be on the way yet.
    LATER
  }

  /// Whether the source gives the day on which the certificate ends.
  public boolean endIsKnown() {
    return state
        .term()
        .flatMap(CertificateTerm::endWords)
        .filter(w -> !w.startsWith("during"))
        .isPresent();
  }

  /// `certificate lapses after 14 OCT 2024`, `certificate lapses during 2020`.
  public String lapses() {
    return "certificate lapses " + (endIsKnown() ? "after " : "") + state.endWords();
  }

  /// How urgent it is on a day.
  public Urgency on(LocalDate day) {
    if (scheduled.isPresent()) {
      return scheduled.get().to().isAfter(lastDay) ? Urgency.TOO_LATE : Urgency.SCHEDULED;
    }
    if (lastDay.isBefore(day)) {
      return Urgency.LAPSED;
    }
    return day.isBefore(dueFrom) ? Urgency.LATER : Urgency.DUE;
  }

  /// What the certificates of a state of readiness ask for, the earliest to lapse first. A
  /// certificate that does not lapse, or whose end is not recorded, asks for nothing.
  ///
  /// @param open evaluations under way
  public static List<Reevaluation> list(Readiness.State state, Collection<UnitEvaluation> open) {
    List<Reevaluation> found = new ArrayList<>();
    for (Readiness.UnitState unit : state.units()) {
      if (unit.lastDay().isEmpty() || unit.standing() == Standing.NOT_DECLARED) {
        continue;
      }
      LocalDate lastDay = unit.lastDay().get();
      found.add(
          new Reevaluation(
              unit,
              lastDay,
              lastDay.minusMonths(CertificateTerm.LEAD_MONTHS),
              open.stream()
                  .filter(e -> e.unit().equals(unit.unit()))
                  .filter(e -> unit.level().equals(Optional.of(e.level().id())))
                  .filter(e -> !e.to().isBefore(state.day()))
                  .min(Comparator.comparing(UnitEvaluation::to))));
    }
    found.sort(Comparator.comparing(Reevaluation::lastDay).thenComparing(r -> r.state().unit()));
    return found;
  }
}
