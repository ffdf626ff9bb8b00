package org.muster.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.engine.duty.tour.Attendance;
import org.muster.engine.duty.tour.Breach;
import org.muster.engine.duty.tour.Tour;
import org.muster.engine.duty.tour.TourChecker;
import org.muster.engine.duty.tour.TourPlan;

/// Judges a plan document against a case. From the case and the document's tours and activities the
/// whole document is written anew and compared leaf by leaf; what a plan cannot be derived from is
/// proven from its certificate or named as claimed.
///
/// @param plan the plan as the planner sees it
/// @param breaches rules that it breaks
/// @param differences values of the document that are not what was worked out
/// @param claims keys of what the document says and nobody worked out anew
/// @param sameInput whether the case still is what was planned
/// @param proven the bound that the second pricer proved from the certificate; empty where there is
///     none or it was not asked
public record PlanCheck(
    PlanningCase planning,
    TourPlan plan,
    TourChecker.Verdict verdict,
    List<Breach> breaches,
    List<PlanDiscrepancy> differences,
    List<String> claims,
    boolean sameInput,
    Optional<PlanProof.Again> proven) {
  public PlanCheck {
    breaches = List.copyOf(breaches);
    differences = List.copyOf(differences);
    claims = List.copyOf(claims);
  }

  /// Whether no rule is broken and everything that was worked out anew is as the document says.
  public boolean passed() {
    return breaches.isEmpty() && differences.isEmpty();
  }

  /// Whether the second pricer proved the bound that the document says.
  public boolean boundProven() {
    return !claims.contains("bound");
  }

  /// The tours and activities of a document in the slots of a case; empty where they do not fit
  /// its days.
  static Optional<TourPlan> findPlan(PlanningCase planning, PlanDocument document) {
    List<Tour> tours = new ArrayList<>();
    for (PlannedTour tour : document.tours()) {
      planning.slots().findTour(tour).ifPresent(tours::add);
    }
    return tours.size() == document.tours().size()
        ? Optional.of(new TourPlan(tours, attendances(document)))
        : Optional.empty();
  }

  static List<Attendance> attendances(PlanDocument document) {
    return document.activities().stream()
        .map(one -> new Attendance(one.unit(), one.offering()))
        .toList();
  }
}
