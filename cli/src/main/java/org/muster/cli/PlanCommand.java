package org.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.tour.Tour;
import org.muster.engine.duty.tour.TourReasons;
import org.muster.generate.Keeper;
import org.muster.generate.PlanCheck;
import org.muster.generate.PlanDocument;
import org.muster.generate.PlanFile;
import org.muster.generate.PlanJudge;
import org.muster.generate.PlanRequest;
import org.muster.generate.PlanRun;
import org.muster.generate.PlanSolver;
import org.muster.generate.PlanText;
import org.muster.generate.PlannedTour;
import org.muster.generate.Planning;
import org.muster.generate.RunText;
import org.muster.record.CaseData;
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
    subcommands = {PlanCommand.Check.class, PlanCommand.Explain.class, PlanCommand.Remedies.class})
final class PlanCommand implements Callable<Integer> {
  private static final int PRESET_SECONDS = 10;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "CASE", description = "the case's folder", arity = "0..1")
  private @Nullable Path folder;

  @Option(
      names = "--seconds",
      description = "seconds in which everything is done (10, without --steps)")
  private @Nullable Integer seconds;

  @Option(
      names = "--steps",
      description = "steps to look for; with one thread the same steps and seed give the same plan")
  private @Nullable Long steps;

  @Option(names = "--seed", description = "seed of every random choice (${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(names = "--threads", description = "threads to work with (${DEFAULT-VALUE})")
  private int threads = 1;

  @Option(names = "--solver", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
  private PlanSolver solver = PlanSolver.BOTH;

  @Option(
      names = "--from",
      paramLabel = "PLAN.json",
      description = "begin with this plan of the case; what is found is no dearer")
  private @Nullable Path from;

  @Option(
      names = "--out",
      paramLabel = "PLAN.json",
      description =
          "keep the plan here, from the first that is found; what proves its bound lies beside it")
  private @Nullable Path out;

  @Option(names = "--quiet", description = "no lines of progress on standard error")
  private boolean quiet;

  @Override
  public Integer call() {
    CommandSpec here = Objects.requireNonNull(spec);
    if (folder == null) {
      here.commandLine().usage(here.commandLine().getErr());
      return MusterCommand.USAGE;
    }
    refuseWhatCannotBe(here);
    PlanRequest request =
        new PlanRequest(
            seed,
            steps == null ? OptionalLong.empty() : OptionalLong.of(steps),
            threads,
            seconds != null
                ? OptionalInt.of(seconds)
                : steps == null ? OptionalInt.of(PRESET_SECONDS) : OptionalInt.empty(),
            solver,
            Optional.ofNullable(from).map(PlanFiles::read));
    CaseData data = CaseFile.get(folder);
    PlanRun run =
        new PlanRun(data, request, out == null ? Keeper.nothing() : new PlanFiles.AtPath(out));
    try (Watched ignored = Watched.of(run, quiet ? null : here.commandLine().getErr())) {
      return told(here, data, run.work());
    }
  }

  private static Integer told(CommandSpec here, CaseData data, PlanRun.State.Ended ended) {
    PrintWriter print = here.commandLine().getOut();
    int code =
        switch (ended) {
          case PlanRun.State.Done done -> {
            new PlanText(Planning.read(data), done.plan())
                .lines(done.proven())
                .forEach(print::println);
            yield MusterCommand.OK;
          }
          case PlanRun.State.Nothing nothing -> {
            print.println(RunText.why(nothing.why()));
            yield MusterCommand.NO;
          }
        };
    print.flush();
    return code;
  }

  /// Said before the work and not after it.
  private void refuseWhatCannotBe(CommandSpec here) {
    if ((seconds != null && seconds < 1) || threads < 1 || (steps != null && steps < 1)) {
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

  /// `muster plan check CASE PLAN.json`.
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Checks a plan file against its case: works the whole file out anew and compares every",
        "value, and proves the bound again from the certificate. What cannot be worked out is",
        "listed as claimed, one line a key."
      })
  static final class Check implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CASE", description = "the case's folder")
    private @Nullable Path folder;

    @Parameters(index = "1", paramLabel = "PLAN.json", description = "the plan file")
    private @Nullable Path file;

    @Option(
        names = "--certificate",
        paramLabel = "FILE",
        description =
            "what proves the bound (PLAN.certificate.txt beside the plan, if it is there)")
    private @Nullable Path certificate;

    @Override
    public Integer call() {
      PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
      Path plan = Objects.requireNonNull(file);
      PlanDocument document = PlanFiles.read(plan);
      PlanCheck check =
          PlanJudge.checkWhole(
              CaseFile.get(Objects.requireNonNull(folder)),
              document,
              certificate == null
                  ? PlanFiles.findCertificate(plan)
                  : Optional.of(PlanFiles.text(certificate, "certificate")));
      PlanText.check(check).forEach(print::println);
      if (check.passed()) {
        print.println(new PlanText(check.planning(), document).summary(check.boundProven()));
      }
      print.flush();
      return check.passed() ? MusterCommand.OK : MusterCommand.NO;
    }
  }

  /// `muster plan remedies CASE PLAN.json --gap N`.
  @Command(
      name = "remedies",
      mixinStandardHelpOptions = true,
      description = "Looks for what closes a gap of a plan, and writes it into the plan file.")
  static final class Remedies implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CASE", description = "the case's folder")
    private @Nullable Path folder;

    @Parameters(index = "1", paramLabel = "PLAN.json", description = "the plan file")
    private @Nullable Path file;

    @Option(
        names = "--gap",
        paramLabel = "N",
        required = true,
        description = "which gap, from 1, in the order of the plan file")
    private int gap;

    @Option(names = "--seconds", description = "seconds to look (${DEFAULT-VALUE})")
    private int seconds = PRESET_SECONDS;

    @Override
    public Integer call() {
      CommandSpec here = Objects.requireNonNull(spec);
      PrintWriter print = here.commandLine().getOut();
      Path path = Objects.requireNonNull(file);
      PlanDocument document = PlanFiles.read(path);
      CaseData data = CaseFile.get(Objects.requireNonNull(folder));
      PlanCheck check = PlanJudge.check(data, document);
      if (!check.passed()) {
        PlanText.check(check).forEach(print::println);
        print.flush();
        return MusterCommand.NO;
      }
      if (seconds < 1 || gap < 1 || gap > document.gaps().size()) {
        throw new CommandLine.ParameterException(
            here.commandLine(),
            "--seconds must be above zero, and --gap from 1 to the number of gaps, "
                + document.gaps().size());
      }
      long began = System.nanoTime();
      PlanRequest request = PlanRequest.ofSeconds(seconds, document.search().seed());
      PlanDocument more =
          Planning.remedied(
              data,
              document,
              gap - 1,
              request,
              () -> System.nanoTime() - began > seconds * 1_000_000_000L);
      PlanFiles.write(path, PlanFile.write(more));
      new PlanText(check.planning(), more).gap(more.gaps().get(gap - 1)).forEach(print::println);
      print.flush();
      return more.gaps().get(gap - 1).remedy().isPresent() ? MusterCommand.OK : MusterCommand.NO;
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
      PlanDocument document = PlanFiles.read(Objects.requireNonNull(file));
      PlanCheck check = PlanJudge.check(CaseFile.get(Objects.requireNonNull(folder)), document);
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
        for (int i = 0; i < document.tours().size(); i++) {
          PlannedTour planned = document.tours().get(i);
          boolean asked =
              planned.resource().equals(who)
                  && (line == null || planned.line().equals(line))
                  && holds(on, planned.from(), planned.to());
          if (asked) {
            alternatives(check, planned, check.plan().tours().get(i), document, print);
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
        PlanCheck check, PlannedTour planned, Tour tour, PlanDocument document, PrintWriter print) {
      print.printf(
          "%s on %s, %s to %s. Instead:%n",
          check.planning().name(planned.resource()),
          check.planning().name(planned.line()),
          planned.from(),
          planned.to());
      List<TourReasons.Alternative> others =
          Planning.alternatives(check.planning(), check.plan(), tour, document.search().seed());
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
