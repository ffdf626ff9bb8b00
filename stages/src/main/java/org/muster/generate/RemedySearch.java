package org.muster.generate;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.muster.engine.duty.DutyPlan;
import org.muster.engine.duty.DutyProblem;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.DutySolver;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.tour.CompiledTours;
import org.muster.engine.duty.tour.Gap;
import org.muster.engine.duty.tour.TourPlan;
import org.muster.engine.duty.tour.TourReasons;
import org.muster.engine.duty.tour.TourRemedies;

/// Looks for what closes the gaps of one plan, within the time and the steps that it is given for
/// all of them.
final class RemedySearch {
  /// Steps of each run that plans again.
  private static final long REPLAN_STEPS = 200;

  /// Steps of all runs for the gaps of one plan.
  private static final long ALL_STEPS = 10_000;

  private static final int MOST_TRIALS = 120;

  private final DutySolver again;
  private final long seed;
  private final BooleanSupplier over;
  private final TourRemedies remedies;
  private long stepsLeft = ALL_STEPS;

  /// Of these, those of the gaps after the one looked at.
  private long stepsKept;

  /// Whether the search for the gap looked at has to end.
  private BooleanSupplier gapOver;

  /// @param over whether the time for remedies is up
  RemedySearch(
      PlanningCase planning,
      CompiledTours compiled,
      TourPlan plan,
      PlanRequest request,
      BooleanSupplier over) {
    this.again = request.solver().again();
    this.seed = request.seed();
    this.over = over;
    this.gapOver = over;
    this.remedies =
        new TourRemedies(
            planning.problem(), plan, planning.remedyPrices(), MOST_TRIALS, this::solveAgain);
  }

  boolean hasStepsLeft() {
    return stepsLeft > 0;
  }

  /// An explained gap with what was found for it.
  ///
  /// @param gapsLeft among how many gaps, this one among them, the steps left are shared
  /// @param shareUsed whether this gap has had its share of the time
  PlanDocument.OpenGap remedied(
      DocumentWriter writer,
      PlanDocument.OpenGap explained,
      Gap gap,
      TourReasons reasons,
      int gapsLeft,
      BooleanSupplier shareUsed) {
    stepsKept = stepsLeft - Math.ceilDiv(stepsLeft, gapsLeft);
    gapOver = () -> stepsLeft <= stepsKept || shareUsed.getAsBoolean() || over.getAsBoolean();
    return writer.remedied(explained, gap, remedies.search(gap, reasons.explain(gap), gapOver));
  }

  /// Solves again within what is left; without any, nothing is found and nothing proven.
  private DutySolution solveAgain(DutyProblem changed, Optional<DutyPlan> start, double enough) {
    if (gapOver.getAsBoolean()) {
      return new DutySolution(
          Optional.empty(), Optional.empty(), Double.NEGATIVE_INFINITY, Optional.empty(), false);
    }
    AtomicBoolean proven = new AtomicBoolean();
    AtomicLong taken = new AtomicLong();
    DutySolution solution =
        again.solve(
            changed,
            new SolveLimits(
                Math.min(REPLAN_STEPS, stepsLeft - stepsKept),
                1,
                seed,
                () -> proven.get() || gapOver.getAsBoolean(),
                start),
            progress -> {
              taken.set(progress.steps());
              proven.set(proven.get() || progress.bound() >= enough);
            });
    stepsLeft -= Math.max(1, taken.get());
    return solution;
  }
}
