package org.muster.generate;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.record.CaseData;

/// Plans that are being made in the background, at most one a case. Whatever a run finds is kept as
/// a draft at once, so that an end of the process loses nothing.
public final class PlanRuns {
  private final Plans plans;
  private final BiConsumer<String, Throwable> fault;
  private final Map<String, Run> runs = new ConcurrentHashMap<>();

  /// @param fault hears what broke a run off, with the id of its case
  public PlanRuns(Plans plans, BiConsumer<String, Throwable> fault) {
    this.plans = plans;
    this.fault = fault;
  }

  /// How an attempt to start a run ended.
  public sealed interface Starting {
    /// It goes on in the background.
    record Started(Run run) implements Starting {}

    /// Another is under way in the case; one at a time.
    record UnderWay(Run run) implements Starting {}

    /// It may not be started.
    record Refused(Refusal refusal) implements Starting {}
  }

  /// How a run ended that came to a plan.
  ///
  /// @param proven whether the second pricer proved the plan's bound
  public record Ended(SearchEnd end, boolean proven) {}

  /// One run.
  public static final class Run {
    private final String caseId;
    private volatile Running work;
    private final Optional<String> parent;
    private volatile Optional<String> draft = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();
    private volatile Optional<Ended> end = Optional.empty();
    private volatile boolean over;

    Run(String caseId, Running work, Optional<String> parent) {
      this.caseId = caseId;
      this.work = work;
      this.parent = parent;
    }

    public String caseId() {
      return caseId;
    }

    /// The plan that it plans on from.
    public Optional<String> parent() {
      return parent;
    }

    /// The draft that keeps what it has; empty before there is a plan.
    public Optional<String> draft() {
      return draft;
    }

    /// Why nothing came of it, where nothing did.
    public Optional<String> trouble() {
      return trouble;
    }

    /// How it ended; empty while it goes on, and where it came to no plan.
    public Optional<Ended> end() {
      return end;
    }

    /// How it stands while it goes on; what it ended with is not kept here but in the draft.
    public PlanRun.State state() {
      return work.state();
    }

    /// Whether all is done and kept.
    public boolean isOver() {
      return over;
    }

    /// Whether stopping it now would leave a plan.
    public boolean hasPlan() {
      return !over && work.state().findPlan().isPresent();
    }

    /// Of the seconds that it was given, those that are over.
    public int elapsedSeconds() {
      return (int) Math.min(seconds(), work.elapsed().toSeconds());
    }

    /// The seconds that it was given for everything.
    public int seconds() {
      return work.seconds();
    }

    public void stop() {
      work.stop();
    }

    /// A run stands here until somebody has looked at it: all that is left of it then is how it
    /// ended, so that it holds no case and no plan.
    private void close() {
      Running done = work;
      end =
          done.state() instanceof PlanRun.State.Done ended
              ? Optional.of(new Ended(ended.end(), ended.proven()))
              : Optional.empty();
      over = true;
      work = new Closed(done.elapsed(), done.seconds());
    }
  }

  /// What a run took that is over.
  private record Closed(Duration elapsed, int seconds) implements Running {
    @Override
    public PlanRun.State state() {
      return new PlanRun.State.Reading();
    }

    @Override
    public void stop() {
      // It has stopped.
    }
  }

  /// The run of a case, also for as long as nobody has looked at what came of it.
  public Optional<Run> find(String caseId) {
    return Optional.ofNullable(runs.get(caseId));
  }

  /// Forgets a run that is over.
  public void drop(String caseId) {
    runs.computeIfPresent(caseId, (id, run) -> run.isOver() ? null : run);
  }

  /// Starts a run, unless one is under way.
  ///
  /// @param data the case as the viewer sees it now
  /// @param parent the plan that it plans on from; the request then begins with it
  public Starting start(
      CaseData data, Viewer viewer, PlanRequest request, Optional<String> parent) {
    String caseId = data.header().id();
    Optional<Refusal> refused = plans.doors(caseId, viewer, Optional.empty()).plan();
    if (refused.isPresent()) {
      return new Starting.Refused(refused.get());
    }
    KeptDraft keeper = new KeptDraft(plans, data, viewer, parent, request.seconds());
    PlanRun planning = new PlanRun(data, request, keeper);
    Run fresh = new Run(caseId, new Planned(planning), parent);
    keeper.of(fresh);
    return begun(
        fresh,
        () -> {
          switch (planning.work()) {
            case PlanRun.State.Nothing nothing ->
                fresh.trouble = Optional.of(RunText.why(nothing.why()));
            case PlanRun.State.Done done -> keeper.end(done);
          }
        });
  }

