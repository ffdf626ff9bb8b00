package org.muster.server.generate;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.muster.access.Viewer;
import org.muster.engine.duty.Progress;
import org.muster.generate.Planning;
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
    private final long startedNanos = System.nanoTime();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile State state = new State.Planning(Optional.empty());

    Run(String caseId, int seconds, Optional<Trial> trial) {
      this.caseId = caseId;
      this.seconds = seconds;
      this.trial = trial;
    }

    String caseId() {
      return caseId;
    }

    State state() {
      return state;
    }

    Optional<Trial> trial() {
      return trial;
    }

    boolean isOver() {
      return !(state instanceof State.Planning);
    }

    /// Whether the search has ended and reasons and remedies are being worked out.
    boolean isExplaining() {
      return !isOver() && isTimeUp();
    }

    /// Of the seconds given to the search, those that are over.
    int elapsedSeconds() {
      return (int) Math.min(seconds, (System.nanoTime() - startedNanos) / 1_000_000_000L);
    }

    int seconds() {
      return seconds;
    }

    void stop() {
      stopped.set(true);
    }

    private boolean isTimeUp() {
      return stopped.get() || System.nanoTime() - startedNanos > seconds * 1_000_000_000L;
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
    Run fresh = new Run(caseId, seconds, trial);
    Run run = runs.compute(caseId, (id, old) -> old == null || old.isOver() ? fresh : old);
    if (run == fresh) {
      Thread.ofPlatform()
          .daemon()
          .name("plan-" + caseId)
          .start(() -> run.state = work(run, data, viewer, seed));
    }
    return run;
  }

  private State work(Run run, CaseData data, Viewer viewer, long seed) {
    try {
      Planning planning = Planning.byBoth();
      Planning.Request request = new Planning.Request(seed, OptionalLong.empty(), 1, run::isTimeUp);
      Planning.Outcome outcome =
          planning.plan(
              data, request, progress -> run.state = new State.Planning(Optional.of(progress)));
      return switch (outcome) {
        case Planning.Outcome.NoPlan none ->
            new State.NoPlan(
                none.proven()
                    ? "There is no plan: the fixed tours break each other’s rules."
                    : "No plan was found in " + run.seconds() + " seconds. Give it more time.");
        case Planning.Outcome.Planned planned ->
            run.trial().isPresent()
                ? new State.Tried(planned.document())
                : saved(new SavedPlans(workspace.claims()).save(data, viewer, planned.document()));
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
