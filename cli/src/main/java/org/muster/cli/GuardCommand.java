package org.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.certificate.Certificate;
import org.muster.engine.duty.guard.Gap;
import org.muster.engine.duty.guard.GuardChecker;
import org.muster.engine.duty.guard.GuardCompiler;
import org.muster.engine.duty.guard.GuardDraw;
import org.muster.engine.duty.guard.GuardFormat;
import org.muster.engine.duty.guard.GuardPlan;
import org.muster.engine.duty.guard.GuardPlanner;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.engine.duty.guard.GuardReasons;
import org.muster.engine.duty.guard.GuardReview;
import org.muster.engine.duty.guard.GuardRoster;
import org.muster.engine.duty.guard.RosterFormat;
import org.muster.engine.duty.portfolio.PortfolioSolver;
import org.muster.store.Trouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster guard`: rosters of a guard that stands day and night.
@Command(
    name = "guard",
    mixinStandardHelpOptions = true,
    description = "Plans, checks and explains the roster of a guard.",
    subcommands = {
      GuardCommand.Plan.class,
      GuardCommand.Check.class,
      GuardExplainCommand.class,
      GuardReplaceCommand.class,
      GuardLeastCommand.class,
      GuardCommand.Draw.class
    })
final class GuardCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Objects.requireNonNull(spec).commandLine().usage(spec.commandLine().getErr());
    return MusterCommand.USAGE;
  }

  private static final double NANOS = 1e9;

  /// What is kept back of the seconds for handing out and checking, at most and as a part of all.
  private static final double MOST_KEPT_BACK = 6;

  private static final double KEPT_BACK = 0.1;

  /// Gaps that are explained; the rest are counted.
  private static final int EXPLAINED = 20;

  @Command(
      name = "plan",
      mixinStandardHelpOptions = true,
      description = "Makes a roster, says why a seat stays empty, and proves how good it is.")
  static final class Plan implements Callable<Integer> {
    private static final long MOST_WAIT_SECONDS = 15;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PROBLEM", description = "a guard problem: a file, or its folder")
    private @Nullable Path path;

    @Mixin private LimitOptions limits = new LimitOptions();

    @Option(
        names = "--published",
        description = "a roster that was published, to be changed as little as may be")
    private @Nullable Path published;

    @Option(names = "--out", required = true, description = "where the roster goes, as CSV")
    private @Nullable Path out;

    @Option(names = "--certificate", description = "where the proof of the bound goes")
    private @Nullable Path certificate;

    @Option(names = "--quiet", description = "print the last line only")
    private boolean quiet;

    @Override
    public Integer call() {
      PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
      limits.require();
      RosterFiles.requireWritable(Objects.requireNonNull(out));
      if (certificate != null) {
        RosterFiles.requireWritable(certificate);
      }
      try (Interrupt interrupt = Interrupt.listen(MOST_WAIT_SECONDS)) {
        return plan(print, interrupt);
      }
    }

    private Integer plan(PrintWriter print, Interrupt interrupt) {
      long began = System.nanoTime();
      GuardProblem read = GuardFiles.problem(Objects.requireNonNull(path));
      GuardProblem problem =
          published == null ? read : read.publishing(GuardFiles.roster(read, published));
      if (!quiet) {
        GuardFormat.doubts(problem).forEach(print::println);
        print.flush();
      }
      double solving = limits.seconds() - Math.min(MOST_KEPT_BACK, limits.seconds() * KEPT_BACK);
      SolveLimits within =
          new SolveLimits(
              limits.steps(),
              limits.threads(),
              limits.seed(),
              () -> interrupt.isPressed() || (System.nanoTime() - began) / NANOS >= solving,
              Optional.empty());
      GuardPlan plan =
          new GuardPlanner(new PortfolioSolver())
              .plan(problem, within, quiet ? p -> {} : new Told(print, began));
      GuardReview review = plan.review();
      RosterFiles.write(
          Objects.requireNonNull(out), RosterFormat.write(problem, plan.roster(), review.gaps()));
      if (certificate != null) {
        RosterFiles.write(
            certificate, plan.certificate().write(GuardCompiler.compile(problem).dutyProblem()));
      }
      if (!quiet) {
        explain(problem, plan.roster(), review.gaps(), print);
        print.println(GuardWords.terms(review.cost()));
      }
      print.println(GuardWords.summary(problem, review, plan.bound()));
      print.flush();
      return MusterCommand.OK;
    }

    /// For the first gaps, who comes nearest and what is in the way.
    private static void explain(
        GuardProblem problem, GuardRoster roster, List<Gap> gaps, PrintWriter print) {
      if (gaps.isEmpty()) {
        return;
      }
      GuardReasons reasons = new GuardReasons(problem, roster);
      for (Gap gap : gaps.subList(0, Math.min(EXPLAINED, gaps.size()))) {
        List<GuardReasons.Reason> nearest =
            reasons.all(new GuardReasons.Cell(gap.post(), gap.seat(), gap.from()));
        print.println(
            "Empty: "
                + gap.post()
                + ", seat "
                + (gap.seat() + 1)
                + ", "
                + GuardWords.time(problem, gap.from())
                + (nearest.isEmpty()
                    ? ". There is nobody."
                    : ". Nearest: " + GuardWords.reason(problem, nearest.getFirst())));
      }
      if (gaps.size() > EXPLAINED) {
        print.println(
            "And "
                + (gaps.size() - EXPLAINED)
                + " more turns; muster guard explain tells of each.");
      }
    }
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Checks a roster rule by rule, and with --certificate proves its bound again.")
  static final class Check implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROBLEM", description = "a guard problem")
    private @Nullable Path path;

    @Parameters(index = "1", paramLabel = "ROSTER", description = "the roster, as CSV")
    private @Nullable Path roster;

    @Option(names = "--certificate", description = "proves this bound again, by a second pricer")
    private @Nullable Path certificate;

    @Option(
        names = "--labels",
        defaultValue = "3000000",
        description = "labels of the second pricer before it leaves out a rule (${DEFAULT-VALUE})")
    private int labels;

    @Override
    public Integer call() {
      PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
      GuardProblem problem = GuardFiles.problem(Objects.requireNonNull(path));
      GuardRoster read = GuardFiles.roster(problem, Objects.requireNonNull(roster));
      GuardReview review = GuardChecker.check(problem, read);
      review.findings().forEach(print::println);
      print.println(
          review.findings().isEmpty()
              ? "No rule is broken."
              : review.findings().size() + " breaches.");
      print.println(GuardWords.terms(review.cost()));
      double bound = Double.NEGATIVE_INFINITY;
      boolean proven = true;
      if (certificate != null) {
        GuardCompiler compiled = GuardCompiler.compile(problem);
        Certificate claim =
            RosterFiles.parsed(
                certificate,
                (source, text) -> Certificate.read(source, text, compiled.dutyProblem()));
        Certificate.Proven proof = claim.prove(compiled.dutyProblem(), labels);
        bound = proof.bound();
        print.printf(
            Locale.ROOT, "claimed bound=%.3f proven bound=%.3f%n", claim.bound(), proof.bound());
        print.println(
            proof.relaxed().isEmpty()
                ? "No rule was left out."
                : "Left out to stay tractable: " + String.join(", ", proof.relaxed()));
        proven = Math.ceil(proof.bound() - 1e-3) >= Math.ceil(claim.bound() - 1e-3);
        print.println(
            proven ? "The bound is proven again." : "The proof gives less than was claimed.");
      }
      if (review.findings().isEmpty()) {
        print.println(GuardWords.summary(problem, review, bound));
      }
      print.flush();
      return review.findings().isEmpty() && proven ? MusterCommand.OK : MusterCommand.NO;
    }
  }

  @Command(
      name = "draw",
      mixinStandardHelpOptions = true,
      description = "Draws an illustrative guard problem by seed.")
  static final class Draw implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(
        names = "--people",
        defaultValue = "120",
        description = "at least 20 (${DEFAULT-VALUE})")
    private int people;

    @Option(names = "--posts", defaultValue = "30", description = "at least 10 (${DEFAULT-VALUE})")
    private int posts;

    @Option(names = "--days", defaultValue = "28", description = "of the roster (${DEFAULT-VALUE})")
    private int days;

    @Option(names = "--seed", defaultValue = "1", description = "of the draw (${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--out", required = true, description = "where the problem goes, as JSON")
    private @Nullable Path out;

    @Override
    public Integer call() {
      PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
      RosterFiles.requireWritable(Objects.requireNonNull(out));
      GuardProblem problem;
      try {
        problem = GuardDraw.of(people, posts, days, seed);
      } catch (IllegalArgumentException e) {
        throw new Trouble(Trouble.Code.REFUSED, String.valueOf(e.getMessage()), e);
      }
      RosterFiles.write(out, GuardFormat.write(problem));
      print.println("posts=" + posts + " people=" + people + " days=" + days + " illustrative");
      print.flush();
      return MusterCommand.OK;
    }
  }

  /// Prints progress, at most twice a second and at each change of phase.
  private static final class Told implements Progress.Listener {
    private final PrintWriter print;
    private final long began;
    private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);
    private String phase = "";

    Told(PrintWriter print, long began) {
      this.print = print;
      this.began = began;
    }

    @Override
    public synchronized void progressed(Progress progress) {
      long now = System.nanoTime() - began;
      if (progress.phase().equals(phase) && now - last.get() < NANOS / 2) {
        return;
      }
      phase = progress.phase();
      last.set(now);
      print.printf(
          Locale.ROOT,
          "%.1f s %s cost=%s bound=%s%n",
          now / NANOS,
          phase,
          progress.cost().isPresent() ? Long.toString(progress.cost().getAsLong()) : "-",
          progress.bound() == Double.NEGATIVE_INFINITY
              ? "-"
              : String.format(Locale.ROOT, "%.0f", Math.ceil(progress.bound() - 1e-6)));
      print.flush();
    }
  }
}
