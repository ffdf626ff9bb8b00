package org.muster.generate;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import org.muster.engine.duty.Progress;

/// How a run stands, as a line of text.
public final class RunText {
  private RunText() {}

  /// `   12.0 s  neighbourhoods  cost 64597  bound 27573  gap 57.3 %`.
  public static String line(PlanRun.State state, Duration elapsed) {
    String said =
        switch (state) {
          case PlanRun.State.Reading reading -> "reading the case";
          case PlanRun.State.Searching searching -> searching(searching.progress());
          case PlanRun.State.Explaining explaining ->
              counted("reasons of gaps", explaining.done(), explaining.of(), explaining.plan());
          case PlanRun.State.Remedying remedying ->
              counted("remedies of gaps", remedying.done(), remedying.of(), remedying.plan());
          case PlanRun.State.Done done -> "done" + figures(done.plan());
          case PlanRun.State.Nothing nothing -> "no plan: " + why(nothing.why());
          case PlanRun.State.Failed failed -> "broken off: " + failed.why();
        };
    return String.format(Locale.ROOT, "%7.1f s  %s", elapsed.toNanos() / 1e9, said);
  }

  /// Why there is no plan, in a sentence.
  public static String why(NoPlan why) {
    return switch (why) {
      case NOTHING_ASKED ->
          "There is nothing to plan: the case has no requirement lines and no staff posts"
              + " on its horizon.";
      case SETTLED_BREAKS -> "There is no plan: the fixed tours break each other's rules.";
      case NONE_IN_TIME -> "No plan was found in the time. Give it more with --seconds.";
    };
  }

  private static String searching(Progress progress) {
    OptionalLong cost = progress.cost();
    return String.format(
        Locale.ROOT,
        "%-15s cost %s  bound %s  gap %s",
        progress.phase(),
        cost.isPresent() ? Long.toString(cost.getAsLong()) : "-",
        progress.bound() == Double.NEGATIVE_INFINITY
            ? "-"
            : Long.toString((long) Math.ceil(Math.max(0, progress.bound()) - 1e-6)),
        Double.isInfinite(progress.gap())
            ? "-"
            : String.format(Locale.ROOT, "%.1f %%", 100 * progress.gap()));
  }

  private static String counted(String what, int done, int of, PlanDocument plan) {
    return what + " " + done + " of " + of + figures(plan);
  }

  private static String figures(PlanDocument plan) {
    return String.format(
        Locale.ROOT,
        "  cost %d  bound %d  gap %.1f %%",
        plan.cost().total(),
        plan.bound(),
        plan.gapPercent());
  }
}
