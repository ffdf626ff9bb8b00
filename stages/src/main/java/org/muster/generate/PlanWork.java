package org.muster.generate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.FirstPlan;
import org.muster.engine.duty.PlanEvaluation;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.certificate.Certificate;
import org.muster.engine.duty.tour.CompiledTours;
import org.muster.engine.duty.tour.Gap;
import org.muster.engine.duty.tour.PinnedTour;
import org.muster.engine.duty.tour.TourChecker;
import org.muster.engine.duty.tour.TourCompiler;
import org.muster.engine.duty.tour.TourPlan;
import org.muster.engine.duty.tour.TourReasons;
import org.muster.record.CaseData;

/// The work of a run, phase by phase.
final class PlanWork {
  /// Of the time given, what is kept for proof, reasons and remedies; in seconds at least and most.
  private static final double SHARE_KEPT = 0.15;

  /// A solver that is asked to end does so within two seconds; after so long it is let go.
  private static final long NANOS_TO_END = 2_500_000_000L;

  private static final double LEAST_KEPT_SECONDS = 0.5;
  private static final double MOST_KEPT_SECONDS = 10;

  private final Watch run;
  private final PlanRequest request;
  private final CaseData data;
  private final Keeper keeper;
  private Optional<Long> stopAsked = Optional.empty();

  PlanWork(Watch run, PlanRequest request, CaseData data, Keeper keeper) {
    this.run = run;
    this.request = request;
    this.data = data;
    this.keeper = keeper;
  }

  /// Whoever watches the work and may end it.
  interface Watch {
    boolean isStopped();

    void stop();

    void startClock();

    /// Since the clock began.
    Duration elapsed();

    /// @param best the best plan that was kept so far
    void searching(Progress progress, Optional<PlanDocument> best);

    void explaining(PlanDocument plan, int done, int of);

    void remedying(PlanDocument plan, int done, int of);
  }

  /// What comes of the work.
  sealed interface Result {
    record Done(PlanDocument plan, Optional<PlanProof> proof, SearchEnd end) implements Result {}

    record Nothing(NoPlan why) implements Result {}
  }

  /// What came of the search.
  ///
  /// @param proof of the bound, not proven again yet
  private record Found(
      TourPlan plan, long bound, Optional<CompiledTours> compiled, Optional<PlanProof> proof) {}

  Result run() {
    PlanningCase planning = Planning.read(data);
    run.startClock();
    if (planning.problem().lines().isEmpty() && planning.problem().resources().isEmpty()) {
      return new Result.Nothing(NoPlan.NOTHING_ASKED);
    }
    run.searching(NOTHING_YET, Optional.empty());
    TourPlan settled =
        new TourPlan(
            planning.problem().pinned().stream().map(PinnedTour::tour).toList(), List.of());
    Search search = new Search(planning, settled);
    Optional<Found> found = search.find();
    if (found.isEmpty()) {
      return new Result.Nothing(search.infeasible ? NoPlan.SETTLED_BREAKS : NoPlan.NONE_IN_TIME);
    }
    return new Telling(planning, found.get()).tell();
  }

  private static final Progress NOTHING_YET =
      new Progress("compile", 0, OptionalLong.empty(), Double.NEGATIVE_INFINITY);

  /// Whether the search has to end: what is kept for the rest begins.
  private boolean isSearchOver() {
    if (run.isStopped()) {
      return true;
    }
    if (request.seconds().isEmpty()) {
      return false;
    }
    double all = request.seconds().getAsInt();
    double kept = Math.clamp(all * SHARE_KEPT, LEAST_KEPT_SECONDS, MOST_KEPT_SECONDS);
    return elapsedSeconds() >= all - kept;
  }

  /// Whether a search that was asked to end has had its time for it.
  private boolean isLate() {
    if (stopAsked.isEmpty()) {
      stopAsked = isSearchOver() ? Optional.of(System.nanoTime()) : Optional.empty();
    }
    return stopAsked.isPresent() && System.nanoTime() - stopAsked.get() > NANOS_TO_END;
  }

  /// Whether everything has to end.
  private boolean isTimeUp() {
    return run.isStopped()
        || (request.seconds().isPresent() && elapsedSeconds() >= request.seconds().getAsInt());
  }

  private double elapsedSeconds() {
    return run.elapsed().toNanos() / 1e9;
  }

  private PlanDocument.Search searchedBy(SearchEnd end) {
    return new PlanDocument.Search(
        request.solver().word(), request.seed(), request.steps(), request.threads(), end);
  }

