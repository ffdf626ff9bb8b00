package org.muster.generate;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muster.engine.duty.tour.Activity;
import org.muster.engine.duty.tour.EvaluatorPool;
import org.muster.engine.duty.tour.Line;
import org.muster.engine.duty.tour.Offering;
import org.muster.engine.duty.tour.Officer;
import org.muster.engine.duty.tour.Prices;
import org.muster.engine.duty.tour.Tour;
import org.muster.engine.duty.tour.TourProblem;
import org.muster.engine.duty.tour.Unit;
import org.muster.record.CaseData;

/// Makes the tour problem of a case, subject by subject. Days become slots on the safe side:
/// demand, caveats and absences hold in every slot that they touch, availability only in slots that
/// lie in it wholly, a certificate only while it covers the whole slot, and an activity takes as
/// many slots as its longest offering touches. `docs/plan-file.md` tells it for users.
final class TourMapping {
  private TourMapping() {}

  /// The planning view of a case that was checked: what is planned next.
  static PlanningCase of(CaseData data) {
    return of(data, Optional.empty());
  }

  /// The same as the plan that is judged had it: where that is a published one, change counts
  /// against the one published before it.
  static PlanningCase of(CaseData data, PlanDocument judged) {
    return of(data, Optional.of(judged));
  }

  private static PlanningCase of(CaseData data, Optional<PlanDocument> judged) {
    Intake intake = new Intake(data);
    PlanningSettings settings = intake.settings();
    TermsMapping terms = new TermsMapping(intake);
    LadderMapping ladder = new LadderMapping(intake);
    OfferMapping offers = new OfferMapping(intake);
    TourHistory history = new TourHistory(intake);
    ActivityMapping developing = new ActivityMapping(intake, ladder);
    List<Line> lines = new LineMapping(intake, ladder, offers).lines();
    List<Activity> activities = developing.activities();
    List<Offering> offerings = developing.offerings();
    EvaluatorPool pool = PoolMapping.pool(intake);
    List<Unit> units = new UnitMapping(intake, ladder, offers, history).units();
    List<Officer> officers = new OfficerMapping(intake, history).officers();
    Set<String> unitIds = new HashSet<>();
    units.forEach(unit -> unitIds.add(unit.id()));
    Set<String> resources = new HashSet<>(unitIds);
    officers.forEach(officer -> resources.add(officer.id()));
    Set<String> lineIds = new HashSet<>();
    lines.forEach(line -> lineIds.add(line.id()));
    Set<String> known = new HashSet<>(resources);
    known.addAll(lineIds);
    Optional<List<Tour>> published = new PublishedMapping(intake).tours(judged, known);
    TourProblem problem =
        new TourProblem(
            intake.slots().days(),
            ladder.ladder(),
            terms.terms(settings.unitTours()),
            terms.terms(settings.staffTours()),
            units,
            officers,
            activities,
            offerings,
            List.of(pool),
            lines,
            GoalMapping.goals(intake, ladder, unitIds),
            history.pinned(resources, lineIds),
            published.orElse(List.of()),
            new Prices(
                settings.prices().money(),
                settings.prices().overfill(),
                published.isPresent() ? settings.prices().change() : 0));
    return new PlanningCase(
        intake.caseId(),
        problem,
        intake.slots(),
        intake.grain(),
        terms.remedies(),
        intake.digest(published.stream().flatMap(List::stream).map(Tour::toString).toList()),
        intake.release(),
        intake.names(),
        intake.isIllustrative(),
        intake.notes());
  }
}
