package org.muster.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.muster.engine.duty.tour.Breach;
import org.muster.engine.duty.tour.Gap;
import org.muster.engine.duty.tour.Reason;
import org.muster.engine.duty.tour.TourChecker;
import org.muster.engine.duty.tour.TourPlan;
import org.muster.engine.duty.tour.TourProblem;
import org.muster.engine.duty.tour.TourRemedies;
import org.muster.engine.duty.tour.Window;

/// Writes a plan down with everything that belongs to it: at first what the plan alone decides,
// then
/// for each gap why it is open, then what closes it.
final class DocumentWriter {
  private final PlanningCase planning;
  private final TourProblem problem;
  private final Slots slots;
  private final TourPlan plan;
  private final TourChecker.Verdict verdict;
  private final List<Gap> gaps;

  DocumentWriter(PlanningCase planning, TourPlan plan, TourChecker.Verdict verdict) {
    this.planning = planning;
    this.problem = planning.problem();
    this.slots = planning.slots();
    this.plan = plan;
    this.verdict = verdict;
    this.gaps = Gap.list(problem, plan);
  }

  /// The gaps, in the order in which they are written.
  List<Gap> gaps() {
    return gaps;
  }

  /// The plan as a document in which no gap is explained yet.
  PlanDocument write(PlanDocument.Search search, long bound) {
    return new PlanDocument(
        planning.caseId(),
        planning.digest(),
        slots.first(),
        slots.last(),
        planning.grain(),
        planning.illustrative(),
        planning.releaseOfAll(),
        search,
        verdict.cost(),
        bound,
        PlanViews.lines(planning, gaps),
        PlanViews.tours(planning, plan),
        PlanViews.activities(planning, plan),
        PlanViews.readiness(planning, plan),
        gaps.stream().map(this::open).toList(),
        PlanViews.late(planning, plan),
        planning.notes());
  }

  /// A gap of which nothing is said yet but how large it is.
  PlanDocument.OpenGap open(Gap gap) {
    return new PlanDocument.OpenGap(
        gap.line(),
        from(gap.window()),
        to(gap.window()),
        gap.people(),
        gap.personDays(),
        gap.cost(),
        false,
        List.of(),
        PlanDocument.Looked.NOT_YET,
        0,
        Optional.empty(),
        planning.releaseOf(List.of(gap.line())));
  }

  /// A gap with why it is open.
  PlanDocument.OpenGap explained(Gap gap, List<Reason> reasons) {
    List<String> inputs = new ArrayList<>(List.of(gap.line()));
    reasons.forEach(reason -> inputs.add(reason.resource()));
    PlanDocument.OpenGap open = open(gap);
    return new PlanDocument.OpenGap(
        open.line(),
        open.from(),
        open.to(),
        open.people(),
        open.personDays(),
        open.cost(),
        true,
        reasons.stream().map(reason -> why(gap, reason)).toList(),
        open.looked(),
        open.remediesTried(),
        open.remedy(),
        planning.releaseOf(inputs));
  }

  /// An explained gap with what a search for remedies found.
  PlanDocument.OpenGap remedied(
      PlanDocument.OpenGap explained, Gap gap, TourRemedies.Outcome outcome) {
    if (!outcome.lookedFor()) {
      return explained;
    }
    return explained.looked(
        outcome.cut() ? PlanDocument.Looked.CUT : PlanDocument.Looked.ALL,
        outcome.tried(),
        outcome
            .best()
            .map(
                best ->
                    new RemedyPlan(planning, plan)
                        .write(
                            List.of(gap.line()),
                            best.remedy(),
                            best.plan(),
                            best.closes(),
                            best.personDays(),
                            best.cost().total())));
  }

  /// A gap with reasons and remedies as another document gives them.
  PlanDocument.OpenGap taken(Gap gap, PlanDocument.OpenGap from) {
    PlanDocument.OpenGap open = open(gap);
    return new PlanDocument.OpenGap(
        open.line(),
        open.from(),
        open.to(),
        open.people(),
        open.personDays(),
        open.cost(),
        from.explained(),
        from.reasons(),
        from.looked(),
        from.remediesTried(),
        from.remedy(),
        from.release());
  }

  private PlanDocument.Why why(Gap gap, Reason reason) {
    List<String> inputs = new ArrayList<>(List.of(gap.line(), reason.resource()));
    List<PlanDocument.BrokenRule> rules = new ArrayList<>();
    for (Breach breach : reason.breaches()) {
      inputs.add(breach.about());
      rules.add(
          new PlanDocument.BrokenRule(
              breach.rule(),
              breach.about(),
              from(breach.window()),
              to(breach.window()),
              breach.measured(),
              breach.limit(),
              breach.measure().name().toLowerCase(Locale.ROOT),
              breach.shortDays()));
    }
    return new PlanDocument.Why(
        reason.resource(),
        from(reason.tour().window()),
        to(reason.tour().window()),
        rules,
        reason.shortDays(),
        reason.extraCost(),
        planning.releaseOf(inputs));
  }

  private LocalDate from(Window window) {
    return slots.firstDay(Math.clamp(window.from(), 0, slots.count() - 1));
  }

  private LocalDate to(Window window) {
    return slots.lastDay(window.to());
  }
}
