package org.muster.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.operate.evacuation.Transfer;
import org.muster.store.PrivateFiles;
import org.muster.store.Trouble;
import org.muster.thread.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What one machine hands another, on a stick or over a line.
final class EvacuationTransferCommands {
  private EvacuationTransferCommands() {}

  /// `muster evacuation export`.
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = {
        "Writes what this machine knows, sealed with the key of the evacuation and signed.",
        "Whoever has the file and not the key reads nothing of it."
      })
  static final class Export implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private EvacuationSite site = new EvacuationSite();

    @Parameters(index = "0", paramLabel = "EVACUATION", description = "its id")
    private String id = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "to write; it must not exist")
    private @Nullable Path file;

    @Option(
        names = "--since",
        defaultValue = "0",
        paramLabel = "NUMBER",
        description =
            "only what came after that number, which the export before this printed (default: all)")
    private long since;

    @Override
    public Integer call() throws IOException {
      Path target = Objects.requireNonNull(file);
      if (Files.exists(target)) {
        throw new Trouble(Trouble.Code.REFUSED, target + " is there already");
      }
      try (Workspace workspace = site.open()) {
        Transfer.Exported made =
            site.transfer(workspace)
                .export(site.evacuations(workspace).get(id), EvacuationSite.operator(), since);
        PrivateFiles.create(target);
        Files.writeString(target, made.text());
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(
            made.events()
                + " events and the sealed files of "
                + made.people()
                + " people, signed by this machine "
                + made.machine()
                + ". Next time: --since "
                + made.last());
        out.flush();
      }
      return MusterCommand.OK;
    }
  }

  /// `muster evacuation merge`.
  @Command(
      name = "merge",
      mixinStandardHelpOptions = true,
      description = "Takes the file of another machine; twice, late and in any order does no harm.")
  static final class Merge implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private EvacuationSite site = new EvacuationSite();

    @Parameters(paramLabel = "FILE", description = "what the other machine exported")
    private @Nullable Path file;

    @Option(
        names = "--trust",
        paramLabel = "MACHINE",
        description = "takes the files of that machine from now on; compare its number first")
    private @Nullable String trust;

    @Override
    public Integer call() {
      Path source = Objects.requireNonNull(file);
      String text;
      try {
        text = Files.readString(source);
      } catch (IOException e) {
        throw new Trouble(Trouble.Code.UNREADABLE, source + ": " + Trouble.why(e), e);
      }
      try (Workspace workspace = site.open()) {
        Transfer.Merged merged =
            site.transfer(workspace)
                .merge(text, EvacuationSite.operator(), Optional.ofNullable(trust));
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(
            merged.evacuation().id()
                + ": "
                + merged.events()
                + " events, "
                + merged.fresh()
                + " of them new, from the machine "
                + merged.machine());
        out.flush();
      }
      return MusterCommand.OK;
    }
  }
}
