package org.muster.app.sbom;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.cli.MusterCommand;
import org.muster.store.Trouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `muster sbom`: what the program is made of, and what is known against it.
@Command(
    name = "sbom",
    mixinStandardHelpOptions = true,
    description = "Prints the bill of materials, or holds it to a database of advisories.")
public final class SbomCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--check",
      paramLabel = "DATABASE",
      description =
          "folder or ZIP file of advisories in the OSV format, such as Maven/all.zip of osv.dev;"
              + " read from there, without a network")
  private @Nullable Path database;

  @Option(
      names = "--bill",
      paramLabel = "FILE",
      description = "another bill of CycloneDX in JSON; may be repeated (default: this program's)")
  private List<Path> bills = List.of();

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    List<Path> all = bills.isEmpty() ? own() : bills;
    int code = database == null ? print(out, all) : check(out, all, database);
    out.flush();
    return code;
  }

  /// One of Maven's parts and one of npm's.
  private static List<Path> own() {
    Path folder =
        Path.of(System.getProperty("muster.home", "."))
            .resolve("app")
            .resolve("target")
            .resolve("muster");
    return List.of(folder.resolve("sbom.cdx.json"), folder.resolve("sbom-web.cdx.json"));
  }

  private static int print(PrintWriter out, List<Path> bills) {
    for (Path bill : bills) {
      try {
        out.println(Files.readString(bill).strip());
      } catch (IOException e) {
        throw new Trouble(Trouble.Code.NOT_FOUND, bill + " cannot be read: " + Trouble.why(e), e);
      }
    }
    return MusterCommand.OK;
  }

  private static int check(PrintWriter out, List<Path> bills, Path database) {
    List<Component> components = new ArrayList<>();
    bills.forEach(bill -> components.addAll(Bill.read(bill)));
    Advisories advisories = Advisories.read(database);
    int hits = 0;
    for (Component component : components) {
      for (Advisories.Hit hit : advisories.list(component)) {
        hits++;
        out.println(
            component
                + ": "
                + String.join(", ", hit.names())
                + (hit.summary().isEmpty() ? "" : ": " + hit.summary())
                + (hit.fixed().isEmpty()
                    ? " (no version mends it)"
                    : " (mended in " + String.join(", ", hit.fixed()) + ")"));
      }
    }
    out.println(
        (hits == 0 ? "Nothing is known against " : hits + " found against ")
            + components.size()
            + " components in "
            + advisories.count()
            + " advisories, the newest of "
            + (advisories.newest().isEmpty() ? "no day" : advisories.newest())
            + ".");
    return hits == 0 ? MusterCommand.OK : MusterCommand.NO;
  }
}
