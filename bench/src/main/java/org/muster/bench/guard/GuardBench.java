package org.muster.bench.guard;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.muster.bench.guard.timefold.TimefoldGuard;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.guard.GuardChecker;
import org.muster.engine.duty.guard.GuardDraw;
import org.muster.engine.duty.guard.GuardDuties;
import org.muster.engine.duty.guard.GuardPlan;
import org.muster.engine.duty.guard.GuardPlanner;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.engine.duty.guard.GuardReasons;
import org.muster.engine.duty.guard.GuardReview;
import org.muster.engine.duty.portfolio.PortfolioSolver;

/// The engine, CP-SAT and Timefold on drawn guard problems, with equal threads and equal processor
/// time, each roster through the checker. Prints a line of CSV for each.
public final class GuardBench {
  /// What the engine keeps back of its seconds for handing out and checking, as its command does.
  private static final double KEPT_BACK = 0.1;

  private static final double MOST_KEPT_BACK = 6;

  private GuardBench() {}

  /// Arguments: people, posts, days, seed, seconds, threads, then names of solvers: muster, cp-sat,
  /// timefold.
  public static void main(String[] args) {
    int people = Integer.parseInt(args[0]);
    int posts = Integer.parseInt(args[1]);
    int days = Integer.parseInt(args[2]);
    long seed = Long.parseLong(args[3]);
    double seconds = Double.parseDouble(args[4]);
    int threads = Integer.parseInt(args[5]);
    GuardProblem problem = GuardDraw.of(people, posts, days, seed);
    System.out.println(
        "people,posts,solver,seconds,findings,cost,bound,gap,gaps,unexplained,terms");
    for (int i = 6; i < args.length; i++) {
      System.out.println(
          people
              + ","
              + posts
              + ","
              + args[i]
              + ","
              + (args[i].equals("muster")
                  ? engine(problem, seconds, threads)
                  : peer(problem, args[i], seconds, threads)));
    }
  }

  private static String engine(GuardProblem problem, double seconds, int threads) {
    double solving = seconds - Math.min(MOST_KEPT_BACK, KEPT_BACK * seconds);
    long began = processorNanos();
    GuardPlan plan =
        new GuardPlanner(new PortfolioSolver())
            .plan(problem, SolveLimits.until(stop(began, solving, threads), threads, 1), p -> {});
    double took = passed(began, threads);
    GuardReview review = plan.review();
    // A gap is explained where for everybody a rule is told that is in the way.
    GuardReasons reasons = new GuardReasons(problem, plan.roster());
    long unexplained =
        review.gaps().stream()
            .filter(
                gap ->
                    reasons.all(new GuardReasons.Cell(gap.post(), gap.seat(), gap.from())).stream()
                        .anyMatch(reason -> reason.broken().isEmpty()))
            .count();
    return line(took, review, plan.bound(), unexplained);
  }

  private static String peer(GuardProblem problem, String name, double seconds, int threads) {
    GuardPeer peer =
        switch (name) {
          case "cp-sat" -> new CpSatGuard();
          case "timefold" -> new TimefoldGuard();
          default -> throw new IllegalArgumentException("No solver " + name);
        };
    long began = processorNanos();
    GuardDuties duties = new GuardDuties(problem);
    GuardPeer.Answer answer = peer.solve(duties, threads, 1, stop(began, seconds, threads));
    double took = passed(began, threads);
    return answer
        .rows()
        .map(
            rows ->
                line(took, GuardChecker.check(problem, duties.roster(rows)), answer.bound(), -1))
        .orElse(String.format(Locale.ROOT, "%.1f,,,%.0f,,,,no roster", took, answer.bound()));
  }

  private static String line(double took, GuardReview review, double bound, long unexplained) {
    long cost = review.cost().total();
    return String.format(
        Locale.ROOT,
        "%.1f,%d,%d,%.0f,%.2f,%d,%s,%s",
        took,
        review.findings().size(),
        cost,
        bound,
        100 * Progress.gap(cost, bound),
        review.gaps().size(),
        unexplained < 0 ? "" : Long.toString(unexplained),
        review.cost().toString().replace(", ", " "));
  }

  private static BooleanSupplier stop(long began, double seconds, int threads) {
    return () -> passed(began, threads) >= seconds;
  }

  private static double passed(long began, int threads) {
    return (processorNanos() - began) / 1e9 / threads;
  }

  /// The processor time of this process, so that what else runs on the machine does not count.
  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
