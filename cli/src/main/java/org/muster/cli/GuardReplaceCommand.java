package org.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.guard.GuardChecker;
import org.muster.engine.duty.guard.GuardProblem;
import org.muster.engine.duty.guard.GuardReasons;
import org.muster.engine.duty.guard.GuardReplacements;
import org.muster.engine.duty.guard.GuardReview;
import org.muster.engine.duty.guard.RosterFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster guard replace`: who stands in for somebody who falls out.
@Command(
    name = "replace",
    mixinStandardHelpOptions = true,
    description =
        "Names the three best replacements for each tour that somebody misses, with the least"
            + " change to the rest.")
final class GuardReplaceCommand implements Callable<Integer> {
  private static final int DAY = 24;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "PROBLEM", description = "a guard problem")
  private @Nullable Path path;

  @Parameters(index = "1", paramLabel = "ROSTER", description = "the roster, as CSV")
  private @Nullable Path roster;

  @Option(names = "--person", required = true, description = "who falls out")
  private @Nullable String person;

  @Option(names = "--from", required = true, description = "from when: 2021-03-03T14:00")
  private @Nullable String from;

  @Option(names = "--until", description = "until when; a day later if not told")
  private @Nullable String until;

  @Option(names = "--out", description = "where a roster with the first replacements goes")
  private @Nullable Path out;

  @Override
  public Integer call() {
    PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
    if (out != null) {
      RosterFiles.requireWritable(out);
    }
    GuardProblem problem = GuardFiles.problem(Objects.requireNonNull(path));
    String who = Objects.requireNonNull(person);
    GuardFiles.requirePerson(problem, who);
    int gone = GuardFiles.hour(problem, "--from", Objects.requireNonNull(from));
    int back = until == null ? gone + DAY : GuardFiles.hour(problem, "--until", until);
    if (back <= gone) {
      throw LimitOptions.refused("--until " + until, "a time after --from");
    }
    GuardReasons reasons =
        new GuardReasons(problem, GuardFiles.lawful(problem, Objects.requireNonNull(roster)));
    long began = System.nanoTime();
    GuardReplacements.Answer answer = GuardReplacements.of(reasons, who, gone, back);
    double took = (System.nanoTime() - began) / 1e9;
    int moved = 0;
    boolean all = true;
    for (GuardReplacements.Missed missed : answer.missed()) {
      print.println(
          missed.post()
              + ", seat "
              + (missed.seat() + 1)
              + ", from "
              + GuardWords.time(problem, missed.from())
              + ":");
      for (GuardReplacements.Proposal proposal : missed.proposals()) {
        print.println("  " + told(problem, proposal));
      }
      if (missed.proposals().isEmpty()) {
        all = false;
        print.println("  nobody without breaking a rule. Nearest:");
        missed
            .nearest()
            .forEach(reason -> print.println("  " + GuardWords.reason(problem, reason)));
      } else {
        moved += missed.proposals().getFirst().moved().size();
      }
    }
    GuardReview review = GuardChecker.check(problem, answer.roster());
    if (!review.findings().isEmpty()) {
      throw new IllegalStateException(
          "The roster with the replacements breaks a rule: " + review.findings().getFirst());
    }
    if (out != null) {
      RosterFiles.write(out, RosterFormat.write(problem, answer.roster(), review.gaps()));
    }
    print.printf(
        java.util.Locale.ROOT,
        "tours=%d moved=%d uncovered=%d seconds=%.2f checked%n",
        answer.missed().size(),
        moved,
        review.gaps().size(),
        took);
    print.flush();
    return all ? MusterCommand.OK : MusterCommand.NO;
  }

  private static String told(GuardProblem problem, GuardReplacements.Proposal proposal) {
    StringBuilder text = new StringBuilder(proposal.person());
    text.append(": free and fit; the roster costs ").append(GuardWords.more(proposal.extraCost()));
    for (GuardReplacements.Move move : proposal.moved()) {
      text.append("; ")
          .append(move.to())
          .append(" takes over the tour of ")
          .append(GuardWords.time(problem, move.from()))
          .append(" from ")
          .append(move.away());
    }
    return text.append('.').toString();
  }
}
