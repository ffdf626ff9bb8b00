package org.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.access.Viewer;
import org.muster.thread.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster backup FILE --db FILE`: a consistent copy of the whole database, also while it is
/// served.
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Copies the whole database, in one consistent state, while others read and write.",
      "The copy is an SQLite file whatever the database is; muster restore puts it into either kind."
    })
final class BackupCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "BACKUP", description = "the file to write; it must not exist")
  private @Nullable Path file;

  @Mixin private DatabaseOption database = new DatabaseOption();

  @Override
  public Integer call() throws Exception {
    Path target = Objects.requireNonNull(file);
    try (Workspace workspace = database.openExisting()) {
      // The line is written before the copy is taken, so that the copy holds it too.
      workspace
          .store()
          .write(
              dsl -> {
                workspace
                    .audit()
                    .append(dsl, Viewer.Operator.ofThisProcess().actor(), "backup", List.of());
                return target;
              });
      workspace.store().backup(target);
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(
        "Backed up "
            + database.urlOrFile().replaceFirst("\\?.*", "")
            + " to "
            + target
            + " ("
            + java.nio.file.Files.size(target)
            + " bytes).");
    out.flush();
    return MusterCommand.OK;
  }
}
