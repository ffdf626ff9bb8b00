package org.muster.generate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.muster.engine.duty.tour.CompiledTours;
import org.muster.engine.duty.tour.Gap;
import org.muster.engine.duty.tour.TourChecker;
import org.muster.engine.duty.tour.TourCompiler;
import org.muster.engine.duty.tour.TourPlan;
import org.muster.engine.duty.tour.TourReasons;
import org.muster.record.CaseData;

/// Looks for what closes one gap of a plan that stands, because somebody asked for it.
final class RemedyLook implements PlanRuns.Work {
  private final CaseData data;
  private final PlanDocument plan;
  private final int gap;
  private final int seconds;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final long began = System.nanoTime();
  private volatile PlanRun.State state;

  /// @param gap from 1
  RemedyLook(CaseData data, PlanDocument plan, int gap, int seconds) {
    this.data = data;
    this.plan = plan;
    this.gap = gap;
    this.seconds = seconds;
    this.state = new PlanRun.State.Remedying(plan, 0, 1);
  }

  @Override
  public PlanRun.State state() {
    return state;
  }

  @Override
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Override
  public int seconds() {
    return seconds;
  }

  @Override
  public void stop() {
    stopped.set(true);
  }

  /// The same plan with what was found for the gap; empty where it does not fit the case.
  Optional<PlanDocument> work() {
    PlanningCase planning = Planning.read(data);
    Optional<TourPlan> found = PlanCheck.findPlan(planning, plan);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    TourChecker.Verdict verdict = TourChecker.check(planning.problem(), found.get());
    List<Gap> gaps = Gap.list(planning.problem(), found.get());
    if (!verdict.passed() || gap < 1 || gap > gaps.size() || gaps.size() != plan.gaps().size()) {
      return Optional.empty();
    }
    CompiledTours compiled = TourCompiler.compile(planning.problem());
    TourReasons reasons = new TourReasons(compiled, found.get());
    DocumentWriter writer = new DocumentWriter(planning, found.get(), verdict);
    Gap asked = gaps.get(gap - 1);
    PlanDocument.OpenGap open = plan.gaps().get(gap - 1);
    PlanDocument.OpenGap explained =
        open.explained() ? open : writer.explained(asked, reasons.explain(asked));
    RemedySearch search =
        new RemedySearch(
            planning,
            found.get(),
            PlanRequest.ofSeconds(seconds, plan.search().seed()),
            () -> stopped.get() || elapsed().toSeconds() >= seconds);
    PlanDocument fuller = plan.withGap(gap - 1, search.remedied(writer, explained, asked, reasons));
    state = new PlanRun.State.Remedying(fuller, 1, 1);
    return Optional.of(fuller);
  }
}
