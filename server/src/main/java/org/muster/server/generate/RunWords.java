package org.muster.server.generate;

import java.util.Locale;
import java.util.Optional;
import org.muster.engine.duty.Progress;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanRun;
import org.muster.generate.PlanRuns;
import org.muster.generate.SearchEnd;
import org.muster.server.generate.PlanModel.RunModel;

/// A run in words, phase by phase.
final class RunWords {
  private RunWords() {}

  static RunModel of(PlanRuns.Run run) {
    if (run.isOver()) {
      return new RunModel(
          run.trouble().isPresent() ? "No plan" : "Planned",
          100,
          "",
          "",
          false,
          Optional.of(
              run.trouble().orElse(run.end().map(e -> ended(e.end(), e.proven())).orElse(""))));
    }
    int percent = run.seconds() == 0 ? 0 : 100 * run.elapsedSeconds() / run.seconds();
    String left = "about " + (run.seconds() - run.elapsedSeconds()) + " s left";
    return switch (run.state()) {
      case PlanRun.State.Reading reading ->
          new RunModel("Reading the case", 0, left, "No plan so far", false, Optional.empty());
      case PlanRun.State.Searching searching ->
          new RunModel(
              "Planning, " + number(searching.progress().steps()) + " steps",
              percent,
              left,
              best(searching),
              run.hasPlan(),
              Optional.empty());
      case PlanRun.State.Explaining explaining ->
          working(
              run, "Working out why gaps are open", explaining.done(), explaining.of(), percent);
      case PlanRun.State.Remedying remedying ->
          working(
              run, "Looking for what closes the gaps", remedying.done(), remedying.of(), percent);
      case PlanRun.State.Done done ->
          new RunModel(
              "Keeping the plan",
              100,
              "",
              ended(done.end(), done.proven()),
              false,
              Optional.empty());
      case PlanRun.State.Nothing nothing ->
          new RunModel("No plan", 100, "", "", false, Optional.empty());
      case PlanRun.State.Failed failed ->
          new RunModel("No plan", 100, "", "", false, Optional.empty());
    };
  }

  private static RunModel working(PlanRuns.Run run, String what, int done, int of, int percent) {
    return new RunModel(
        what + ", " + done + " of " + of,
        percent,
        "about " + (run.seconds() - run.elapsedSeconds()) + " s left",
        run.state()
            .findPlan()
            .map(plan -> "The plan is kept: " + cost(plan))
            .orElse("No plan so far"),
        run.hasPlan(),
        Optional.empty());
  }

  /// How a run ended, for whoever started it.
  ///
  /// @param proven whether the second pricer proved the bound
  static String ended(SearchEnd end, boolean proven) {
    return switch (end) {
      case PROVEN ->
          proven
              ? "The plan is proven best: there is no cheaper one."
              : "By the solver's bound there is no cheaper plan; no second pricer has proven it.";
      case TIME -> "The time was up; it is the best plan found in it.";
      case STEPS -> "The steps were up; it is the best plan found with them.";
      case STOPPED -> "Somebody stopped it; it is the best plan found till then.";
    };
  }

  private static String best(PlanRun.State.Searching searching) {
    Progress progress = searching.progress();
    if (progress.cost().isEmpty()) {
      return searching.best().map(b -> "Best so far: " + cost(b)).orElse("No plan so far");
    }
    String bound =
        progress.bound() == Double.NEGATIVE_INFINITY
            ? ""
            : ", bound "
                + number((long) Math.ceil(progress.bound() - 1e-6))
                + ", room at most "
                + String.format(Locale.ROOT, "%.1f", 100 * progress.gap())
                + " %";
    return "Best so far: cost " + number(progress.cost().getAsLong()) + bound;
  }

  private static String cost(PlanDocument plan) {
    return "cost " + number(plan.cost().total());
  }

  private static String number(long value) {
    return String.format(Locale.UK, "%,d", value);
  }
}
