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
import org.muster.engine.duty.DutySolver;
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

  /// A search for remedies that is asked to end has so long for it.
  private static final long NANOS_TO_END_REMEDIES = 1_000_000_000L;

  /// Once somebody has stopped the search, reasons and proof have so long each.
  private static final Duration AFTER_STOP = Duration.ofSeconds(2);

  private static final double LEAST_KEPT_SECONDS = 0.5;
  private static final double MOST_KEPT_SECONDS = 10;

  private final Watch run;
  private final PlanRequest request;
  private final CaseData data;
  private final Keeper keeper;
  private final DutySolver solver;

  /// Whether a search that was asked to end has had its time for it.
  private final BooleanSupplier late = since(this::isSearchOver, NANOS_TO_END);

  /// @param solver looks for the plan
  PlanWork(Watch run, PlanRequest request, CaseData data, Keeper keeper, DutySolver solver) {
    this.run = run;
    this.request = request;
    this.data = data;
    this.keeper = keeper;
    this.solver = solver;
  }

  /// Whoever watches the work and may end it.
  interface Watch {
    /// When somebody stopped the search, since the clock began; empty where nobody has.
    Optional<Duration> findStopped();

    /// Whether everything has to end at once, since somebody stopped it once more.
    boolean isBrokenOff();

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
    if (run.findStopped().isPresent()) {
      return true;
    }
    if (request.seconds().isEmpty()) {
      return false;
    }
    double all = request.seconds().getAsInt();
    double kept = Math.clamp(all * SHARE_KEPT, LEAST_KEPT_SECONDS, MOST_KEPT_SECONDS);
    return elapsedSeconds() >= all - kept;
  }

  /// Answers whether something has been so for so long; for one thread, which asks often.
  private static BooleanSupplier since(BooleanSupplier is, long nanos) {
    return new BooleanSupplier() {
      private Optional<Long> first = Optional.empty();

      @Override
      public boolean getAsBoolean() {
        if (first.isEmpty() && is.getAsBoolean()) {
          first = Optional.of(System.nanoTime());
        }
        return first.isPresent() && System.nanoTime() - first.get() > nanos;
      }
    };
  }

  /// Whether everything has to end.
  private boolean isTimeUp() {
    return run.isBrokenOff()
        || (request.seconds().isPresent() && elapsedSeconds() >= request.seconds().getAsInt());
  }

  /// Whether a part that began then has to end, which a stop leaves a short time.
  private boolean isTimeUp(Duration began) {
    return isTimeUp()
        || run.findStopped()
            .map(at -> at.compareTo(began) > 0 ? at : began)
            .map(from -> run.elapsed().minus(from).compareTo(AFTER_STOP) > 0)
            .orElse(false);
  }

  private double elapsedSeconds() {
    return run.elapsed().toNanos() / 1e9;
  }

  private PlanDocument.Search searchedBy(SearchEnd end) {
    return new PlanDocument.Search(
        request.solver().word(), request.seed(), request.steps(), request.threads(), end);
  }

  /// Does a piece of work that cannot be asked to end, and lets it go when the time is up. What was
  /// let go may work on for a while; nobody hears of it any more.
  private <T> Optional<T> inTime(Supplier<T> work, BooleanSupplier over) {
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
        if (e.getCause() instanceof Error thrown) {
          throw thrown;
        }
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
    private volatile boolean ended;

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
      } finally {
        end();
      }
    }

    /// From now on nothing is heard, and whoever was let go and still works is asked to end.
    private synchronized void end() {
      ended = true;
    }

    private boolean isOver() {
      return ended || isSearchOver();
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
              this::isOver,
              request
                  .start()
                  .flatMap(start -> PlanCheck.findPlan(planning, start))
                  .flatMap(compiled::findDuties));
      SolveLimits begun = limits;
      Optional<DutyPlan> first =
          inTime(() -> FirstPlan.find(compiled.problem(), begun), late).flatMap(found -> found);
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
                  solver.solve(
                      compiled.problem(),
                      last,
                      progress -> heard(compiled, keeping, progress.best(), progress)),
              late);
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

    private synchronized void heard(
        CompiledTours compiled, Keeping keeping, Optional<DutyPlan> plan, Progress progress) {
      if (ended) {
        return;
      }
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
    private Heard hear(Optional<DutyPlan> plan, long cost, double bound) {
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
              : run.findStopped().isPresent()
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
      found.compiled().ifPresent(this::tellMore);
      keeper.keep(document, proof);
      return new Result.Done(document, proof, end);
    }

    private void tellMore(CompiledTours compiled) {
      Optional<TourReasons> reasons = explained(compiled);
      keeper.keep(document, proof);
      prove(compiled);
      reasons.ifPresent(of -> remedy(compiled, of));
    }

    /// @return the reasons, for whoever needs more of them; empty where there was no time to price
    ///     them
    private Optional<TourReasons> explained(CompiledTours compiled) {
      Duration began = run.elapsed();
      BooleanSupplier over = () -> isTimeUp(began);
      Optional<TourReasons> priced = inTime(() -> new TourReasons(compiled, found.plan()), over);
      priced.ifPresent(reasons -> explain(reasons, over));
      return priced;
    }

    private void explain(TourReasons reasons, BooleanSupplier over) {
      List<Gap> gaps = writer.gaps();
      for (int i = 0; i < gaps.size() && !over.getAsBoolean(); i++) {
        Gap gap = gaps.get(i);
        run.explaining(document, i, gaps.size());
        Optional<PlanDocument.OpenGap> fuller =
            inTime(() -> writer.explained(gap, reasons.explain(gap)), over);
        if (fuller.isPresent()) {
          document = document.withGap(i, fuller.get());
        }
      }
    }

    private void prove(CompiledTours compiled) {
      if (proof.isEmpty()) {
        return;
      }
      Duration began = run.elapsed();
      String text = proof.get().certificate();
      Optional<PlanProof.Again> again =
          inTime(
              () -> PlanProof.again(compiled.problem(), "the certificate", text),
              () -> isTimeUp(began));
      proof =
          again.map(proven -> new PlanProof(text, OptionalLong.of(proven.bound()))).or(() -> proof);
    }

    private boolean areRemediesOver() {
      return isTimeUp() || run.findStopped().isPresent();
    }

    private void remedy(CompiledTours compiled, TourReasons reasons) {
      List<Gap> gaps = writer.gaps();
      if (gaps.isEmpty() || areRemediesOver()) {
        return;
      }
      // Being over stays so: a search that was let go is asked to end for as long as it works.
      BooleanSupplier letGo = since(this::areRemediesOver, NANOS_TO_END_REMEDIES);
      Optional<RemedySearch> search =
          inTime(
              () ->
                  new RemedySearch(
                      planning, compiled, found.plan(), request, this::areRemediesOver),
              letGo);
      for (int i = 0;
          search.isPresent()
              && i < gaps.size()
              && !areRemediesOver()
              && search.get().hasStepsLeft();
          i++) {
        PlanDocument.OpenGap open = document.gaps().get(i);
        Gap gap = gaps.get(i);
        if (open.explained()) {
          run.remedying(document, i, gaps.size());
          int left = gaps.size() - i;
          BooleanSupplier shareUsed = shareUsed(left);
          Optional<PlanDocument.OpenGap> fuller =
              inTime(
                  () -> search.get().remedied(writer, open, gap, reasons, left, shareUsed), letGo);
          if (fuller.isPresent()) {
            document = document.withGap(i, fuller.get());
          }
        }
      }
    }

    /// Whether a gap has had its share of the time that is left: as much as each gap after it,
    /// which so get what it does not use.
    private BooleanSupplier shareUsed(int gapsLeft) {
      if (request.seconds().isEmpty()) {
        return () -> false;
      }
      double began = elapsedSeconds();
      double until = began + (request.seconds().getAsInt() - began) / gapsLeft;
      return () -> elapsedSeconds() >= until;
    }
  }
}
