package org.muster.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.guard.GuardCost;
import org.muster.engine.duty.guard.GuardFormat;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.engine.duty.guard.GuardReasons;
import org.muster.engine.duty.guard.GuardReview;

/// What the guard commands say.
final class GuardWords {
  private GuardWords() {}

  /// `posts=… uncovered=… cost=… bound=… gap=…% checked`; uncovered are turns on a seat. Where
  /// nothing proves a bound, `bound=- gap=-`.
  ///
  /// @param bound minus infinity where none is known
  static String summary(GuardProblem problem, GuardReview review, double bound) {
    long cost = review.cost().total();
    if (bound == Double.NEGATIVE_INFINITY) {
      return "posts=%d uncovered=%d cost=%d bound=- gap=- checked"
          .formatted(problem.posts().size(), review.gaps().size(), cost);
    }
    double proven = Math.clamp(bound, 0, cost);
    return String.format(
        Locale.ROOT,
        "posts=%d uncovered=%d cost=%d bound=%d gap=%.2f%% checked",
        problem.posts().size(),
        review.gaps().size(),
        cost,
        (long) Math.ceil(proven - 1e-6),
        100 * Progress.gap(cost, proven));
  }

  /// The cost, term by term.
  static String terms(GuardCost cost) {
    return "uncovered="
        + cost.uncovered()
        + " hours="
        + cost.hours()
        + " wishes="
        + cost.wishes()
        + " fairness="
        + cost.fairness()
        + " handing="
        + cost.handing()
        + " shares="
        + cost.shares()
        + " change="
        + cost.change();
  }

  static String time(GuardProblem problem, int hour) {
    return GuardFormat.time(problem, hour);
  }

  /// What it takes that somebody stands somewhere.
  static String reason(GuardProblem problem, GuardReasons.Reason reason) {
    if (reason.holds()) {
      return reason.person() + ": stands there.";
    }
    if (reason.broken().isEmpty()) {
      return reason.person() + ": may; the roster costs " + more(reason.extraCost()) + ".";
    }
    String rules =
        reason.broken().stream()
            .collect(
                Collectors.toMap(
                    finding -> finding.rule().id(),
                    finding ->
                        finding.rule().breach()
                            + " ("
                            + finding.about()
                            + ": "
                            + finding.found()
                            + ")",
                    (one, other) -> one,
                    java.util.LinkedHashMap::new))
            .entrySet()
            .stream()
            .map(entry -> entry.getKey() + ", " + entry.getValue())
            .collect(Collectors.joining("; "));
    String mended =
        reason.givenUp().isEmpty()
            ? ""
            : " Without the tour of "
                + times(problem, reason.givenUp())
                + ": may; the roster costs "
                + more(reason.extraCost())
                + ".";
    return reason.person() + ": " + rules + "." + mended;
  }

  private static String times(GuardProblem problem, List<Integer> hours) {
    return hours.stream().map(hour -> time(problem, hour)).collect(Collectors.joining(" and "));
  }

  static String more(long cost) {
    return cost == 0 ? "the same" : Math.abs(cost) + (cost > 0 ? " more" : " less");
  }
}
