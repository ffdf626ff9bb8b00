package org.muster.server.operate.evacuation;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.muster.engine.lift.plan.LiftProgress;
import org.muster.operate.evacuation.lift.LiftRuns;
import org.muster.thread.DateWords;

/// How a search for a lift stands, in words.
///
/// @param draft of the best so far, once there is one
/// @param over why nothing came of it; empty while it goes on
public record LiftRunning(String words, int percent, OptionalInt draft, String over) {
  /// Nothing where it ended well: what came of it is the page.
  static Optional<LiftRunning> of(LiftRuns.Run run) {
    if (run.isOver()) {
      return run.trouble().map(no -> new LiftRunning("", 100, OptionalInt.empty(), no.why()));
    }
    String best =
        run.progress()
            .filter(p -> p.cost() < Double.POSITIVE_INFINITY)
            .map(LiftRunning::words)
            .orElse(run.isAgain() ? "keeping what was promised" : "looking for a first plan");
    return Optional.of(
        new LiftRunning(
            best
                + (run.left() == 0 && run.number().isPresent()
                    ? "; its time is up, and what more of the scarcest would save is sought"
                    : ", " + DateWords.count(run.left(), "second") + " left"),
            (int) (100 * (run.seconds() - run.left()) / Math.max(1, run.seconds())),
            run.number(),
            ""));
  }

  private static String words(LiftProgress progress) {
    return String.format(
        Locale.UK,
        "best so far %,.0f h, proven bound %,.0f h, at most %.1f %% to gain",
        progress.cost(),
        progress.bound(),
        100 * LiftProgress.gap(progress.cost(), progress.bound()));
  }
}
