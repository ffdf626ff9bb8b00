package org.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.muster.engine.lift.LiftEvent;
import org.muster.engine.lift.LiftFormat;
import org.muster.engine.lift.LiftPast;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftPrices;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftReview;
import org.muster.engine.lift.plan.LiftProgress;
import org.muster.engine.lift.plan.LiftReplan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster lift replan`.
@Command(
    name = "replan",
    mixinStandardHelpOptions = true,
    description =
        "Plans again from now on after something happened, and says for whom what changes.")
final class LiftReplanCommand implements Callable<Integer> {
  private static final double NANOS = 1e9;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "PROBLEM", description = "a lift problem, as JSON")
  private @Nullable Path problem;

  @Parameters(index = "1", paramLabel = "PLAN", description = "the plan so far, as JSON")
  private @Nullable Path plan;

  @Option(
      names = "--now",
      required = true,
      description = "the minute before which everything has happened as planned")
  private int now;

  @Option(names = "--event", required = true, description = "what happened, as JSON")
  private @Nullable Path event;

  @Option(
      names = "--seconds",
      defaultValue = "2.5",
      description = "in which it is read, mended and bettered (${DEFAULT-VALUE})")
  private double seconds;

  @Option(
      names = "--steps",
      defaultValue = "3000",
      description = {
        "of betterment at most (${DEFAULT-VALUE});",
        "with none, as few are told something else as may be, whoever is left behind for it"
      })
  private int steps;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "of random choices (${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--out", description = "where the new plan goes, as JSON")
  private @Nullable Path out;

  @Option(
      names = "--problem-out",
      description = {
        "where the problem goes as it is now, as JSON;",
        "what has happened breaks no rule in it"
      })
  private @Nullable Path problemOut;

  @Option(
      names = "--told",
      defaultValue = "40",
      description = "changes that are told one by one (${DEFAULT-VALUE})")
  private int told;

  @Override
  public Integer call() {
    long began = System.nanoTime();
    PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
    require();
    LiftFiles.Begun begun =
        LiftFiles.begun(Objects.requireNonNull(problem), Objects.requireNonNull(plan), now);
    LiftProblem before = begun.problem();
    LiftPlan old = begun.plan();
    Optional<LiftPrices> prices = LiftFiles.prices(before, old);
    List<LiftEvent> events =
        LiftFiles.parsed(
            Objects.requireNonNull(event), (source, text) -> LiftEvent.read(before, source, text));
    LiftReplan.Result result;
    try {
      result =
          LiftReplan.replan(
              before,
              old,
              prices,
              now,
              events,
              seed,
              steps,
              () -> (System.nanoTime() - began) / NANOS >= seconds);
    } catch (IllegalArgumentException e) {
      throw LimitOptions.refused("--event " + event, String.valueOf(e.getMessage()));
    }
    CompletableFuture<String> written =
        problemOut == null
            ? CompletableFuture.completedFuture("")
            : CompletableFuture.supplyAsync(() -> LiftFormat.write(result.written()));
    if (out != null) {
      LiftFiles.replace(out, LiftFormat.write(result.plan()));
    }
    if (problemOut != null) {
      LiftFiles.replace(problemOut, written.join());
      LiftPast.unsaid(result.problem(), result.written(), old, now, events)
          .forEach(unsaid -> print.println("Not in " + problemOut + ": " + unsaid));
    }
    result
        .grounded()
        .forEach(
            aircraft -> print.println(aircraft + " stays at the airfield and keeps its stand."));
    result.flightsChanged().forEach(flight -> print.println("Flight no longer: " + flight));
    for (LiftReplan.Change change :
        result.changes().subList(0, Math.min(told, result.changes().size()))) {
      print.println(
          change.party()
              + " ("
              + change.people()
              + "): "
              + change.was()
              + " becomes "
              + change.is());
    }
    if (result.changes().size() > told) {
      print.println("And " + (result.changes().size() - told) + " more parties.");
    }
    result.findings().forEach(finding -> print.println("Cannot be mended: " + finding));
    LiftReview review = result.review();
    double bound = result.plan().bound().orElse(0);
    print.printf(
        Locale.ROOT,
        "cost=%.1f bound=%.1f gap=%.2f%% changed=%d changed-at-least=%d"
            + " flights-changed=%d left=%d stranded=%d seconds=%.1f%n",
        review.cost(),
        bound,
        100 * LiftProgress.gap(review.cost(), bound),
        result.changes().size(),
        result.changesAtLeast(),
        result.flightsChanged().size(),
        review.leftPeople(),
        result.stranded().size(),
        (System.nanoTime() - began) / NANOS);
    print.flush();
    return result.findings().isEmpty() ? MusterCommand.OK : MusterCommand.NO;
  }

  /// Before anything is written, so that no file is new where another could not be.
  private void require() {
    LimitOptions.needFromZero("--told", told);
    LimitOptions.needFromZero("--steps", steps);
    if (out != null) {
      RosterFiles.requireWritable(out);
    }
    if (problemOut != null) {
      RosterFiles.requireWritable(problemOut);
    }
  }
}
