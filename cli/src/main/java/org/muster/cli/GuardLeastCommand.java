package org.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.guard.GuardLeast;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.engine.duty.portfolio.PortfolioSolver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster guard least`: how many people the posts need at least.
@Command(
    name = "least",
    mixinStandardHelpOptions = true,
    description = "Says how many people the posts need at least, and proves it.")
final class GuardLeastCommand implements Callable<Integer> {
  private static final double NANOS = 1e9;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "PROBLEM", description = "a guard problem")
  private @Nullable Path path;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "answer within so many seconds (${DEFAULT-VALUE})")
  private double seconds;

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "threads to work with (${DEFAULT-VALUE})")
  private int threads;

  @Override
  public Integer call() {
    PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
    if (!(seconds > 0) || threads < 1) {
      throw LimitOptions.refused(
          "--seconds " + seconds + " --threads " + threads, "numbers above 0");
    }
    GuardProblem problem = GuardFiles.problem(Objects.requireNonNull(path));
    long began = System.nanoTime();
    SolveLimits limits =
        new SolveLimits(
            SolveLimits.UNLIMITED,
            threads,
            1,
            () -> (System.nanoTime() - began) / NANOS >= seconds,
            Optional.empty());
    GuardLeast.Answer answer = GuardLeast.of(problem, new PortfolioSolver(), limits);
    if (answer.never().isPresent()) {
      print.println("No number of people is enough. " + answer.never().get() + ".");
      print.println("least=none enough=none");
      print.flush();
      return MusterCommand.OK;
    }
    GuardLeast.Floor floor = answer.because();
    print.println(
        floor.tours()
            + " tours begin in the "
            + (floor.untilDay() - floor.fromDay())
            + " days from "
            + problem.start().plusDays(floor.fromDay())
            + "; a person may begin "
            + floor.each()
            + " of them, so that it takes "
            + floor.people()
            + ".");
    if (answer.atLeast() > answer.counted()) {
      print.println(
          "With fewer than "
              + answer.atLeast()
              + " a seat stays empty in every roster, as the engine proves.");
    }
    answer
        .enough()
        .ifPresent(
            enough ->
                print.println(
                    enough
                        + " are enough, always there and fit for all: "
                        + answer.force().entrySet().stream()
                            .map(entry -> entry.getKey() + " " + entry.getValue())
                            .collect(Collectors.joining(", "))
                        + "."));
    print.println("The force has " + problem.people().size() + ".");
    print.printf(
        Locale.ROOT,
        "least=%d enough=%s%n",
        answer.atLeast(),
        answer.enough().map(String::valueOf).orElse("open"));
    print.flush();
    return MusterCommand.OK;
  }
}
