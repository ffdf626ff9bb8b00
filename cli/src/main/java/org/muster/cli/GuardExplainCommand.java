package org.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.engine.duty.guard.GuardReasons;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster guard explain`: why this one, why not that one.
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Says who stands on a post at a time, why, and what it takes that somebody else does.")
final class GuardExplainCommand implements Callable<Integer> {
  /// People that are told where none is named.
  private static final int TOLD = 10;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "PROBLEM", description = "a guard problem")
  private @Nullable Path path;

  @Parameters(index = "1", paramLabel = "ROSTER", description = "the roster, as CSV")
  private @Nullable Path roster;

  @Option(names = "--post", required = true, description = "the post")
  private @Nullable String post;

  @Option(names = "--time", required = true, description = "date and hour: 2021-03-03T14:00")
  private @Nullable String time;

  @Option(names = "--person", description = "only this person: why not, or why")
  private @Nullable String person;

  @Override
  public Integer call() {
    PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
    GuardProblem problem = GuardFiles.problem(Objects.requireNonNull(path));
    String at = Objects.requireNonNull(post);
    GuardFiles.requirePost(problem, at);
    if (person != null) {
      GuardFiles.requirePerson(problem, person);
    }
    int hour = GuardFiles.hour(problem, "--time", Objects.requireNonNull(time));
    GuardReasons reasons =
        new GuardReasons(problem, GuardFiles.lawful(problem, Objects.requireNonNull(roster)));
    long began = System.nanoTime();
    List<GuardReasons.Cell> cells = reasons.cells(at, hour);
    if (cells.isEmpty()) {
      print.println("Post " + at + " does not stand then, or it is not in this roster.");
    }
    for (GuardReasons.Cell cell : cells) {
      Optional<String> holder = reasons.findHolder(cell);
      print.println(
          at
              + ", seat "
              + (cell.seat() + 1)
              + ", from "
              + GuardWords.time(problem, cell.from())
              + ": "
              + holder.orElse("nobody"));
      if (person != null) {
        print.println("  " + GuardWords.reason(problem, reasons.why(cell, person)));
        continue;
      }
      List<GuardReasons.Reason> all = reasons.all(cell);
      long may = all.stream().filter(reason -> reason.broken().isEmpty()).count();
      long could = all.stream().filter(GuardReasons.Reason::possible).count() - may;
      print.println(
          "  "
              + may
              + " others may, "
              + could
              + " could with other tours given up, of "
              + (all.size() - may - could)
              + " a rule is in the way. The nearest:");
      all.stream()
          .limit(TOLD)
          .forEach(reason -> print.println("  " + GuardWords.reason(problem, reason)));
    }
    print.printf(
        Locale.ROOT,
        "seats=%d milliseconds=%.0f%n",
        cells.size(),
        (System.nanoTime() - began) / 1e6);
    print.flush();
    return MusterCommand.OK;
  }
}
