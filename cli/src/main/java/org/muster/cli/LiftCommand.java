package org.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.engine.lift.LiftChecker;
import org.muster.engine.lift.LiftDraw;
import org.muster.engine.lift.LiftFormat;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftPrices;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftProof;
import org.muster.engine.lift.LiftReview;
import org.muster.engine.lift.plan.LiftGap;
import org.muster.engine.lift.plan.LiftProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster lift`: people through gates, onto flights and into safe havens.
@Command(
    name = "lift",
    mixinStandardHelpOptions = true,
    description = "Plans and checks a lift of people by air.",
    subcommands = {
      LiftSolveCommand.class,
      LiftCommand.Check.class,
      LiftExplainCommand.class,
      LiftReplanCommand.class,
      LiftCommand.Draw.class
    })
final class LiftCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Objects.requireNonNull(spec).commandLine().usage(spec.commandLine().getErr());
    return MusterCommand.USAGE;
  }

  /// What could still be saved at most, in two parts and as one.
  static String gap(LiftProblem problem, LiftPlan plan, LiftReview review) {
    LiftGap gap = LiftGap.of(problem, review, plan.bound().orElse(0));
    return String.format(
        Locale.ROOT,
        "Gap: %.1f left behind beyond the proven least, %.1f delay beyond its bound, %.1f together.",
        gap.left(),
        gap.delay(),
        gap.together());
  }

  /// `cost=… bound=… gap=…% left=… flights=… seconds=…`; left counts people.
  static String summary(LiftPlan plan, LiftReview review, double seconds) {
    double bound = plan.bound().orElse(0);
    return String.format(
        Locale.ROOT,
        "cost=%.1f bound=%.1f gap=%.2f%% left=%d flights=%d seconds=%.1f",
        review.cost(),
        bound,
        100 * LiftProgress.gap(review.cost(), bound),
        review.leftPeople(),
        plan.flights().size(),
        seconds);
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Checks a plan rule by rule, counts its cost and proves its bound again.")
  static final class Check implements Callable<Integer> {
    private static final double NANOS = 1e9;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROBLEM", description = "a lift problem, as JSON")
    private @Nullable Path problem;

    @Parameters(index = "1", paramLabel = "PLAN", description = "a plan for it, as JSON")
    private @Nullable Path plan;

    @Override
    public Integer call() {
      long began = System.nanoTime();
      PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
      LiftProblem read = LiftFiles.problem(Objects.requireNonNull(problem));
      LiftPlan given = LiftFiles.plan(read, Objects.requireNonNull(plan));
      LiftReview review = LiftChecker.check(read, given);
      review.findings().forEach(print::println);
      print.println(
          review.lawful() ? "No rule is broken." : review.findings().size() + " breaches.");
      print.printf(
          Locale.ROOT,
          "delay=%.1f left-behind=%.1f parties-left=%d people-left=%d%n",
          review.delay(),
          review.leftBehind(),
          review.leftParties(),
          review.leftPeople());
      double claimed = given.bound().orElse(0);
      boolean proven = true;
      Optional<LiftPrices> prices = LiftFiles.prices(read, given);
      if (prices.isEmpty()) {
        print.println("The plan carries no prices: its bound is the solver's.");
      } else {
        double bound = LiftProof.prove(read, prices.get());
        proven = LiftProof.holds(claimed, bound);
        print.printf(Locale.ROOT, "claimed bound=%.3f proven bound=%.3f%n", claimed, bound);
        print.println(
            proven ? "The bound is proven again." : "The proof gives less than was claimed.");
      }
      print.println(gap(read, given, review));
      print.println(summary(given, review, (System.nanoTime() - began) / NANOS));
      print.flush();
      return review.lawful() && proven ? MusterCommand.OK : MusterCommand.NO;
    }
  }

  @Command(
      name = "draw",
      mixinStandardHelpOptions = true,
      description = "Draws an illustrative lift problem by seed.")
  static final class Draw implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(
        names = "--shape",
        defaultValue = "small",
        description =
            "${COMPLETION-CANDIDATES}; by turns of the seed gates, seats or stands are scarce"
                + " (${DEFAULT-VALUE})")
    private LiftDraw.Shape shape = LiftDraw.Shape.SMALL;

    @Option(names = "--seed", defaultValue = "1", description = "of the draw (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--out", required = true, description = "where the problem goes, as JSON")
    private @Nullable Path out;

    @Override
    public Integer call() {
      PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
      Path target = Objects.requireNonNull(out);
      RosterFiles.requireWritable(target);
      LiftProblem problem = LiftDraw.of(shape, seed);
      LiftFiles.replace(target, LiftFormat.write(problem));
      print.printf(
          Locale.ROOT,
          "parties=%d people=%d aircraft=%d illustrative%n",
          problem.parties().size(),
          problem.parties().stream().mapToInt(party -> party.people()).sum(),
          problem.fleet().size());
      print.flush();
      return MusterCommand.OK;
    }
  }
}
