package org.muster.generate;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.muster.engine.duty.tour.Attendance;
import org.muster.engine.duty.tour.Breach;
import org.muster.engine.duty.tour.Gap;
import org.muster.engine.duty.tour.Reason;
import org.muster.engine.duty.tour.Remedy;
import org.muster.engine.duty.tour.Tour;
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

  private PlanDocument.OpenGap open(Gap gap) {
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
    return explained.looked(
        outcome.cut() ? PlanDocument.Looked.CUT : PlanDocument.Looked.ALL,
        outcome.tried(),
        outcome.best().map(best -> remedy(gap, best)));
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

  private PlanDocument.CheapestRemedy remedy(Gap gap, TourRemedies.Tried tried) {
    List<String> inputs = new ArrayList<>(List.of(gap.line()));
    String kind = "";
    String subject = "";
    String unit = "";
    Optional<LocalDate> day = Optional.empty();
    int moved = 0;
    switch (tried.remedy()) {
      case Remedy.BringForward forward -> {
        kind = "bring-forward";
        subject = forward.offering();
        day = Optional.of(slots.firstDay(forward.toSlot()));
      }
      case Remedy.AddEvaluation added -> {
        kind = "add-evaluation";
        subject = added.activity();
        day = Optional.of(slots.firstDay(added.slot()));
      }
      case Remedy.WaiveCaveat waived -> {
        kind = "waive-caveat";
        subject = waived.caveat();
        unit = waived.unit();
        inputs.add(unit);
      }
      case Remedy.ShiftLine shifted -> {
        kind = "shift-line";
        subject = shifted.line();
        int from = problem.line(shifted.line()).window().from();
        moved =
            (int)
                ChronoUnit.DAYS.between(
                    slots.firstDay(from), slots.firstDay(from + shifted.slots()));
      }
      case Remedy.OneMoreUnit more -> {
        kind = "one-more-unit";
        subject = more.line();
        moved = more.strength();
      }
    }
    inputs.add(subject);
    // The plan made again moves others, too: it is as narrow as all of them.
    Releasability release =
        planning.releaseOf(inputs).and(planning.releaseOf(touchedBy(tried.plan())));
    return new PlanDocument.CheapestRemedy(
        kind,
        subject,
        unit,
        day,
        moved,
        tried.remedy().price(),
        tried.closes(),
        tried.personDays(),
        tried.cost().total(),
        Optional.of(instead(tried)),
        release);
  }

  private PlanChange instead(TourRemedies.Tried tried) {
    PlanningCase changed = planning.with(tried.remedy().applyTo(problem));
    return PlanChange.between(
        PlanViews.tours(planning, plan),
        PlanViews.tours(changed, tried.plan()),
        PlanViews.activities(planning, plan),
        PlanViews.activities(changed, tried.plan()));
  }

  private static List<String> touchedBy(TourPlan again) {
    List<String> touched = new ArrayList<>();
    for (Tour tour : again.tours()) {
      touched.add(tour.resource());
      touched.add(tour.line());
    }
    for (Attendance attendance : again.attendances()) {
      touched.add(attendance.unit());
      touched.add(attendance.offering());
    }
    return touched;
  }

  private LocalDate from(Window window) {
    return slots.firstDay(Math.clamp(window.from(), 0, slots.count() - 1));
  }

  private LocalDate to(Window window) {
    return slots.lastDay(window.to());
  }
}
