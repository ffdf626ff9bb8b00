package org.muster.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.DutySolver;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.SolveLimits;
import org.muster.record.CaseData;
import org.muster.thread.CaseFile;

/// Runs that are stopped, or whose solver does not end when it is asked to.
class StoppedRunTest {
  private static final CaseData CASE =
      CaseFile.get(
          Path.of(System.getProperty("muster.root", "..")).resolve("cases").resolve("azerbaijan"));

  private static final Progress LATE =
      new Progress("late", 9, OptionalLong.of(1), Double.NEGATIVE_INFINITY);

  @Test
  void aSolverThatWasLetGoIsNotHeardAnyMoreAndIsAskedToEnd() throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    AtomicBoolean asked = new AtomicBoolean();
    List<PlanRun> runs = new ArrayList<>();
    DutySolver late =
        (problem, limits, listener) -> {
          runs.getFirst().stop();
          await(over);
          listener.progressed(LATE);
          asked.set(limits.stop().getAsBoolean());
          told.countDown();
          return nothing();
        };
    PlanRun run = new PlanRun(CASE, PlanRequest.ofSteps(20, 1), Keeper.nothing(), () -> 0L, late);
    runs.add(run);

    PlanRun.State.Ended ended = run.work();
    over.countDown();

    assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(asked).isTrue();
    assertThat(ended).isInstanceOf(PlanRun.State.Done.class);
    assertThat(run.state()).isEqualTo(ended);
  }

  @Test
  void aStopLeavesReasonsAndProofAndSkipsRemedies() {
    PlanRun.State.Done done = stoppedTimes(1);

    assertThat(done.plan().gaps())
        .isNotEmpty()
        .allSatisfy(
            gap -> {
              assertThat(gap.explained()).isTrue();
              assertThat(gap.looked()).isEqualTo(PlanDocument.Looked.NOT_YET);
            });
    assertThat(done.proof().orElseThrow().bound()).isPresent();
  }

  @Test
  void aSecondStopEndsAll() {
    assertThat(stoppedTimes(2).plan().gaps()).isNotEmpty().noneMatch(gap -> gap.explained());
  }

  /// A certificate that proves less than the solver says proves no plan best.
  @Test
  void aPlanIsProvenOnlyByACertificateThatProvesItsBound() {
    PlanRun.State.Done done = stoppedTimes(1);
    long bound = done.plan().bound();
    String certificate = done.proof().orElseThrow().certificate();

    assertThat(with(done, new PlanProof(certificate, OptionalLong.of(bound))).proven()).isTrue();
    assertThat(with(done, new PlanProof(certificate, OptionalLong.of(bound - 1))).proven())
        .isFalse();
    assertThat(with(done, new PlanProof(certificate, OptionalLong.empty())).proven()).isFalse();
  }

  private static PlanRun.State.Done with(PlanRun.State.Done done, PlanProof proof) {
    return new PlanRun.State.Done(done.plan(), Optional.of(proof), done.end());
  }

  /// A run whose search is stopped so many times, on a clock that stands still.
  private static PlanRun.State.Done stoppedTimes(int times) {
    List<PlanRun> runs = new ArrayList<>();
    DutySolver stopped =
        (problem, limits, listener) -> {
          DutySolution found =
              PlanSolver.COLUMNS.search().solve(problem, SolveLimits.ofSteps(300, 1), listener);
          for (int i = 0; i < times; i++) {
            runs.getFirst().stop();
          }
          return found;
        };
    PlanRun run =
        new PlanRun(
            CASE,
            PlanRequest.ofSteps(20, 1).by(PlanSolver.COLUMNS),
            Keeper.nothing(),
            () -> 0L,
            stopped);
    runs.add(run);
    return (PlanRun.State.Done) run.work();
  }

  private static DutySolution nothing() {
    return new DutySolution(
        Optional.empty(), Optional.empty(), Double.NEGATIVE_INFINITY, Optional.empty(), false);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
