package org.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.muster.engine.lift.LiftChecker;
import org.muster.engine.lift.LiftFormat;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.LiftReview;
import org.muster.engine.lift.plan.LiftLimits;
import org.muster.engine.lift.plan.LiftPlanner;
import org.muster.engine.lift.plan.LiftProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster lift solve`.
@Command(
    name = "solve",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a plan, and proves how good it is.",
      "With --steps the seconds do not count."
    })
final class LiftSolveCommand implements Callable<Integer> {
  private static final double NANOS = 1e9;

  private static final long MOST_WAIT_SECONDS = 10;

  /// What is kept back of the seconds for proving, checking and writing: a second and more by the
  /// size of the lift, and at most a part of all.
  private static final double PARTIES_A_SECOND = 5000;

  private static final double KEPT_BACK = 0.15;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "PROBLEM", description = "a lift problem, as JSON")
  private @Nullable Path path;

  @Mixin private LimitOptions limits = new LimitOptions();

  @Option(names = "--start", description = "a plan to start from")
  private @Nullable Path start;

  @Option(names = "--out", required = true, description = "where the plan goes, as JSON")
  private @Nullable Path out;

  @Option(names = "--quiet", description = "print the last line only")
  private boolean quiet;

  @Override
  public Integer call() {
    PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
    limits.require();
    RosterFiles.requireWritable(Objects.requireNonNull(out));
    try (Interrupt interrupt = Interrupt.listen(MOST_WAIT_SECONDS)) {
      return solve(print, interrupt);
    }
  }

  private Integer solve(PrintWriter print, Interrupt interrupt) {
    long began = System.nanoTime();
    Path target = Objects.requireNonNull(out);
    LiftProblem problem = LiftFiles.problem(Objects.requireNonNull(path));
    Optional<LiftPlan> first =
        Optional.ofNullable(start).map(plan -> LiftFiles.lawful(problem, plan));
    double planning =
        limits.seconds()
            - Math.min(
                1 + problem.parties().size() / PARTIES_A_SECOND, limits.seconds() * KEPT_BACK);
    LiftLimits within = limits.ofLift(interrupt::isPressed, began, planning, first);
    Told told = new Told(quiet ? null : print, target, () -> (System.nanoTime() - began) / NANOS);
    LiftPlan plan = LiftPlanner.plan(problem, within, told);
    CompletableFuture<String> text = CompletableFuture.supplyAsync(() -> LiftFormat.write(plan));
    LiftReview review = LiftChecker.check(problem, plan);
    if (!review.lawful()) {
      throw new IllegalStateException("The checker does not agree: " + review.findings());
    }
    told.write(text.join());
    if (!quiet) {
      print.println(LiftCommand.gap(problem, plan, review));
    }
    print.println(LiftCommand.summary(plan, review, (System.nanoTime() - began) / NANOS));
    print.flush();
    return MusterCommand.OK;
  }

  /// Prints progress, at most twice a second and at each change of phase, and keeps the best plan
  /// with the best bound in the file, so that even a run that is killed leaves them.
  static final class Told implements LiftProgress.Listener {
    private static final double SECONDS_BETWEEN_WRITES = 5;

    private final @Nullable PrintWriter print;
    private final Path target;
    private final DoubleSupplier clock;
    private double lastTold = Double.NEGATIVE_INFINITY;
    private double lastWritten = Double.NEGATIVE_INFINITY;
    private double writtenCost = Double.POSITIVE_INFINITY;
    private double writtenBound = Double.NEGATIVE_INFINITY;
    private String phase = "";

    /// @param clock seconds since it began
    Told(@Nullable PrintWriter print, Path target, DoubleSupplier clock) {
      this.print = print;
      this.target = target;
      this.clock = clock;
    }

    synchronized void write(String plan) {
      LiftFiles.replace(target, plan);
    }

    @Override
    public synchronized void progressed(LiftProgress progress) {
      double now = clock.getAsDouble();
      boolean better = progress.cost() < writtenCost || progress.bound() > writtenBound;
      if (better && now >= lastWritten + SECONDS_BETWEEN_WRITES) {
        lastWritten = now;
        writtenCost = progress.cost();
        writtenBound = progress.bound();
        write(LiftFormat.write(progress.best().get()));
      }
      if (print == null || (progress.phase().equals(phase) && now < lastTold + 0.5)) {
        return;
      }
      lastTold = now;
      phase = progress.phase();
      print.printf(
          Locale.ROOT,
          "%.1f s %s cost=%.1f bound=%.1f gap=%.2f%%%n",
          now,
          phase,
          progress.cost(),
          progress.bound(),
          100 * LiftProgress.gap(progress.cost(), progress.bound()));
      print.flush();
    }
  }
}
