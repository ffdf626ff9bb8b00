package org.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.DutySolution;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.SolveLimits;
import org.muster.engine.duty.certificate.Certificate;
import org.muster.engine.duty.portfolio.PortfolioSolver;
import org.muster.engine.duty.shift.Roster;
import org.muster.engine.duty.shift.RosterFormat;
import org.muster.engine.duty.shift.RosterReview;
import org.muster.engine.duty.shift.ShiftChecker;
import org.muster.engine.duty.shift.ShiftCompiler;
import org.muster.engine.duty.shift.ShiftConflicts;
import org.muster.engine.duty.shift.ShiftProblem;
import org.muster.engine.duty.shift.ShiftReasons;
import org.muster.store.Trouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster roster`: rosters of people over days, in the public text format.
@Command(
    name = "roster",
    mixinStandardHelpOptions = true,
    description = "Solves, checks and explains rosters of people over days.",
    subcommands = {
      RosterCommand.Solve.class,
      RosterCommand.Check.class,
      RosterCommand.Explain.class,
      RosterBenchCommand.class
    })
final class RosterCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Objects.requireNonNull(spec).commandLine().usage(spec.commandLine().getErr());
    return MusterCommand.USAGE;
  }

  private static final double NANOS = 1e9;

  /// `cost=… bound=… gap=…% seconds=…`. A roster costs nothing at least, whatever was proven.
  static String summary(long cost, double bound, double seconds) {
    double proven = Math.clamp(bound, 0, cost);
    return String.format(
        Locale.ROOT,
        "cost=%d bound=%d gap=%.2f%% seconds=%.1f",
        cost,
        (long) Math.ceil(proven - 1e-6),
        100 * Progress.gap(cost, proven),
        seconds);
  }

  @Command(
      name = "solve",
      mixinStandardHelpOptions = true,
      description = "Finds a roster, and proves how good it is.")
  static final class Solve implements Callable<Integer> {
    private static final long MOST_WAIT_SECONDS = 5;

    /// Enough to find any row of one employee.
    private static final long STEPS_ALONE = 200;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "INSTANCE", description = "the instance, in the public text format")
    private @Nullable Path instance;

    @Mixin private LimitOptions limits = new LimitOptions();

    @Option(names = "--start", description = "a roster to start from")
    private @Nullable Path start;

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
        return solve(print, interrupt);
      }
    }

    /// Whether one employee alone has a lawful row.
    private static boolean hasPlan(ShiftProblem alone) {
      SolveLimits limits = new SolveLimits(STEPS_ALONE, 1, 1, () -> false, Optional.empty());
      return !new PortfolioSolver()
          .solve(RosterBenchCommand.compiled(alone).dutyProblem(), limits, p -> {})
          .infeasible();
    }

    private Integer solve(PrintWriter print, Interrupt interrupt) {
      long began = System.nanoTime();
      ShiftProblem problem = RosterFiles.instance(Objects.requireNonNull(instance));
      ShiftCompiler compiled = RosterBenchCommand.compiled(problem);
      SolveLimits within =
          new SolveLimits(
              limits.steps(),
              limits.threads(),
              limits.seed(),
              () ->
                  interrupt.isPressed() || (System.nanoTime() - began) / NANOS >= limits.seconds(),
              Optional.ofNullable(start)
                  .map(path -> compiled.plan(RosterFiles.roster(problem, path))));
      DutySolution solution =
          new PortfolioSolver()
              .solve(compiled.dutyProblem(), within, quiet ? p -> {} : new Told(print, began));
      double took = (System.nanoTime() - began) / NANOS;
      if (solution.plan().isEmpty()) {
        if (solution.infeasible()) {
          print.println("No roster obeys the rules.");
          ShiftConflicts.list(problem, Solve::hasPlan).forEach(print::println);
        } else {
          print.println("No roster found in this time.");
        }
        print.flush();
        return MusterCommand.NO;
      }
      Roster roster = compiled.roster(solution.plan().get());
      RosterReview review = ShiftChecker.check(problem, roster);
      if (!review.findings().isEmpty() || review.cost() != solution.total().orElse(-1)) {
        throw new IllegalStateException(
            "The checker does not agree: " + review.findings() + ", cost " + review.cost());
      }
      RosterFiles.write(Objects.requireNonNull(out), RosterFormat.writeCsv(problem, roster));
      if (certificate != null) {
        if (solution.proof().isEmpty()) {
          print.println("There was no time for a bound; no certificate is written.");
        } else {
          Certificate proof = new Certificate(review.cost(), solution.proof().get());
          RosterFiles.write(certificate, proof.write(compiled.dutyProblem()));
          if (Progress.gap(review.cost(), proof.bound())
              > Progress.gap(review.cost(), solution.bound())) {
            print.printf(
                Locale.ROOT,
                "The certificate proves %.0f; the rest of the bound is the solver's, by search.%n",
                Math.ceil(proof.bound() - 1e-6));
          }
        }
      }
      print.println(summary(review.cost(), solution.bound(), took));
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
      last.set(now);
      phase = progress.phase();
      OptionalLong cost = progress.cost();
      print.printf(
          Locale.ROOT,
          "%7.1f s  %-15s cost %s  bound %s  gap %s%n",
          now / NANOS,
          phase,
          cost.isPresent() ? Long.toString(cost.getAsLong()) : "-",
          progress.bound() == Double.NEGATIVE_INFINITY
              ? "-"
              : String.format(Locale.ROOT, "%.1f", progress.bound()),
          Double.isInfinite(progress.gap())
              ? "-"
              : String.format(Locale.ROOT, "%.2f%%", 100 * progress.gap()));
      print.flush();
    }
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Checks a roster rule by rule, and proves a certificate again.")
  static final class Check implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "INSTANCE", description = "the instance")
    private @Nullable Path instance;

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
      ShiftProblem problem = RosterFiles.instance(Objects.requireNonNull(instance));
      Roster read = RosterFiles.roster(problem, Objects.requireNonNull(roster));
      RosterReview review = ShiftChecker.check(problem, read);
      review.findings().forEach(print::println);
      print.println(
          review.findings().isEmpty()
              ? "No rule is broken."
              : review.findings().size() + " breaches.");
      print.println(
          "requests="
              + review.requestCost()
              + " under="
              + review.underCost()
              + " over="
              + review.overCost()
              + " cost="
              + review.cost());
      boolean proven = true;
      if (certificate != null) {
        ShiftCompiler compiled = RosterBenchCommand.compiled(problem);
        Certificate claim =
            RosterFiles.parsed(
                certificate,
                (source, text) -> Certificate.read(source, text, compiled.dutyProblem()));
        Certificate.Proven proof = claim.prove(compiled.dutyProblem(), labels);
        if (claim.cost() != review.cost()) {
          print.println(
              "The certificate came with a roster of cost "
                  + claim.cost()
                  + ", not with this one.");
        }
        print.printf(
            Locale.ROOT,
            "claimed bound=%.3f proven bound=%.3f cases=%d%n",
            claim.bound(),
            proof.bound(),
            claim.proof().size());
        print.println(
            proof.relaxed().isEmpty()
                ? "No rule was left out."
                : "Left out to stay tractable: " + String.join(", ", proof.relaxed()));
        proven = Math.ceil(proof.bound() - 1e-3) >= Math.ceil(claim.bound() - 1e-3);
        print.println(
            proven ? "The bound is proven again." : "The proof gives less than was claimed.");
        if (review.findings().isEmpty()) {
          print.println(summary(review.cost(), proof.bound(), 0).replace(" seconds=0.0", ""));
        }
      }
      print.flush();
      return review.findings().isEmpty() && proven ? MusterCommand.OK : MusterCommand.NO;
    }
  }

  @Command(
      name = "explain",
      mixinStandardHelpOptions = true,
      description =
          "Says what it would take to give a shift on a day to each employee, or, with --employee,"
              + " what else that employee could do.")
  static final class Explain implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "INSTANCE", description = "the instance")
    private @Nullable Path instance;

    @Parameters(index = "1", paramLabel = "ROSTER", description = "the roster, as CSV")
    private @Nullable Path roster;

    @Option(names = "--day", required = true, description = "the day, from zero")
    private int day;

    @Option(names = "--shift", description = "the shift")
    private @Nullable String shift;

    @Option(names = "--employee", description = "whose assignment on the day")
    private @Nullable String employee;

    @Override
    public Integer call() {
      PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
      ShiftProblem problem = RosterFiles.instance(Objects.requireNonNull(instance));
      Roster read = RosterFiles.roster(problem, Objects.requireNonNull(roster));
      if (day < 0 || day >= problem.days()) {
        throw new Trouble(
            Trouble.Code.REFUSED,
            "--day " + day + ": expected a day from 0 to " + (problem.days() - 1));
      }
      if (!ShiftChecker.check(problem, read).findings().isEmpty()) {
        throw new Trouble(
            Trouble.Code.REFUSED,
            roster
                + ": breaks a rule; see muster roster check, then explain a roster that does not");
      }
      ShiftReasons reasons = new ShiftReasons(problem, read);
      List<ShiftReasons.Reason> answers;
      if (employee != null) {
        int index = problem.indexOfEmployee(employee);
        if (index < 0) {
          throw new Trouble(
              Trouble.Code.REFUSED, "--employee " + employee + ": not in the instance");
        }
        int now = read.shift(index, day);
        print.println(
            employee
                + " on day "
                + day
                + " does "
                + (now == Roster.OFF ? "nothing" : problem.shifts().get(now).id())
                + ". Instead:");
        answers = reasons.alternatives(index, day);
        if (shift != null) {
          answers = answers.stream().filter(reason -> reason.shift().equals(shift)).toList();
        }
      } else {
        int index = shift == null ? -1 : problem.indexOfShift(shift);
        if (index < 0) {
          throw new Trouble(Trouble.Code.REFUSED, "--shift " + shift + ": not in the instance");
        }
        long given = read.rows().stream().filter(row -> row.get(day) == index).count();
        int need =
            problem.cover().stream()
                .filter(line -> line.day() == day && line.shift().equals(shift))
                .mapToInt(line -> line.need())
                .sum();
        print.println(
            "Day " + day + " shift " + shift + " has " + given + " of " + need + ". One more:");
        answers = reasons.uncovered(day, index);
      }
      answers.forEach(print::println);
      print.flush();
      return MusterCommand.OK;
    }
  }
}
