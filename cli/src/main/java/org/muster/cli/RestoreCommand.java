package org.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.access.Audit;
import org.muster.access.Viewer;
import org.muster.store.Restored;
import org.muster.store.Store;
import org.muster.thread.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster restore BACKUP --db FILE`: puts a backup in the place of a database.
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Puts a backup in the place of a database.",
      "Its pages, references, digest and audit log are verified before anything is replaced."
    })
final class RestoreCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "BACKUP", description = "a file that muster backup wrote")
  private @Nullable Path file;

  @Mixin private DatabaseOption database = new DatabaseOption();

  @Option(names = "--replace", description = "overwrite the database that is there")
  private boolean replace;

  @Override
  public Integer call() {
    Restored restored =
        Store.restore(
            Objects.requireNonNull(file), database.urlOrFile(), replace, Audit::requireIntact);
    try (Workspace workspace = database.openExisting()) {
      workspace
          .store()
          .write(
              dsl -> {
                workspace
                    .audit()
                    .append(dsl, Viewer.Operator.ofThisProcess().actor(), "restore", List.of());
                return workspace;
              });
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.println("Restored " + file + " to " + workspace.store().shown() + ".");
      out.println(
          switch (restored) {
            case SOUND -> "Its pages, references, digest and audit log were found sound before.";
            case WITHOUT_DIGEST ->
                "Its pages, references and audit log were found sound before; it carries no digest,"
                    + " because an older Muster wrote it.";
          });
      out.flush();
    }
    return MusterCommand.OK;
  }
}
