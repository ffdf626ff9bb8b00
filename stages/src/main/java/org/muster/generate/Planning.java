package org.muster.generate;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.muster.engine.duty.DutySolver;
import org.muster.engine.duty.Pin;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.tour.CompiledTours;
import org.muster.engine.duty.tour.Gap;
import org.muster.engine.duty.tour.Tour;
import org.muster.engine.duty.tour.TourChecker;
import org.muster.engine.duty.tour.TourCompiler;
import org.muster.engine.duty.tour.TourPlan;
import org.muster.engine.duty.tour.TourReasons;
import org.muster.record.CaseData;

/// Questions about a case and its plan that are answered by planning; a run that makes a plan is a
/// [PlanRun].
public final class Planning {
  /// Steps of each run that plans again for an alternative.
  private static final long REPLAN_STEPS = 200;

  private Planning() {}

  /// The planning view of a case that was checked.
  public static PlanningCase read(CaseData data) {
    return TourMapping.of(data);
  }

  /// A plan with one more of its gaps explained and its remedies looked for.
  ///
  /// @param document a plan of the case that passed its check
  /// @param gap place of the gap in the document, from 0
  /// @param over whether the time for it is up; asked often
  public static PlanDocument remedied(
      CaseData data, PlanDocument document, int gap, PlanRequest request, BooleanSupplier over) {
    PlanningCase planning = read(data);
    TourPlan plan =
        PlanCheck.findPlan(planning, document)
            .orElseThrow(
                () -> new IllegalArgumentException("The plan has other days than the case."));
    DocumentWriter writer =
        new DocumentWriter(planning, plan, TourChecker.check(planning.problem(), plan));
    Gap open = writer.gaps().get(gap);
    CompiledTours compiled = TourCompiler.compile(planning.problem());
    TourReasons reasons = new TourReasons(compiled, plan);
    RemedySearch search = new RemedySearch(planning, compiled, plan, request, over);
    PlanDocument.OpenGap explained = writer.explained(open, reasons.explain(open));
    return document.withGap(gap, search.remedied(writer, explained, open, reasons, 1, () -> false));
  }

  /// Who else could go on a tour of the plan, and what the whole plan would then cost.
  public static List<TourReasons.Alternative> alternatives(
      PlanningCase planning, TourPlan plan, Tour tour, long seed) {
    CompiledTours compiled = TourCompiler.compile(planning.problem());
    DutySolver again = PlanSolver.BOTH.again();
    return new TourReasons(compiled, plan)
        .alternatives(
            tour,
            (model, present, resource, line, slot) -> {
              Pin pin = new Pin(resource, slot, model.duty(line));
              try {
                return again
                    .solve(
                        model.problem().pinned(List.of(pin)),
                        SolveLimits.ofSteps(REPLAN_STEPS, seed))
                    .plan()
                    .map(model::toTours);
              } catch (IllegalArgumentException e) {
                return Optional.empty(); // the resource has no lawful calendar with the pin
              }
            });
  }
}
