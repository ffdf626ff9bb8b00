package org.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.muster.access.Viewer;
import org.muster.record.CaseData;
import org.muster.record.Difference;
import org.muster.record.ImportMode;
import org.muster.record.Imported;
import org.muster.thread.CaseFile;
import org.muster.thread.DateWords;
import org.muster.thread.Workspace;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster import CASE --db FILE`: takes a case into the database, all of it or nothing.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Takes a case into the database, all of it or nothing.")
final class ImportCommand implements Callable<Integer> {
  /// Ids shown of each table and kind of change.
  private static final int SHOWN = 10;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "CASE", description = "the case's folder")
  private @Nullable Path folder;

  @Mixin private DatabaseOption database = new DatabaseOption();

  @ArgGroup private @Nullable Mode mode;

  /// What may be done to a case that the database holds already; one of the two at most.
  private static final class Mode {
    @Option(
        names = "--replace",
        description = "make the case in the database what the folder holds, removing other rows")
    private boolean replace;

    @Option(
        names = "--merge",
        description = "add the rows that the database lacks; a row that differs stops the import")
    private boolean merge;
  }

  @Override
  public Integer call() {
    CaseData data = CaseFile.get(Objects.requireNonNull(folder));
    ImportMode wanted =
        mode == null
            ? ImportMode.NEW
            : mode.replace ? ImportMode.REPLACE : mode.merge ? ImportMode.MERGE : ImportMode.NEW;
    Viewer.Operator operator = Viewer.Operator.ofThisProcess();
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (Workspace workspace = database.open()) {
      boolean filled = workspace.cases().findHeader(data.header().id(), operator).isPresent();
      if (filled) {
        print(
            workspace.cases().preview(data, wanted, operator).difference(),
            wanted == ImportMode.REPLACE ? "removed" : "only in the database",
            out);
      }
      Imported imported = workspace.cases().importCase(data, wanted, operator);
      int code = told(imported, data, out);
      if (imported instanceof Imported.Done) {
        int rosters = workspace.rosters(InstantSource.system()).adopt(data.header().id(), operator);
        if (rosters > 0) {
          out.println(DateWords.count(rosters, "published roster") + " of a guard taken on.");
        }
      }
      return code;
    } finally {
      out.flush();
    }
  }

  private static int told(Imported imported, CaseData data, PrintWriter out) {
    String id = data.header().id();
    return switch (imported) {
      case Imported.Done done -> {
        long rows = data.rows().values().stream().mapToLong(List::size).sum();
        out.println("Imported " + id + ": " + rows + " rows, " + summary(done.difference()) + ".");
        yield MusterCommand.OK;
      }
      case Imported.Filled filled -> {
        out.println(
            "Nothing imported: the database holds the case "
                + id
                + " already. Say --replace to make it what the folder holds, or --merge to add what"
                + " is new.");
        yield MusterCommand.NO;
      }
      case Imported.Unsound unsound -> {
        out.println(
            "Nothing imported: together with what the database holds, the folder breaks rules between"
                + " rows that neither breaks alone.");
        unsound.problems().stream().limit(SHOWN).forEach(problem -> out.println("  " + problem));
        if (unsound.problems().size() > SHOWN) {
          out.println("  and " + (unsound.problems().size() - SHOWN) + " more");
        }
        yield MusterCommand.NO;
      }
      case Imported.Conflicting conflicting -> {
        out.println(
            "Nothing imported: what is marked as changed differs from the database under the same"
                + " id. Give new claims ids of their own (and the same about), or say --replace.");
        yield MusterCommand.NO;
      }
    };
  }

  private static void print(Difference difference, String removed, PrintWriter out) {
    out.println("Difference to the database: " + summary(difference) + ".");
    difference.settings().forEach(file -> out.println("  " + file + " changed"));
    difference
        .tables()
        .forEach(
            (table, changes) -> {
              print(table, "added", changes.added(), id -> "", out);
              print(
                  table,
                  "changed",
                  changes.changed(),
                  id -> ": " + String.join("; ", difference.cells().getOrDefault(id, List.of())),
                  out);
              print(table, removed, changes.removed(), id -> "", out);
            });
  }

  private static void print(
      String table, String what, List<String> ids, UnaryOperator<String> how, PrintWriter out) {
    if (ids.isEmpty()) {
      return;
    }
    out.println("  " + table + ": " + ids.size() + " " + what);
    ids.stream().limit(SHOWN).forEach(id -> out.println("    " + id + how.apply(id)));
    if (ids.size() > SHOWN) {
      out.println("    and " + (ids.size() - SHOWN) + " more");
    }
  }

  private static String summary(Difference difference) {
    return difference.added()
        + " added, "
        + difference.changed()
        + " changed, "
        + difference.removed()
        + " only in the database";
  }
}
