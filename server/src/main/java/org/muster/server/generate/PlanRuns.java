package org.muster.server.generate;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.muster.access.Viewer;
import org.muster.engine.duty.Progress;
import org.muster.generate.Keeper;
import org.muster.generate.PlanRequest;
import org.muster.generate.PlanRun;
import org.muster.generate.RunText;
import org.muster.generate.SavedPlans;
import org.muster.record.CaseData;
import org.muster.record.Changed;
import org.muster.thread.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Plans that are being made, at most one a case. A run is stopped by whoever may start one, and
/// then keeps the best plan so far.
@Component
final class PlanRuns {
  private static final Logger LOG = LoggerFactory.getLogger(PlanRuns.class);

  private final Workspace workspace;
  private final Map<String, Run> runs = new ConcurrentHashMap<>();

  PlanRuns(Workspace workspace) {
    this.workspace = workspace;
  }

  /// How a run stands.
  sealed interface State {
    /// Looking for a plan, or working out why its gaps are open.
    record Planning(Optional<Progress> progress) implements State {}

    /// The plan is saved under that id.
    record Saved(String plan) implements State {}

    /// A plan made with a remedy, which is saved only when the remedy is adopted.
    record Tried(org.muster.generate.PlanDocument plan) implements State {}

    /// There is none; why, in a sentence.
    record NoPlan(String why) implements State {}
  }

  /// A remedy that is tried beside a plan.
  ///
  /// @param plan id of the plan
  /// @param gap number of the gap
  /// @param says the remedy in words
  /// @param before the plan's cost without it
  record Trial(String plan, int gap, String says, long before) {}

  /// One run.
  static final class Run {
    private final String caseId;
    private final int seconds;
    private final Optional<Trial> trial;
    private final PlanRun work;
    private volatile Optional<State> outcome = Optional.empty();

    Run(String caseId, PlanRun work, int seconds, Optional<Trial> trial) {
      this.caseId = caseId;
      this.work = work;
      this.seconds = seconds;
      this.trial = trial;
    }

    String caseId() {
      return caseId;
    }

    State state() {
      return outcome.orElseGet(
          () ->
              new State.Planning(
                  work.state() instanceof PlanRun.State.Searching searching
                      ? Optional.of(searching.progress())
                      : Optional.empty()));
    }

    Optional<Trial> trial() {
      return trial;
    }

    boolean isOver() {
      return outcome.isPresent();
    }

    /// Whether the search has ended and reasons and remedies are being worked out.
    boolean isExplaining() {
      return !isOver()
          && (work.state() instanceof PlanRun.State.Explaining
              || work.state() instanceof PlanRun.State.Remedying);
    }

    /// Of the seconds given to the search, those that are over.
    int elapsedSeconds() {
      return (int) Math.min(seconds, work.elapsed().toSeconds());
    }

    int seconds() {
      return seconds;
    }

    void stop() {
      work.stop();
    }
  }

  /// The run of a case, also for as long as nobody has looked at what came of it.
  Optional<Run> find(String caseId) {
    return Optional.ofNullable(runs.get(caseId));
  }

  /// Forgets a run that is over.
  void drop(String caseId) {
    Run run = runs.get(caseId);
    if (run != null && run.isOver()) {
      runs.remove(caseId, run);
    }
  }

  /// Starts a run, or gives the one that is under way.
  Run start(CaseData data, Viewer viewer, int seconds, long seed, Optional<Trial> trial) {
    String caseId = data.header().id();
    PlanRun planning = new PlanRun(data, PlanRequest.ofSeconds(seconds, seed), Keeper.nothing());
    Run fresh = new Run(caseId, planning, seconds, trial);
    Run run = runs.compute(caseId, (id, old) -> old == null || old.isOver() ? fresh : old);
    if (run == fresh) {
      Thread.ofPlatform()
          .daemon()
          .name("plan-" + caseId)
          .start(() -> run.outcome = Optional.of(work(run, data, viewer)));
    }
    return run;
  }

  private State work(Run run, CaseData data, Viewer viewer) {
    try {
      return switch (run.work.work()) {
        case PlanRun.State.Nothing nothing -> new State.NoPlan(RunText.why(nothing.why()));
        case PlanRun.State.Done done ->
            run.trial().isPresent()
                ? new State.Tried(done.plan())
                : saved(new SavedPlans(workspace.claims()).save(data, viewer, done.plan()));
      };
    } catch (RuntimeException e) {
      LOG.error("planning {} failed", run.caseId, e);
      return new State.NoPlan("Planning broke off inside Muster; the console says why.");
    }
  }

  private static State saved(Changed changed) {
    return switch (changed) {
      case Changed.Done done -> new State.Saved(done.row().id());
      case Changed.Refused refused -> new State.NoPlan("The plan was not saved: " + refused.why());
      case Changed.Invalid invalid ->
          new State.NoPlan(
              "The plan was not saved: "
                  + invalid.errors().getFirst().column()
                  + " must be "
                  + invalid.errors().getFirst().expected());
      case Changed.NotFound gone -> new State.NoPlan("The case " + gone.id() + " is gone.");
      case Changed.Stale stale ->
          new State.NoPlan("The case has changed while it was planned. Plan again.");
    };
  }
}