  /// Looks for what closes one gap of a draft, and puts the fuller document in its place.
  ///
  /// @param gap from 1
  public Starting look(CaseData data, Viewer viewer, Plans.Kept plan, int gap, int seconds) {
    String caseId = data.header().id();
    Optional<Refusal> refused = plans.doors(caseId, viewer, Optional.of(plan.head().id())).look();
    if (refused.isPresent()) {
      return new Starting.Refused(refused.get());
    }
    Optional<PlanDocument> document = plan.findDocument();
    if (document.isEmpty()) {
      return new Starting.Refused(
          new Refusal(
              "generate.plan.unreadable",
              plan.head().name() + " cannot be read, so that nothing is looked for. Plan again."));
    }
    RemedyLook look = new RemedyLook(data, document.get(), gap, seconds);
    Run fresh = new Run(caseId, look, Optional.empty());
    fresh.draft = Optional.of(plan.head().id());
    return begun(
        fresh,
        () -> {
          PlanHead.Made made = plan.head().made().orElseThrow();
          Plans.Origin origin =
              new Plans.Origin(
                  made.parent(),
                  made.seconds().map(OptionalInt::of).orElse(OptionalInt.empty()),
                  plan.certificate(),
                  made.proven());
          Optional<PlanDocument> fuller = look.work();
          if (fuller.isEmpty()) {
            fresh.trouble = Optional.of("The plan does not fit the case as it stands. Plan again.");
          } else if (plans.replace(data, viewer, plan.head().id(), fuller.get(), origin)
              instanceof Plans.Acted.Refused kept) {
            fresh.trouble = Optional.of("What was found was not kept: " + kept.refusal().why());
          }
        });
  }

  Starting begun(Run fresh, Runnable work) {
    Run run = runs.compute(fresh.caseId(), (id, old) -> old == null || old.isOver() ? fresh : old);
    if (run != fresh) {
      return new Starting.UnderWay(run);
    }
    try {
      Thread.ofPlatform().daemon().name("plan-" + run.caseId()).start(() -> work(run, work));
    } catch (Throwable unstarted) {
      broken(run, unstarted);
      run.close();
      throw unstarted;
    }
    return new Starting.Started(run);
  }

  private record Planned(PlanRun run) implements Running {
    @Override
    public PlanRun.State state() {
      return run.state();
    }

    @Override
    public Duration elapsed() {
      return run.elapsed();
    }

    @Override
    public int seconds() {
      return run.request().seconds().orElse(0);
    }

    @Override
    public void stop() {
      run.stop();
    }
  }

  private void work(Run run, Runnable work) {
    try {
      work.run();
    } catch (Throwable e) {
      // Memory that is used up ends a run as any fault does; whoever waits is told.
      broken(run, e);
      if (e instanceof Error error) {
        throw error;
      }
    } finally {
      run.close();
    }
  }

  private void broken(Run run, Throwable e) {
    run.trouble = Optional.of("Planning broke off inside Muster; the console says why.");
    fault.accept(run.caseId, e);
  }

  /// Keeps what a run finds in one draft.
  private static final class KeptDraft implements Keeper {
    private final Plans plans;
    private final CaseData data;
    private final Viewer viewer;
    private final Optional<String> parent;
    private final OptionalInt seconds;
    private Optional<Run> run = Optional.empty();

    KeptDraft(
        Plans plans, CaseData data, Viewer viewer, Optional<String> parent, OptionalInt seconds) {
      this.plans = plans;
      this.data = data;
      this.viewer = viewer;
      this.parent = parent;
      this.seconds = seconds;
    }

    void of(Run fresh) {
      run = Optional.of(fresh);
    }

    @Override
    public synchronized void keep(PlanDocument best, Optional<PlanProof> proof) {
      write(best, proof);
    }

    synchronized void end(PlanRun.State.Done done) {
      write(done.plan(), done.proof());
    }

    private void write(PlanDocument best, Optional<PlanProof> proof) {
      Run of = run.orElseThrow();
      Plans.Origin origin =
          new Plans.Origin(
              parent,
              seconds,
              proof.map(PlanProof::certificate),
              proof.map(p -> p.proves(best.bound())).orElse(false));
      Plans.Acted acted =
          of.draft().isEmpty()
              ? plans.keep(data, viewer, best, origin)
              : plans.replace(data, viewer, of.draft().get(), best, origin);
      switch (acted) {
        case Plans.Acted.Done done -> of.draft = Optional.of(done.head().id());
        case Plans.Acted.Refused refused ->
            of.trouble = Optional.of("The plan was not kept: " + refused.refusal().why());
      }
    }
  }
}
