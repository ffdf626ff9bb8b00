package org.muster.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muster.desk.Refusal;
import org.muster.engine.duty.tour.Attendance;
import org.muster.engine.duty.tour.Tour;
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
    PlannedRemedy remedy = open.remedy().get();
    return RemedyRows.of(data, open.line(), remedy, says, mark)
        .flatMap(
            assumption ->
                proof(assumption.applyTo(data), plan, remedy, assumption)
                    .map(
                        proof ->
                            new RemedyTrial(
                                gap, assumption, proof, PlanDifference.between(plan, proof))));
  }

  /// Why the remedy of a gap can be neither tried nor adopted; empty where the gap has none.
  ///
  /// @param gap from 1
  public static Optional<Refusal> findRefusal(CaseData data, PlanDocument plan, int gap) {
    if (gap < 1 || gap > plan.gaps().size()) {
      return Optional.empty();
    }
    PlanDocument.OpenGap open = plan.gaps().get(gap - 1);
    return open.remedy().flatMap(remedy -> RemedyRows.findRefusal(data, open.line(), remedy));
  }

  /// The plan that proved a remedy, as a document of the case with the remedy's rows; empty where
  /// it does not keep the rules there.
  private static Optional<PlanDocument> proof(
      CaseData changed, PlanDocument plan, PlannedRemedy remedy, Assumption assumption) {
    PlanningCase planning = Planning.read(changed);
    Set<String> who = Set.copyOf(remedy.who());
    List<PlannedTour> written = new ArrayList<>(remedy.tours());
    plan.tours().stream().filter(t -> !who.contains(t.resource())).forEach(written::add);
    List<Tour> tours = new ArrayList<>();
    for (PlannedTour one : written) {
      planning
          .slots()
          .findTour(one)
          .map(
              tour ->
                  new Tour(
                      assumption.ids().getOrDefault(tour.resource(), tour.resource()),
                      tour.line(),
                      tour.start(),
                      tour.slots()))
          .ifPresent(tours::add);
    }
    List<PlannedActivity> activities = new ArrayList<>(remedy.activities());
    plan.activities().stream().filter(a -> !who.contains(a.unit())).forEach(activities::add);
    List<Attendance> attendances =
        activities.stream()
            .map(
                one ->
                    new Attendance(
                        assumption.ids().getOrDefault(one.unit(), one.unit()),
                        assumption.ids().getOrDefault(one.offering(), one.offering())))
            .toList();
    if (tours.size() < written.size()) {
      return Optional.empty();
    }
    TourPlan found = new TourPlan(tours, attendances);
    TourChecker.Verdict verdict = TourChecker.check(planning.problem(), found);
    // Nobody has looked for a bound of the case with the remedy yet.
    return verdict.passed()
        ? Optional.of(
            new DocumentWriter(planning, found, verdict).write(searched(plan.search()), 0))
        : Optional.empty();
  }

  /// It was looked for in the steps of a remedy's search, and nobody has proven it best.
  private static PlanDocument.Search searched(PlanDocument.Search search) {
    return new PlanDocument.Search(
        search.solver(), search.seed(), search.steps(), search.threads(), SearchEnd.STEPS);
  }
}
