package org.muster.cli;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.plan.LiftLimits;
import org.muster.store.Trouble;
import picocli.CommandLine.Option;

/// How long a planner works and with what: `--seconds`, `--threads`, `--seed` and `--steps`.
final class LimitOptions {
  private static final double NANOS = 1e9;
  private static final int MOST_THREADS = 256;

  /// A week: whoever wants longer starts from what was found.
  private static final double MOST_SECONDS = 604_800;

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

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "of every random choice (${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--steps",
      description =
          "stop after so many steps; with one thread the same steps and seed give the same answer")
  private long steps = Long.MAX_VALUE;

  /// @throws Trouble REFUSED if one of them cannot be, with what was expected
  void require() {
    if (threads < 1 || threads > MOST_THREADS) {
      throw refused("--threads " + threads, "1 to " + MOST_THREADS);
    }
    if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
      throw refused("--seconds " + seconds, "a number above 0, at most " + MOST_SECONDS);
    }
    needFromZero("--steps", steps);
  }

  double seconds() {
    return seconds;
  }

  int threads() {
    return threads;
  }

  long seed() {
    return seed;
  }

  /// The most steps; without the option as many as there are, which the planners know as no limit.
  long steps() {
    return steps;
  }

  /// The same for the planner of a lift, which knows no time where steps are limited.
  ///
  /// @param began when its time began, by [System#nanoTime]
  /// @param planning seconds of it
  LiftLimits ofLift(BooleanSupplier stop, long began, double planning, Optional<LiftPlan> start) {
    boolean counted = steps != Long.MAX_VALUE;
    return new LiftLimits(
        steps,
        threads,
        seed,
        stop,
        () -> counted ? 0 : (System.nanoTime() - began) / NANOS / planning,
        start);
  }

  /// @throws Trouble REFUSED if the number of an option is less than nothing
  static void needFromZero(String option, long number) {
    if (number < 0) {
      throw refused(option + " " + number, "a number from 0");
    }
  }

  /// An option that cannot be.
  static Trouble refused(String given, String expected) {
    return new Trouble(Trouble.Code.REFUSED, given + ": expected " + expected);
  }
}
