package org.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.engine.lift.LiftPlan;
import org.muster.engine.lift.LiftProblem;
import org.muster.engine.lift.OnwardLoad;
import org.muster.engine.lift.plan.LiftReasons;
import org.muster.engine.lift.plan.LiftScarce;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster lift explain`.
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Says what is scarce in each hour, by when to stop loading for each haven, and why a party"
            + " or a flight goes when it goes.")
final class LiftExplainCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "PROBLEM", description = "a lift problem, as JSON")
  private @Nullable Path problem;

  @Parameters(index = "1", paramLabel = "PLAN", description = "a plan for it, as JSON")
  private @Nullable Path plan;

  @Option(
      names = "--hour",
      description = "what one unit more in this hour saves, found by planning")
  private @Nullable Integer hour;

  @Option(names = "--party", description = "what stands in this party's way")
  private @Nullable String party;

  @Option(
      names = "--flight",
      paramLabel = "AIRCRAFT@MINUTE",
      description =
          "the flight of this aircraft that departs at that minute of the plan: what it is worth, and"
              + " what was given up for it")
  private @Nullable String flight;

  @Option(
      names = "--steps",
      defaultValue = "4000",
      description = "of planning again with a unit more (${DEFAULT-VALUE})")
  private int steps;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "of random choices (${DEFAULT-VALUE})")
  private long seed;

  @Override
  public Integer call() {
    PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
    LimitOptions.needFromZero("--steps", steps);
    LiftProblem read = LiftFiles.problem(Objects.requireNonNull(problem));
    LiftPlan given = LiftFiles.lawful(read, Objects.requireNonNull(plan));
    LiftReasons reasons = new LiftReasons(read, given, LiftFiles.prices(read, given));
    if (party != null) {
      String id = party;
      if (read.parties().stream().noneMatch(one -> one.id().equals(id))) {
        throw LimitOptions.refused("--party " + id, "a party of the problem");
      }
      reasons.party(id).forEach(print::println);
    }
    if (flight != null) {
      flight(flight, reasons).forEach(print::println);
    }
    if (hour != null) {
      if (hour < 0 || hour >= read.hours()) {
        throw LimitOptions.refused("--hour " + hour, "an hour from 0 to " + (read.hours() - 1));
      }
      for (LiftReasons.Bottleneck found : reasons.bottlenecks(hour, steps, seed)) {
        print.printf(
            Locale.ROOT,
            "%s: %.1f saved by planning again%s%n",
            found.what(),
            found.saved(),
            Double.isInfinite(found.atMost())
                ? ""
                : String.format(Locale.ROOT, ", %.1f at most", found.atMost()));
      }
    }
    if (party == null && flight == null && hour == null) {
      List<LiftScarce> dearest = reasons.dearest();
      dearest.forEach(one -> print.println(one.words()));
      if (dearest.isEmpty()) {
        print.println("Nothing has a price in this plan; --hour H plans again with more of it.");
      }
      reasons.stops().forEach(print::println);
      for (OnwardLoad load : OnwardLoad.of(read, given)) {
        print.printf(
            Locale.ROOT,
            "onward %s, %s: %d people of %d seats%n",
            load.aircraft().id(),
            load.leg(),
            load.people(),
            load.aircraft().seats());
      }
    }
    print.flush();
    return MusterCommand.OK;
  }

  private static List<String> flight(String given, LiftReasons reasons) {
    int at = given.lastIndexOf('@');
    try {
      return reasons.flight(given.substring(0, at), Integer.parseInt(given.substring(at + 1)));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw LimitOptions.refused("--flight " + given, "an aircraft and minute such as C17-01@300");
    }
  }
}
