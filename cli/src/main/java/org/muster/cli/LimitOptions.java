package org.muster.cli;

import org.muster.store.Trouble;
import picocli.CommandLine.Option;

/// How long a planner works and with what: `--seconds`, `--threads`, `--seed` and `--steps`.
final class LimitOptions {
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
    if (steps < 0) {
      throw refused("--steps " + steps, "a number from 0");
    }
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

  /// Whether steps were limited.
  boolean isCounted() {
    return steps != Long.MAX_VALUE;
  }

  /// An option that cannot be.
  static Trouble refused(String given, String expected) {
    return new Trouble(Trouble.Code.REFUSED, given + ": expected " + expected);
  }
}
