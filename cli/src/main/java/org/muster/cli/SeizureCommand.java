package org.muster.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.operate.evacuation.Seizure;
import org.muster.thread.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `muster seizure`: what this machine would give away.
@Command(
    name = "seizure",
    mixinStandardHelpOptions = true,
    description = {
      "Says what this machine would give away to whoever takes it.",
      "Ends with 1 where somebody's name would be read."
    })
final class SeizureCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;
  @Mixin private EvacuationSite site = new EvacuationSite();

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (Workspace workspace = site.open()) {
      Seizure.Report report = site.seizure(workspace).report();
      for (Seizure.Given given : report.evacuations()) {
        out.println(
            given.evacuation().id()
                + ": "
                + given.people()
                + " people"
                + (given.faces() > 0 ? ", " + given.faces() + " pictures of them" : "")
                + (given.items() > 0 ? ", " + given.items() + " items of the inbox" : "")
                + ", sealed; "
                + (given.evacuation().purged().isPresent()
                    ? "purged: nobody reads them"
                    : given.keyHere()
                        ? "THE KEY IS HERE: every name would be read"
                        : "the key is not here: no name would be read"));
        out.println(
            "  in clear: "
                + given.events()
                + " events with numbers, times and places; "
                + given.tokens()
                + " phones whose token still opens a station");
      }
      out.println(
          report.keyFiles().isEmpty()
              ? "No key lies in " + site.keyring().folder()
              : "In " + site.keyring().folder() + ": " + String.join(", ", report.keyFiles()));
      out.println(
          report.isOpen()
              ? "Take the keys away on a stick, or purge."
              : "Nobody's name would be read.");
      out.flush();
      return report.isOpen() ? MusterCommand.NO : MusterCommand.OK;
    }
  }
}
