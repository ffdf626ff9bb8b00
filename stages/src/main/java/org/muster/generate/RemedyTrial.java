package org.muster.generate;

import java.util.List;
import java.util.Optional;
import org.muster.engine.duty.tour.TourChecker;
import org.muster.engine.duty.tour.TourPlan;
import org.muster.record.CaseData;

/// A remedy beside the plan that it was found for: what it would put into the case, and the plan
/// that proved it, which is the one that adopting it keeps.
///
/// @param gap number of the gap that it is for, from 1
/// @param proof the plan with the remedy, a document of the case with the assumption made
public record RemedyTrial(
    int gap, Assumption assumption, PlanDocument proof, PlanDifference difference) {

  /// Tries the remedy of a gap: nothing is searched, the plan stands in the document.
  ///
  /// @param data the case as it is now
  /// @param gap from 1
  /// @param says the remedy in words
  /// @return empty where the gap has no remedy, or the case no longer has what it changes
  public static Optional<RemedyTrial> of(
      CaseData data, PlanDocument plan, int gap, String says, Assumption.Mark mark) {
    if (gap < 1 || gap > plan.gaps().size()) {
      return Optional.empty();
    }
    PlanDocument.OpenGap open = plan.gaps().get(gap - 1);
    if (open.remedy().isEmpty()) {
      return Optional.empty();
    }
    PlanDocument.CheapestRemedy remedy = open.remedy().get();
    return RemedyRows.of(data, open.line(), remedy, says, mark)
        .flatMap(
            assumption ->
                proof(assumption.applyTo(data), plan, remedy, assumption)
                    .map(
                        proof ->
                            new RemedyTrial(
                                gap, assumption, proof, PlanDifference.between(plan, proof))));
  }

  /// The plan that proved a remedy, as a document of the case with the remedy's rows; empty where
  // it
  /// does not keep the rules there.
  private static Optional<PlanDocument> proof(
      CaseData changed,
      PlanDocument plan,
      PlanDocument.CheapestRemedy remedy,
      Assumption assumption) {
    if (remedy.proof().isEmpty()) {
      return Optional.empty();
    }
    List<PlanDocument.PlannedTour> tours =
        remedy.proof().get().tours(plan).stream()
            .map(
                t ->
                    new PlanDocument.PlannedTour(
                        assumption.ids().getOrDefault(t.resource(), t.resource()),
                        t.line(),
                        t.from(),
                        t.to(),
                        t.people(),
                        t.fixed(),
                        t.release()))
            .toList();
    List<PlanDocument.PlannedActivity> activities =
        remedy.proof().get().activities(plan).stream()
            .map(
                a ->
                    new PlanDocument.PlannedActivity(
                        assumption.ids().getOrDefault(a.unit(), a.unit()),
                        assumption.ids().getOrDefault(a.offering(), a.offering()),
                        a.activity(),
                        a.from(),
                        a.to(),
                        a.raisesTo(),
                        a.release()))
            .toList();
    PlanningCase planning = Planning.read(changed);
    Optional<TourPlan> found = PlanCheck.findPlan(planning, plan.with(tours, activities));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    TourChecker.Verdict verdict = TourChecker.check(planning.problem(), found.get());
    // Nobody has looked for a bound of the case with the remedy yet.
    return verdict.passed()
        ? Optional.of(new DocumentWriter(planning, found.get(), verdict).write(plan.search(), 0))
        : Optional.empty();
  }
}
