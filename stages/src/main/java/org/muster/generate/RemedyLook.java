package org.muster.generate;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.muster.record.CaseData;

/// Looks for what closes one gap of a plan that stands, because somebody asked for it.
final class RemedyLook implements Running {
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
    if (gap < 1 || gap > plan.gaps().size() || !PlanJudge.check(data, plan).passed()) {
      return Optional.empty();
    }
    PlanDocument fuller =
        Planning.remedied(
            data,
            plan,
            gap - 1,
            PlanRequest.ofSeconds(seconds, plan.search().seed()),
            () -> stopped.get() || elapsed().toSeconds() >= seconds);
    state = new PlanRun.State.Remedying(fuller, 1, 1);
    return Optional.of(fuller);
  }
}
