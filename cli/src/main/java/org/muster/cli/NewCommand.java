package org.muster.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.record.CaseData;
import org.muster.record.Problem;
import org.muster.store.Trouble;
import org.muster.store.Trouble.Code;
import org.muster.thread.CaseFile;
import org.muster.thread.NewCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster new DIR`: a small sound case to start from.
@Command(
    name = "new",
    mixinStandardHelpOptions = true,
    description = "Makes a small sound case file to start from.")
final class NewCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the folder to make; it must be new or empty")
  private @Nullable Path folder;

  @Option(
      names = "--name",
      description = "the case's name for people; by default the folder's name")
  private @Nullable String name;

  @Option(
      names = "--owner",
      defaultValue = "OWN",
      description = "code of the nation or body whose case it is, such as AZE (default: OWN)")
  private String owner = "OWN";

  @Override
  public Integer call() throws Exception {
    Path target = Objects.requireNonNull(folder).toAbsolutePath().normalize();
    if (Files.exists(target) && !(Files.isDirectory(target) && isEmpty(target))) {
      throw new Trouble(
          Code.REFUSED, target + " is there already and is not an empty folder. Name a new one.");
    }
    String last = Objects.requireNonNullElse(target.getFileName(), target).toString();
    String id =
        last.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    id = id.substring(0, Math.min(id.length(), 40)).replaceAll("-+$", "");
    CaseData data =
        NewCase.of(
            id.isEmpty() ? "case" : id,
            name == null ? last : name,
            owner,
            LocalDate.now(ZoneOffset.UTC));
    for (Problem problem : CaseFile.check(data)) {
      throw new Trouble(Code.REFUSED, "That would not be a sound case: " + problem);
    }
    CaseFile.write(data, target);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println("Made a case in " + folder + ".");
    out.println("Next: fill its tables (docs/case-file.md explains each column), then run");
    out.println("  muster check " + folder);
    out.flush();
    return MusterCommand.OK;
  }

  private static boolean isEmpty(Path path) throws java.io.IOException {
    try (var list = Files.list(path)) {
      return list.findAny().isEmpty();
    }
  }
}
