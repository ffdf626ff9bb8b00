package org.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.muster.operate.evacuation.replay.Airlift;
import org.muster.operate.evacuation.replay.AirliftFiles;
import org.muster.operate.evacuation.replay.Replay;
import org.muster.operate.evacuation.replay.ReplayClock;
import org.muster.thread.CaseFile;
import org.muster.thread.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster evacuation replay`.
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Runs an airlift of the past again, with made-up people, through the doors of real stations.",
      "Ends with 1 where somebody was not counted, a day's total is missed or an error not found."
    })
final class EvacuationReplayCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private EvacuationSite site = new EvacuationSite();

  @Parameters(
      index = "0",
      paramLabel = "FOLDER",
      description = "of a case that has a replay, such as cases/kabul-2021")
  private Path folder = Path.of(".");

  @Parameters(
      index = "1",
      paramLabel = "EVACUATION",
      description = "its id: opened for this, illustrative and without events")
  private String id = "";

  @Option(
      names = "--share",
      defaultValue = "1",
      description = "of the people, to try a part (default: all)")
  private double share = 1;

  @Option(names = "--seed", defaultValue = "1", description = "of what is drawn")
  private long seed = 1;

  @Option(
      names = "--errors",
      defaultValue = "34",
      description = "made on purpose, to be found (default: ${DEFAULT-VALUE})")
  private int errors = 34;

  @Option(
      names = "--speed",
      defaultValue = "0",
      description = "hours of the airlift a second, to watch it; 0 for as fast as it goes")
  private double speed;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Airlift airlift = AirliftFiles.read(folder.resolve(CaseFile.REPLAY));
    Replay.Wanted wanted = new Replay.Wanted(share, seed, errors, speed);
    ReplayClock clock = new ReplayClock(airlift.begins());
    site.goBy(clock);
    AtomicBoolean stopped = new AtomicBoolean();
    Thread stop = new Thread(() -> stopped.set(true));
    Runtime.getRuntime().addShutdownHook(stop);
    long began = System.nanoTime();
    Replay.Outcome outcome;
    try (Workspace workspace = site.open()) {
      outcome =
          new Replay(site.book(workspace), site.devices(workspace), clock)
              .run(
                  site.evacuations(workspace).get(id),
                  EvacuationSite.operator(),
                  airlift,
                  wanted,
                  progress -> {
                    progress.news().forEach(err::println);
                    err.printf(
                        Locale.ROOT,
                        "%s  %,d events  %s%n",
                        progress.now(),
                        progress.events(),
                        progress.balance().words());
                    err.flush();
                  },
                  stopped::get);
    }
    print(out, outcome, (System.nanoTime() - began) / 1e9);
    return outcome.holds() ? MusterCommand.OK : MusterCommand.NO;
  }

  private static void print(PrintWriter out, Replay.Outcome outcome, double seconds) {
    out.println("day         published  since 14 Aug  wanted   flown  flights");
    for (Replay.DayFlown day : outcome.days()) {
      out.printf(
          Locale.ROOT,
          "%s  %9s  %12s  %6d  %6d  %7d  %s%n",
          day.day().day(),
          day.day().published().isPresent() ? day.day().published().getAsInt() : "-",
          day.day().since().isPresent() ? day.day().since().getAsInt() : "-",
          day.wanted(),
          day.flown(),
          day.flights(),
          day.day().note());
    }
    out.println(outcome.balance().registered() + " registered = " + outcome.balance().words());
    outcome.listed().forEach((rule, times) -> out.println(times + " × " + rule.id()));
    outcome.refused().stream().limit(20).forEach(line -> out.println("refused: " + line));
    outcome.missed().forEach(line -> out.println("not found: " + line));
    out.printf(
        Locale.ROOT,
        "events=%d uncounted=%d refused=%d errors=%d missed=%d flown=%d seconds=%.1f %s%n",
        outcome.events(),
        outcome.uncounted(),
        outcome.refused().size(),
        outcome.planted(),
        outcome.missed().size(),
        outcome.days().stream().mapToInt(Replay.DayFlown::flown).sum(),
        seconds,
        outcome.finished() ? "whole" : "cancelled");
    out.flush();
  }
}