  /// Does a piece of work that cannot be asked to end, and lets it go when the time is up.
  private <T> Optional<T> inTime(Supplier<T> work, BooleanSupplier over) {
    if (request.seconds().isEmpty()) {
      return Optional.of(work.get());
    }
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("plan-part")
        .start(
            () -> {
              try {
                answer.complete(work.get());
              } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
              }
            });
    while (true) {
      try {
        return Optional.of(answer.get(50, TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        if (over.getAsBoolean()) {
          return Optional.empty();
        }
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException thrown
            ? thrown
            : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        run.stop();
        return Optional.empty();
      }
    }
  }

  /// The best that a search has told.
  private record Heard(Optional<DutyPlan> plan, long cost, double bound) {}

  /// Looks for a plan.
  private final class Search {
    private final PlanningCase planning;
    private final TourPlan settled;
    private Heard heard = new Heard(Optional.empty(), Long.MAX_VALUE, Double.NEGATIVE_INFINITY);
    private boolean infeasible;

    Search(PlanningCase planning, TourPlan settled) {
      this.planning = planning;
      this.settled = settled;
    }

    Optional<Found> find() {
      try (Keeping keeping = new Keeping(keeper, () -> written(settled, 0))) {
        if (planning.problem().resources().isEmpty()) {
          return settledAlone(true);
        }
        Optional<CompiledTours> compiled =
            inTime(() -> TourCompiler.compile(planning.problem()), PlanWork.this::isSearchOver);
        return compiled.isEmpty() ? settledAlone(false) : search(compiled.get(), keeping);
      }
    }

    /// @param best whether there is nobody who could do more
    private Optional<Found> settledAlone(boolean best) {
      TourChecker.Verdict verdict = TourChecker.check(planning.problem(), settled);
      return verdict.passed()
          ? Optional.of(
              new Found(
                  settled, best ? verdict.cost().total() : 0, Optional.empty(), Optional.empty()))
          : Optional.empty();
    }

    private Optional<Found> search(CompiledTours compiled, Keeping keeping) {
      SolveLimits limits =
          new SolveLimits(
              request.steps().orElse(SolveLimits.UNLIMITED),
              request.threads(),
              request.seed(),
              PlanWork.this::isSearchOver,
              request
                  .start()
                  .flatMap(start -> PlanCheck.findPlan(planning, start))
                  .flatMap(compiled::findDuties));
      SolveLimits begun = limits;
      Optional<DutyPlan> first =
          inTime(() -> FirstPlan.find(compiled.problem(), begun), PlanWork.this::isLate)
              .flatMap(found -> found);
      if (first.isPresent()) {
        limits = limits.from(first.get());
        long cost = PlanEvaluation.of(compiled.problem(), first.get()).cost().total();
        heard(
            compiled,
            keeping,
            first,
            new Progress("first plan", 0, OptionalLong.of(cost), Double.NEGATIVE_INFINITY));
      }
      SolveLimits last = limits;
      Optional<DutySolution> solved =
          inTime(
              () ->
                  request
                      .solver()
                      .search()
                      .solve(
                          compiled.problem(),
                          last,
                          progress -> heard(compiled, keeping, progress.best(), progress)),
              PlanWork.this::isLate);
      if (solved.isEmpty()) {
        // It did not end when it was asked to: what it has told stands.
        Heard told = told();
        return told.plan().isEmpty()
            ? settledAlone(false)
            : Optional.of(
                new Found(
                    compiled.toTours(told.plan().get()),
                    wholeBound(told.cost(), told.bound()),
                    Optional.of(compiled),
                    Optional.empty()));
      }
      DutySolution solution = solved.get();
      if (solution.plan().isEmpty()) {
        infeasible = solution.infeasible();
        return infeasible ? Optional.empty() : settledAlone(false);
      }
      TourPlan plan = compiled.toTours(solution.plan().get());
      long cost = solution.total().orElseThrow();
      Optional<PlanProof> proof =
          solution
              .proof()
              .map(
                  given ->
                      new PlanProof(
                          new Certificate(cost, given).write(compiled.problem()),
                          OptionalLong.empty()));
      return Optional.of(
          new Found(plan, wholeBound(cost, solution.bound()), Optional.of(compiled), proof));
    }

    private void heard(
        CompiledTours compiled, Keeping keeping, Optional<DutyPlan> plan, Progress progress) {
      run.searching(progress, keeping.findKept());
      long cost = progress.cost().orElse(Long.MAX_VALUE);
      Heard before = hear(plan, cost, progress.bound());
      if (plan.isPresent() && cost < before.cost()) {
        DutyPlan duties = plan.get();
        keeping.offer(
            () -> written(compiled.toTours(duties), wholeBound(Long.MAX_VALUE, progress.bound())));
      }
    }

    /// What was told before this.
    private synchronized Heard hear(Optional<DutyPlan> plan, long cost, double bound) {
      Heard before = heard;
      boolean better = plan.isPresent() && cost < before.cost();
      heard =
          new Heard(
              better ? plan : before.plan(),
              better ? cost : before.cost(),
              Math.max(before.bound(), bound));
      return before;
    }

    private synchronized Heard told() {
      return heard;
    }

    private Optional<PlanDocument> written(TourPlan plan, long bound) {
      TourChecker.Verdict verdict = TourChecker.check(planning.problem(), plan);
      if (!verdict.passed()) {
        return Optional.empty();
      }
      long cost = verdict.cost().total();
      // Should the run end here, the end of the process has ended it.
      SearchEnd end = bound >= cost ? SearchEnd.PROVEN : SearchEnd.STOPPED;
      return Optional.of(
          new DocumentWriter(planning, plan, verdict)
              .write(searchedBy(end), Math.min(bound, cost)));
    }
  }

  /// Never below zero: no plan costs less than nothing.
  private static long wholeBound(long cost, double bound) {
    return Math.min(cost, (long) Math.ceil(Math.max(0, bound) - 1e-6));
  }

  /// Writes down what was found, why its gaps are open and what closes them.
  private final class Telling {
    private final PlanningCase planning;
    private final Found found;
    private final DocumentWriter writer;
    private final SearchEnd end;
    private PlanDocument document;
    private Optional<PlanProof> proof;

    Telling(PlanningCase planning, Found found) {
      this.planning = planning;
      this.found = found;
      this.proof = found.proof();
      TourChecker.Verdict verdict = TourChecker.check(planning.problem(), found.plan());
      if (!verdict.passed()) {
        throw new IllegalStateException(
            "The plan does not pass the checker: " + verdict.breaches() + ". This is a fault.");
      }
      boolean timeUp = request.seconds().isPresent() && isSearchOver();
      this.end =
          verdict.cost().total() == found.bound()
              ? SearchEnd.PROVEN
              : run.isStopped()
                  ? SearchEnd.STOPPED
                  : request.steps().isPresent() && !timeUp ? SearchEnd.STEPS : SearchEnd.TIME;
      this.writer = new DocumentWriter(planning, found.plan(), verdict);
      this.document = writer.write(searchedBy(end), found.bound());
      if (planning.problem().resources().isEmpty()) {
        for (int i = 0; i < writer.gaps().size(); i++) {
          document = document.withGap(i, writer.explained(writer.gaps().get(i), List.of()));
        }
      }
    }

    Result tell() {
      keeper.keep(document, proof);
      found
          .compiled()
          .ifPresent(
              compiled -> {
                TourReasons reasons = new TourReasons(compiled, found.plan());
                explain(reasons);
                keeper.keep(document, proof);
                prove(compiled);
                remedy(compiled, reasons);
              });
      keeper.keep(document, proof);
      return new Result.Done(document, proof, end);
    }

    private void explain(TourReasons reasons) {
      List<Gap> gaps = writer.gaps();
      for (int i = 0; i < gaps.size() && !isTimeUp(); i++) {
        run.explaining(document, i, gaps.size());
        document = document.withGap(i, writer.explained(gaps.get(i), reasons.explain(gaps.get(i))));
      }
    }

    private void prove(CompiledTours compiled) {
      if (proof.isEmpty()) {
        return;
      }
      String text = proof.get().certificate();
      Optional<PlanProof.Again> again =
          inTime(
              () -> PlanProof.again(compiled.problem(), "the certificate", text),
              PlanWork.this::isTimeUp);
      proof =
          again.map(proven -> new PlanProof(text, OptionalLong.of(proven.bound()))).or(() -> proof);
    }

    private void remedy(CompiledTours compiled, TourReasons reasons) {
      List<Gap> gaps = writer.gaps();
      RemedySearch search =
          new RemedySearch(planning, compiled, found.plan(), request, PlanWork.this::isTimeUp);
      for (int i = 0; i < gaps.size() && !isTimeUp() && search.hasStepsLeft(); i++) {
        PlanDocument.OpenGap open = document.gaps().get(i);
        if (open.explained()) {
          run.remedying(document, i, gaps.size());
          document = document.withGap(i, search.remedied(writer, open, gaps.get(i), reasons));
        }
      }
    }
  }
}
