package org.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.desk.Refusal;
import org.muster.engine.lift.LiftFormat;
import org.muster.engine.lift.plan.LiftProgress;
import org.muster.operate.evacuation.Evacuation;
import org.muster.operate.evacuation.lift.Hindsight;
import org.muster.operate.evacuation.lift.HindsightDesk;
import org.muster.operate.evacuation.lift.LiftBook;
import org.muster.operate.evacuation.lift.LiftCertificate;
import org.muster.operate.evacuation.lift.LiftDesk;
import org.muster.operate.evacuation.lift.LiftForecast;
import org.muster.operate.evacuation.lift.LiftRuns;
import org.muster.operate.evacuation.replay.AirliftFiles;
import org.muster.store.Trouble;
import org.muster.thread.CaseFile;
import org.muster.thread.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster evacuation lift` and `muster evacuation hindsight`.
final class EvacuationLiftCommands {
  private static final double NANOS = 1e9;
  private static final long MOST_WAIT_SECONDS = 10;
  private static final int LOOK_MILLIS = 100;

  private EvacuationLiftCommands() {}

  private static String certificate(LiftCertificate c) {
    return String.format(
        Locale.ROOT,
        "cost=%.1f bound=%.1f gap=%.2f%% left=%.1f beyond the least, delay=%.1f beyond its bound,"
            + " %s, %s",
        c.cost(),
        c.bound(),
        c.gapShare(),
        c.leftGap(),
        c.delayGap(),
        c.findings() == 0 ? "checked" : c.findings() + " rules broken",
        c.proven() ? "bound proven again" : "solver's bound");
  }

  @Command(
      name = "lift",
      mixinStandardHelpOptions = true,
      description = {
        "Plans the lift of an evacuation from its state now, and keeps it as a draft.",
        "An officer approves it on the page of the lift; nothing is done before."
      })
  static final class Plan implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private EvacuationSite site = new EvacuationSite();

    @Parameters(paramLabel = "EVACUATION", description = "its id")
    private String id = "";

    @Option(
        names = "--means",
        paramLabel = "FILE",
        description = "a table of means to plan with from now on, as JSON")
    private @Nullable Path means;

    @Option(
        names = "--seconds",
        defaultValue = "30",
        description = "of search, 1 to 600 (${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--seed", defaultValue = "1", description = "of every random choice")
    private long seed;

    @Option(
        names = "--again",
        description = "change as little as may be of the plan that is followed")
    private boolean again;

    @Override
    public Integer call() throws InterruptedException {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      try (Workspace workspace = site.open();
          Interrupt interrupt = Interrupt.listen(MOST_WAIT_SECONDS)) {
        Evacuation evacuation = site.evacuations(workspace).get(id);
        LiftBook lifts = site.lifts(workspace);
        if (means != null) {
          LiftFiles.parsed(
              means,
              (source, text) -> {
                refused(lifts.setMeans(evacuation, EvacuationSite.operator(), source, text));
                return text;
              });
        }
        LiftRuns runs =
            new LiftRuns(
                lifts,
                (which, fault) -> {
                  throw new IllegalStateException("The search for a lift failed.", fault);
                });
        refused(
            runs.begin(
                evacuation,
                EvacuationSite.operator(),
                new LiftRuns.Asked(seconds, 0, seed, again)));
        LiftRuns.Run run = runs.find(evacuation).orElseThrow();
        while (!run.isOver()) {
          Thread.sleep(LOOK_MILLIS);
          if (interrupt.isPressed()) {
            runs.stop(evacuation, EvacuationSite.operator());
          }
        }
        refused(run.trouble());
        LiftDesk.Look look =
            new LiftDesk(lifts, site.book(workspace)).look(evacuation, run.number().orElseThrow());
        if (look.gate().isAssumed()) {
          out.printf(
              Locale.ROOT,
              "assumed, since nobody said it on the page of calls: %d people an hour through all"
                  + " gates, %d places inside%n",
              look.gate().screenedAnHour(),
              look.gate().roomInside());
        }
        print(out, look.shown().orElseThrow());
      }
      return MusterCommand.OK;
    }

    private static void refused(Optional<Refusal> refusal) {
      if (refusal.isPresent()) {
        throw new Trouble(Trouble.Code.REFUSED, refusal.get().why());
      }
    }

    private static void print(PrintWriter out, LiftDesk.Shown shown) {
      for (LiftForecast one : shown.forecast()) {
        out.printf(
            Locale.ROOT,
            "priority %s: %d people, %d left behind, the last departs %s%n",
            one.priority() == 0 ? "not said" : one.priority(),
            one.people(),
            one.left(),
            one.through().map(Object::toString).orElse("never"));
      }
      shown.lift().changes().stream()
          .limit(20)
          .forEach(c -> out.println(c.party() + ": " + c.was() + " -> " + c.is()));
      out.printf(
          Locale.ROOT,
          "plan=%d flights=%d people=%d left=%d %s%n",
          shown.head().number(),
          shown.lift().plan().flights().size(),
          shown.going(),
          shown.leftPeople(),
          certificate(shown.head().certificate()));
      out.flush();
    }
  }

  @Command(
      name = "hindsight",
      mixinStandardHelpOptions = true,
      description = {
        "Sets a replayed airlift beside the lift that could have been planned with its means.",
        "What comes of it stands on the page of the lift, with what it assumes."
      })
  static final class Back implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private EvacuationSite site = new EvacuationSite();
    @Mixin private LimitOptions limits = new LimitOptions();

    @Parameters(
        index = "0",
        paramLabel = "FOLDER",
        description = "of the case that was replayed, such as cases/kabul-2021")
    private Path folder = Path.of(".");

    @Parameters(index = "1", paramLabel = "EVACUATION", description = "in which it was replayed")
    private String id = "";

    @Option(
        names = "--more",
        defaultValue = "0",
        description = "people who waited in vain beside those in the log, made up")
    private int more;

    @Option(
        names = "--out",
        paramLabel = "NAME",
        description = "writes NAME-problem.json and NAME-plan.json, for muster lift check")
    private @Nullable Path out;

    @Override
    public Integer call() {
      PrintWriter print = Objects.requireNonNull(spec).commandLine().getOut();
      PrintWriter err = spec.commandLine().getErr();
      limits.require();
      try (Workspace workspace = site.open();
          Interrupt interrupt = Interrupt.listen(MOST_WAIT_SECONDS)) {
        Evacuation evacuation = site.evacuations(workspace).get(id);
        long began = System.nanoTime();
        HindsightDesk.Seen seen =
            new HindsightDesk(site.lifts(workspace), site.book(workspace))
                .look(
                    evacuation,
                    EvacuationSite.operator(),
                    AirliftFiles.read(folder.resolve(CaseFile.REPLAY)),
                    new HindsightDesk.Wanted(
                        more,
                        limits.ofLift(
                            interrupt::isPressed, began, limits.seconds(), Optional.empty())),
                    new Told(err));
        if (out != null) {
          LiftFiles.replace(Path.of(out + "-problem.json"), LiftFormat.write(seen.problem()));
          LiftFiles.replace(Path.of(out + "-plan.json"), LiftFormat.write(seen.plan()));
        }
        print(print, seen);
        return seen.certificate().findings() == 0 ? MusterCommand.OK : MusterCommand.NO;
      }
    }

    private static void print(PrintWriter out, HindsightDesk.Seen seen) {
      Hindsight h = seen.hindsight();
      out.println("day         published  since 14 Aug   flown  planned");
      for (Hindsight.Day day : h.days()) {
        out.printf(
            Locale.ROOT,
            "%s  %9s  %12s  %6d  %7d  %s%n",
            day.day(),
            day.published().isPresent() ? day.published().getAsInt() : "-",
            day.since().isPresent() ? day.since().getAsInt() : "-",
            day.flown(),
            day.planned(),
            day.note());
      }
      h.assumptions().forEach(line -> out.println("assumed: " + line));
      h.scarce()
          .forEach(
              s ->
                  out.printf(
                      Locale.ROOT,
                      "scarce: %s %s in %d hours, %s about %.0f weighted hours%n",
                      s.kind().name().toLowerCase(Locale.ROOT),
                      s.which(),
                      s.hours(),
                      s.kind().unit(),
                      s.worth()));
      out.println(certificate(seen.certificate()));
      out.printf(
          Locale.ROOT,
          "flown=%d planned=%d more=%d most=%d seats=%d waited=%.1f waits=%.1f%n",
          h.flown(),
          h.planned(),
          h.more(),
          h.atMost(),
          h.seats(),
          h.waited(),
          h.waits());
      out.flush();
    }
  }

  /// Tells each phase, and how far it is at most every few seconds.
  private static final class Told implements LiftProgress.Listener {
    private static final double SECONDS_BETWEEN = 5;

    private final PrintWriter err;
    private long last;

    Told(PrintWriter err) {
      this.err = err;
    }

    @Override
    public synchronized void progressed(LiftProgress progress) {
      if ((System.nanoTime() - last) / NANOS >= SECONDS_BETWEEN) {
        last = System.nanoTime();
        err.printf(
            Locale.ROOT,
            "%s cost=%.1f bound=%.1f%n",
            progress.phase(),
            progress.cost(),
            progress.bound());
        err.flush();
      }
    }
  }
}
