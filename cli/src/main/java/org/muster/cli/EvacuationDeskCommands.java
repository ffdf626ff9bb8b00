package org.muster.cli;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.operate.evacuation.Devices;
import org.muster.operate.evacuation.Evacuation;
import org.muster.operate.evacuation.custody.Balance;
import org.muster.operate.evacuation.custody.Stop;
import org.muster.store.Trouble;
import org.muster.thread.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What a control centre does before the first page: opens an evacuation, adds devices, looks.
final class EvacuationDeskCommands {
  private EvacuationDeskCommands() {}

  private static PrintWriter out(@Nullable CommandSpec spec) {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  /// `muster evacuation open`.
  @Command(
      name = "open",
      mixinStandardHelpOptions = true,
      description = "Opens an evacuation and makes its key.")
  static final class Open implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private EvacuationSite site = new EvacuationSite();

    @Parameters(paramLabel = "EVACUATION", description = "its id, such as KBL21")
    private String id = "";

    @Option(names = "--case", required = true, paramLabel = "CASE", description = "of which case")
    private String caseId = "";

    @Option(names = "--name", required = true, description = "what it is called")
    private String name = "";

    @Option(names = "--place", defaultValue = "", description = "where")
    private String place = "";

    @Option(
        names = "--offset",
        defaultValue = "Z",
        description = "local time from UTC, such as +04:30 (default: ${DEFAULT-VALUE})")
    private String offset = "Z";

    @Option(names = "--illustrative", description = "everything in it is made up")
    private boolean illustrative;

    @Override
    public Integer call() {
      ZoneOffset local;
      try {
        local = ZoneOffset.of(offset);
      } catch (DateTimeException e) {
        throw new Trouble(Trouble.Code.REFUSED, "write the offset of local time as +04:30", e);
      }
      try (Workspace workspace = site.open()) {
        site.evacuations(workspace)
            .open(caseId, EvacuationSite.operator(), id, name, place, local, illustrative);
      }
      out(spec)
          .println("Open. Its key is " + site.keyring().file(id) + ": keep a copy on a stick.");
      out(spec).flush();
      return MusterCommand.OK;
    }
  }

  /// `muster evacuation device`.
  @Command(
      name = "device",
      mixinStandardHelpOptions = true,
      description = "Adds a phone or scanner for a station, and prints its token once.")
  static final class Device implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private EvacuationSite site = new EvacuationSite();

    @Parameters(paramLabel = "EVACUATION", description = "its id")
    private String id = "";

    @Option(names = "--station", required = true, description = "code, such as gate-1")
    private String station = "";

    @Option(
        names = "--stop",
        required = true,
        description = "gate, screening, medical, holding, embarkation or arrival")
    private String stop = "";

    @Option(
        names = "--hours",
        defaultValue = "24",
        description = "good for so long (default: ${DEFAULT-VALUE})")
    private int hours = 24;

    @Override
    public Integer call() {
      Stop at =
          Stop.find(stop)
              .orElseThrow(
                  () -> new Trouble(Trouble.Code.REFUSED, "no station is of the sort " + stop));
      try (Workspace workspace = site.open()) {
        Evacuation evacuation = site.evacuations(workspace).get(id);
        Devices.Made made =
            site.devices(workspace)
                .add(evacuation, EvacuationSite.operator(), station, at, Duration.ofHours(hours));
        out(spec).println(made.device().id() + " " + made.token());
      }
      out(spec).flush();
      return MusterCommand.OK;
    }
  }

  /// `muster evacuation state`.
  @Command(
      name = "state",
      mixinStandardHelpOptions = true,
      description = {
        "Prints the balance and what contradicts, by number.",
        "Ends with 1 where somebody is to find or the balance does not hold."
      })
  static final class State implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private EvacuationSite site = new EvacuationSite();

    @Parameters(paramLabel = "EVACUATION", description = "its id")
    private String id = "";

    @Override
    public Integer call() {
      Instant now = Instant.now();
      try (Workspace workspace = site.open()) {
        Evacuation evacuation = site.evacuations(workspace).get(id);
        return site.book(workspace)
            .ask(
                evacuation,
                custody -> {
                  Balance b = custody.balance(now);
                  out(spec).println(b.registered() + " registered = " + b.words());
                  out(spec).println(custody.size() + " events");
                  custody
                      .discrepancies(now)
                      .forEach(d -> out(spec).println(d.key() + "  " + d.rule().words()));
                  out(spec).flush();
                  return b.holds() && b.toFind() == 0 ? MusterCommand.OK : MusterCommand.NO;
                });
      }
    }
  }

  /// `muster evacuation drill`.
  @Command(
      name = "drill",
      mixinStandardHelpOptions = true,
      description = "Registers made-up families, to exercise and to measure.")
  static final class DrillCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private EvacuationSite site = new EvacuationSite();

    @Parameters(paramLabel = "EVACUATION", description = "its id")
    private String id = "";

    @Option(names = "--people", required = true, description = "how many")
    private int people;

    @Option(names = "--seed", defaultValue = "1", description = "of what is drawn")
    private long seed = 1;

    @Override
    public Integer call() {
      try (Workspace workspace = site.open()) {
        int fresh =
            site.drill(workspace)
                .register(
                    site.evacuations(workspace).get(id), EvacuationSite.operator(), people, seed);
        out(spec).println(fresh + " people are registered, all made up.");
      }
      out(spec).flush();
      return MusterCommand.OK;
    }
  }
}
