package org.muster.generate;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.muster.access.Viewer;
import org.muster.record.CaseData;
import org.muster.review.Refusal;

/// Plans that are being made in the background, at most one a case. Whatever a run finds is kept as
/// a draft at once, so that an end of the process loses nothing.
public final class PlanRuns {
  private final Plans plans;
  private final BiConsumer<String, RuntimeException> fault;
  private final Map<String, Run> runs = new ConcurrentHashMap<>();

  /// @param fault hears what broke a run off, with the id of its case
  public PlanRuns(Plans plans, BiConsumer<String, RuntimeException> fault) {
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

  /// One run.
  public static final class Run {
    private final String caseId;
    private final PlanRun work;
    private final Optional<String> parent;
    private volatile Optional<String> draft = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();
    private volatile boolean over;

    Run(String caseId, PlanRun work, Optional<String> parent) {
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

    /// How it stands; all phases but the last go on.
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
      return work.request().seconds().orElse(0);
    }

    public void stop() {
      work.stop();
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
    Run fresh = new Run(caseId, new PlanRun(data, request, keeper), parent);
    keeper.of(fresh);
    Run run = runs.compute(caseId, (id, old) -> old == null || old.isOver() ? fresh : old);
    if (run != fresh) {
      return new Starting.UnderWay(run);
    }
    Thread.ofPlatform().daemon().name("plan-" + caseId).start(() -> work(fresh, keeper));
    return new Starting.Started(fresh);
  }

  private void work(Run run, KeptDraft keeper) {
    try {
      switch (run.work.work()) {
        case PlanRun.State.Nothing nothing ->
            run.trouble = Optional.of(RunText.why(nothing.why()));
        case PlanRun.State.Done done -> keeper.end(done);
      }
    } catch (RuntimeException e) {
      fault.accept(run.caseId, e);
      run.trouble = Optional.of("Planning broke off inside Muster; the console says why.");
    } finally {
      run.over = true;
    }
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
        Plans plans,
        CaseData data,
        Viewer viewer,
        Optional<String> parent,
        OptionalInt seconds) {
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
      keep(best, proof, "");
    }

    synchronized void end(PlanRun.State.Done done) {
      keep(done.plan(), done.proof(), done.end().word());
    }

    private void keep(PlanDocument best, Optional<PlanProof> proof, String ended) {
      Run of = run.orElseThrow();
      Plans.Origin origin =
          new Plans.Origin(
              parent,
              seconds,
              ended,
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
