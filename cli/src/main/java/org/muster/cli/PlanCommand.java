package org.muster.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.Progress;
import org.muster.engine.duty.colgen.ColumnGenerationSolver;
import org.muster.engine.duty.cpsat.CpSatSolver;
import org.muster.engine.duty.tour.Tour;
import org.muster.engine.duty.tour.TourReasons;
import org.muster.generate.PlanCheck;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanFile;
import org.muster.generate.PlanText;
import org.muster.generate.Planning;
import org.muster.store.Trouble;
import org.muster.store.Trouble.Code;
import org.muster.thread.CaseFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster plan CASE`: who goes where and who trains when, with what proves it.
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Plans the tours and activities of a case.",
    subcommands = {PlanCommand.Check.class, PlanCommand.Explain.class})
final class PlanCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "CASE", description = "the case's folder", arity = "0..1")
  private @Nullable Path folder;

  @Option(names = "--seconds", description = "seconds to look for a plan (${DEFAULT-VALUE})")
  private int seconds = 10;

  @Option(
      names = "--steps",
      description = "steps to look for; with one thread the same steps and seed give the same plan")
  private @Nullable Long steps;

  @Option(names = "--seed", description = "seed of every random choice (${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(names = "--threads", description = "threads to work with (${DEFAULT-VALUE})")
  private int threads = 1;

  @Option(names = "--solver", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  private Solver solver = Solver.BOTH;

  @Option(names = "--out", paramLabel = "PLAN.json", description = "write the plan file here")
  private @Nullable Path out;

  enum Solver {
    BOTH,
    COLUMNS,
    CP_SAT;

    Planning planning() {
      return switch (this) {
        case BOTH -> Planning.byBoth();
        case COLUMNS -> new Planning(new ColumnGenerationSolver(), "column-generation");
        case CP_SAT -> new Planning(new CpSatSolver(), "cp-sat");
      };
    }
  }

  @Override
  public Integer call() {
    CommandSpec here = Objects.requireNonNull(spec);
    if (folder == null) {
      here.commandLine().usage(here.commandLine().getErr());
      return MusterCommand.USAGE;
    }
    refuseWhatCannotBe(here);
    PrintWriter print = here.commandLine().getOut();
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    Planning.Request request =
        steps == null
            ? new Planning.Request(
                seed, OptionalLong.empty(), threads, () -> System.nanoTime() > end)
            : new Planning.Request(seed, OptionalLong.of(steps), threads, () -> false);
    Planning planning = solver.planning();
    return switch (planning.plan(CaseFile.get(folder), request, Progress.Listener.SILENT)) {
      case Planning.Outcome.Planned planned -> {
        if (out != null) {
          write(out, PlanFile.write(planned.document()));
        }
        new PlanText(planned.planning(), planned.document()).lines().forEach(print::println);
        print.flush();
        yield MusterCommand.OK;
      }
      case Planning.Outcome.NoPlan none -> {
        print.println(
            none.planning().problem().lines().isEmpty()
                ? "There is nothing to plan: the case has no requirement lines and no staff posts"
                    + " on its horizon."
                : none.proven()
                    ? "There is no plan: the fixed tours break each other's rules."
                    : "No plan was found in the time. Give it more with --seconds.");
        print.flush();
        yield MusterCommand.NO;
      }
    };
  }

  private static PlanDocument read(Path file) {
    try {
      return PlanFile.read(Files.readString(file));
    } catch (IOException e) {
      throw new Trouble(
          Code.NOT_FOUND, "Cannot read the plan file " + file + ": " + Trouble.why(e), e);
    }
  }

  /// Said before the work and not after it.
  private void refuseWhatCannotBe(CommandSpec here) {
    if (seconds < 1 || threads < 1 || (steps != null && steps < 1)) {
      throw new CommandLine.ParameterException(
          here.commandLine(), "--seconds, --steps and --threads must be above zero");
    }
    if (out != null) {
      Path parent = out.toAbsolutePath().getParent();
      if (Files.isDirectory(out) || parent == null || !Files.isDirectory(parent)) {
        throw new Trouble(
            Code.UNABLE,
            "Cannot write the plan file " + out + ": expected a file in a folder that is there.");
      }
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new Trouble(
          Code.UNABLE, "Cannot write the plan file " + file + ": " + Trouble.why(e), e);
    }
  }

  /// `muster plan check CASE PLAN.json`.
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Checks a plan file against its case: every rule and every figure anew.")
  static final class Check implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CASE", description = "the case's folder")
    private @Nullable Path folder;

    @Parameters(index = "1", paramLabel = "PLAN.json", description = "the plan file")
    private @Nullable Path file;

    @Override
    public Integer call() {
      PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
      PlanDocument document = read(Objects.requireNonNull(file));
      PlanCheck check = PlanCheck.of(CaseFile.get(Objects.requireNonNull(folder)), document);
      PlanText.check(check).forEach(print::println);
      if (check.passed()) {
        print.println(new PlanText(check.planning(), document).summary(true));
      }
      print.flush();
      return check.passed() ? MusterCommand.OK : MusterCommand.NO;
    }
  }

  /// `muster plan explain CASE PLAN.json`.
  @Command(
      name = "explain",
      mixinStandardHelpOptions = true,
      description = "Says why a gap is open, or who else could go on a tour and at what cost.")
  static final class Explain implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CASE", description = "the case's folder")
    private @Nullable Path folder;

    @Parameters(index = "1", paramLabel = "PLAN.json", description = "the plan file")
    private @Nullable Path file;

    @Option(names = "--line", description = "only gaps and tours of this line, by id")
    private @Nullable String line;

    @Option(names = "--who", description = "the tours of this unit or officer, by id")
    private @Nullable String who;

    @Option(names = "--day", description = "only what holds on this day, such as 2023-07-01")
    private @Nullable String day;

    @Override
    public Integer call() {
      PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
      PlanDocument document = read(Objects.requireNonNull(file));
      PlanCheck check = PlanCheck.of(CaseFile.get(Objects.requireNonNull(folder)), document);
      if (!check.passed()) {
        PlanText.check(check).forEach(print::println);
        print.flush();
        return MusterCommand.NO;
      }
      Optional<LocalDate> on = on();
      PlanText text = new PlanText(check.planning(), document);
      int found = 0;
      if (who == null) {
        for (PlanDocument.OpenGap gap : document.gaps()) {
          if ((line == null || gap.line().equals(line)) && holds(on, gap.from(), gap.to())) {
            text.gap(gap).forEach(print::println);
            found++;
          }
        }
      } else {
        Planning planning = Planning.byBoth();
        for (int i = 0; i < document.tours().size(); i++) {
          PlanDocument.PlannedTour planned = document.tours().get(i);
          boolean asked =
              planned.resource().equals(who)
                  && (line == null || planned.line().equals(line))
                  && holds(on, planned.from(), planned.to());
          if (asked) {
            alternatives(planning, check, planned, check.plan().tours().get(i), document, print);
            found++;
          }
        }
      }
      if (found == 0) {
        print.println("Nothing in the plan matches.");
      }
      print.flush();
      return found == 0 ? MusterCommand.NO : MusterCommand.OK;
    }

    private static void alternatives(
        Planning planning,
        PlanCheck check,
        PlanDocument.PlannedTour planned,
        Tour tour,
        PlanDocument document,
        PrintWriter print) {
      print.printf(
          "%s on %s, %s to %s. Instead:%n",
          check.planning().name(planned.resource()),
          check.planning().name(planned.line()),
          planned.from(),
          planned.to());
      List<TourReasons.Alternative> others =
          planning.alternatives(check.planning(), check.plan(), tour, document.search().seed());
      for (TourReasons.Alternative other : others) {
        print.printf(
            "  %s: the plan would cost %d more, %d.%n",
            check.planning().name(other.resource()),
            other.extraCost(),
            document.cost().total() + other.extraCost());
      }
      if (others.isEmpty()) {
        print.println("  nobody: every other would break a rule.");
      }
    }

    private static boolean holds(Optional<LocalDate> on, LocalDate from, LocalDate to) {
      return on.isEmpty() || (!on.get().isBefore(from) && !on.get().isAfter(to));
    }

    private Optional<LocalDate> on() {
      try {
        return Optional.ofNullable(day).map(LocalDate::parse);
      } catch (DateTimeException e) {
        throw new Trouble(
            Code.UNREADABLE, "--day says " + day + ". Expected a day such as 2023-07-01.");
      }
    }
  }
}
