package org.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.access.Viewer;
import org.muster.record.CaseData;
import org.muster.record.CaseHeader;
import org.muster.store.Trouble;
import org.muster.thread.CaseFile;
import org.muster.thread.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster export DIR --db FILE`: writes a case with its whole history as a case file.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = "Writes a case of the database, with its whole history, as a case file.")
final class ExportCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the folder to write; its case is replaced")
  private @Nullable Path folder;

  @Mixin private DatabaseOption database = new DatabaseOption();

  @Option(
      names = "--case",
      paramLabel = "ID",
      description = "which case; may be left out where the database holds one")
  private @Nullable String caseId;

  @Override
  public Integer call() {
    Viewer operator = Viewer.Operator.ofThisProcess();
    try (Workspace workspace = database.openExisting()) {
      String id = caseId == null ? onlyCase(workspace.cases().list(operator)) : caseId;
      CaseData data = workspace.cases().export(id, operator);
      CaseFile.write(data, Objects.requireNonNull(folder));
      long rows = data.rows().values().stream().mapToLong(List::size).sum();
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.println("Exported " + id + ": " + rows + " rows to " + folder + ".");
      out.flush();
      return MusterCommand.OK;
    }
  }

  private static String onlyCase(List<CaseHeader> cases) {
    if (cases.size() != 1) {
      throw new Trouble(
          Trouble.Code.NOT_FOUND,
          cases.isEmpty()
              ? "the database holds no case; muster import takes one in"
              : "the database holds several cases; say which with --case: "
                  + String.join(", ", cases.stream().map(CaseHeader::id).toList()));
    }
    return cases.getFirst().id();
  }
}
