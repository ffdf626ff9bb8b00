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
      "Says what this machine would give away to whoever takes it, with the keys in the folder",
      "of keys; copies of keys are looked for nowhere else.",
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
      report.evacuations().forEach(given -> tell(out, given));
      out.println(
          report.keyFiles().isEmpty()
              ? "No key lies in " + site.keyring().folder()
              : "In " + site.keyring().folder() + ": " + String.join(", ", report.keyFiles()));
      report
          .backup()
          .ifPresent(
              at ->
                  out.println(
                      report.backups()
                          + (report.backups() == 1 ? " backup was" : " backups were")
                          + " made, the last at "
                          + at
                          + ": each holds the same, and the same key opens it"));
      if (!report.copies().isEmpty()) {
        out.println(
            "Other databases beside this one, which may be backups: "
                + String.join(", ", report.copies()));
      }
      out.println(
          report.isOpen()
              ? "Take the keys away on a stick, or purge."
              : "Nobody's name would be read, unless a key lies elsewhere: only that folder was"
                  + " looked into.");
      out.flush();
      return report.isOpen() ? MusterCommand.NO : MusterCommand.OK;
    }
  }

  private static void tell(PrintWriter out, Seizure.Given given) {
    String key =
        switch (given.key()) {
          case RIGHT -> "THE KEY IS HERE: every name would be read";
          case OTHER -> "a key of that name is here and is another: it opens nothing";
          case NONE -> "the key is not here: no name would be read";
        };
    boolean purged = given.evacuation().purged().isPresent();
    out.println(
        given.evacuation().id()
            + ": "
            + given.people()
            + " people"
            + (given.faces() > 0 ? ", " + given.faces() + " pictures of them" : "")
            + (given.items() > 0 ? ", " + given.items() + " items of the inbox" : "")
            + ", sealed; "
            + (purged && given.key() != Seizure.Key.RIGHT ? "purged: nobody reads them" : key));
    out.println(
        "  in clear: "
            + given.events()
            + " events with numbers, times and places; "
            + given.tokens()
            + " phones whose token still opens a station; "
            + given.codes()
            + " codes of forms on the web that are still open");
    given
        .unlocked()
        .ifPresent(
            at ->
                out.println(
                    "  names were unlocked at "
                        + at
                        + " and not locked since: a server that runs may have them in memory"));
  }
}
