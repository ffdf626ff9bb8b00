package org.muster.operate.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.muster.access.Viewer;
import org.muster.desk.Refusal;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.colgen.ColumnGenerationSolver;
import org.muster.engine.duty.guard.GuardPlan;
import org.muster.engine.duty.guard.GuardPlanner;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.record.CaseData;
import org.muster.record.Cases;

/// Searches for rosters that run while people do something else: one at a time for each guard, and
/// the best found becomes a draft.
public final class RosterRuns {
  private static final int LONGEST_SECONDS = 600;

  /// A page's search leaves room for those who read.
  private static final int THREADS = 2;

  private final Cases cases;
  private final Rosters rosters;
  private final InstantSource clock;
  private final BiConsumer<String, Throwable> broken;
  private final Map<String, Run> runs = new ConcurrentHashMap<>();

  /// @param broken told of a fault of the search itself, with the case's id
  public RosterRuns(
      Cases cases, Rosters rosters, InstantSource clock, BiConsumer<String, Throwable> broken) {
    this.cases = cases;
    this.rosters = rosters;
    this.clock = clock;
    this.broken = broken;
  }

  /// A search.
  ///
  /// @param begun when
  /// @param seconds that it has
  /// @param account of whoever began it
  /// @param end how it ended; empty while it runs
  public record Run(
      Instant begun,
      int seconds,
      LocalDate from,
      int days,
      String account,
      Optional<Rosters.Acted> end,
      AtomicBoolean stop) {
    /// Seconds that are left.
    public long left(Instant now) {
      return Math.max(0, seconds - Duration.between(begun, now).toSeconds());
    }
  }

  /// The search of a guard that runs or ended last.
  public Optional<Run> find(String caseId, String guard) {
    return Optional.ofNullable(runs.get(caseId + " " + guard));
  }

  /// Begins one.
  public Optional<Refusal> begin(
      String caseId,
      Viewer viewer,
      String guard,
      Halves halves,
      LocalDate from,
      int days,
      int seconds,
      long seed) {
    Optional<Refusal> refusal = GuardPlace.of(viewer, halves).findPlanRefusal(halves);
    if (refusal.isPresent()) {
      return refusal;
    }
    if (seconds < 1 || seconds > LONGEST_SECONDS || days < 1 || days > 62) {
      return Optional.of(
          new Refusal("operate.guard.run", "A search has 1 to 600 seconds and 1 to 62 days."));
    }
    CaseData data = cases.load(caseId, viewer, null);
    GuardProblem problem;
    switch (GuardMapping.read(data, Optional.of(guard), from, days)) {
      case GuardCase.Reading.Unsound unsound -> {
        return Optional.of(new Refusal("operate.guard.case", String.join(" ", unsound.problems())));
      }
      case GuardCase.Reading.Sound sound -> problem = sound.guard().problem();
    }
    String key = caseId + " " + guard;
    Run run =
        new Run(
            clock.instant(),
            seconds,
            from,
            days,
            viewer.actor(),
            Optional.empty(),
            new AtomicBoolean());
    Run before = runs.compute(key, (k, old) -> old != null && old.end().isEmpty() ? old : run);
    if (before != run) {
      return Optional.of(
          new Refusal("operate.guard.run", "A search runs already; it ends by itself."));
    }
    Thread.ofPlatform()
        .daemon()
        .name("guard-roster")
        .start(() -> search(key, run, caseId, viewer, guard, problem, seed));
    return Optional.empty();
  }

  /// Ends a search early; what it found is kept.
  public void stop(String caseId, String guard) {
    find(caseId, guard).ifPresent(run -> run.stop().set(true));
  }

  private void search(
      String key,
      Run run,
      String caseId,
      Viewer viewer,
      String guard,
      GuardProblem problem,
      long seed) {
    Rosters.Acted end;
    try {
      long until = System.nanoTime() + Duration.ofSeconds(run.seconds()).toNanos();
      GuardPlan plan =
          new GuardPlanner(new ColumnGenerationSolver())
              .plan(
                  problem,
                  SolveLimits.until(
                      () -> run.stop().get() || System.nanoTime() >= until, THREADS, seed),
                  Progress.Listener.SILENT);
      double bound = plan.bound();
      end =
          rosters.keep(
              caseId,
              viewer,
              Optional.of(guard),
              RosterLines.toText(problem, plan.roster()),
              "Roster from " + problem.start(),
              bound < 0 ? OptionalLong.empty() : OptionalLong.of((long) Math.ceil(bound - 1e-6)));
    } catch (RuntimeException | Error fault) {
      broken.accept(caseId, fault);
      end =
          new Rosters.Acted.Refused(
              new Refusal(
                  "operate.guard.run", "The search failed; the log of the server says why."));
    }
    Rosters.Acted ended = end;
    runs.computeIfPresent(
        key,
        (k, old) ->
            new Run(
                run.begun(),
                run.seconds(),
                run.from(),
                run.days(),
                run.account(),
                Optional.of(ended),
                run.stop()));
  }
}
