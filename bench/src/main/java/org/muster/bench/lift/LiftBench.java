package org.muster.bench.lift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.muster.engine.lift.LiftChecker;
import org.muster.engine.lift.LiftFormat;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftReview;
import org.muster.engine.lift.plan.LiftLimits;
import org.muster.engine.lift.plan.LiftPlanner;
import org.muster.engine.lift.plan.LiftProgress;

/// A peer on a lift problem, its plan through the checker. Prints one line.
public final class LiftBench {
  private static final double NANOS = 1e9;

  private LiftBench() {}

  /// Arguments: the problem's file, seconds, and greedy, greedy-refilled or cp-sat.
  public static void main(String[] args) throws IOException {
    LiftProblem problem = LiftFormat.readProblem(args[0], Files.readString(Path.of(args[0])));
    double seconds = Double.parseDouble(args[1]);
    long began = System.nanoTime();
    Optional<LiftPlan> plan =
        switch (args[2]) {
          // The planner's first plan, before it searches, and that filled again and again.
          case "greedy" -> Optional.of(within(problem, 0));
          case "greedy-refilled" -> Optional.of(within(problem, 1));
          case "cp-sat" -> CpSatLift.solve(problem, seconds, 2, 1);
          default -> throw new IllegalArgumentException("No planner " + args[2]);
        };
    double took = (System.nanoTime() - began) / NANOS;
    if (plan.isEmpty()) {
      System.out.println(args[2] + ": no plan");
      return;
    }
    LiftReview review = LiftChecker.check(problem, plan.get());
    System.out.printf(
        Locale.ROOT,
        "%s: findings=%d cost=%.1f left=%d flights=%d seconds=%.1f%n",
        args[2],
        review.findings().size(),
        review.cost(),
        review.leftPeople(),
        plan.get().flights().size(),
        took);
  }

  private static LiftPlan within(LiftProblem problem, long steps) {
    return LiftPlanner.plan(problem, LiftLimits.ofSteps(steps, 1), LiftProgress.Listener.SILENT);
  }
}
