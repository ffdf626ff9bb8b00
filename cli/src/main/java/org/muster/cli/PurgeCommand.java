package org.muster.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muster.operate.evacuation.Purge;
import org.muster.operate.evacuation.Traces;
import org.muster.store.Trouble;
import org.muster.thread.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `muster purge`: destroys the key of an evacuation, or proves that nothing is readable.
@Command(
    name = "purge",
    mixinStandardHelpOptions = true,
    description = {
      "Destroys the key of an evacuation: no name of it can be read any more, here or in a backup.",
      "With --verify nothing is destroyed: the lines of a file are searched byte by byte in folders,",
      "and the answer is yes where none is found and the key is not in the folder of keys."
    })
final class PurgeCommand implements Callable<Integer> {
  /// What is shorter stands by chance in any file.
  private static final int SHORTEST = 4;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private EvacuationSite site = new EvacuationSite();

  @Parameters(paramLabel = "EVACUATION", description = "its id")
  private String id = "";

  @Option(
      names = "--yes",
      paramLabel = "EVACUATION",
      description = "the id once more: what is purged does not come back")
  private @Nullable String again;

  @Option(
      names = "--key-elsewhere",
      description = {
        "marks it as purged though its key is not here: you destroy it where it is,",
        "and until then names can be read there"
      })
  private boolean elsewhere;

  @Option(
      names = "--verify",
      paramLabel = "FOLDER",
      arity = "1..*",
      description = "folders to search: data, backups, logs, temporary files, a browser's profile")
  private List<Path> folders = List.of();

  @Option(
      names = "--words",
      paramLabel = "FILE",
      description = {
        "what to search for, one a line of four characters or more;",
        "the file itself lies elsewhere"
      })
  private @Nullable Path words;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    int answer = folders.isEmpty() ? purge(out) : verify(out);
    out.flush();
    return answer;
  }

  private int purge(PrintWriter out) {
    if (!id.equals(again)) {
      throw new Trouble(
          Trouble.Code.REFUSED,
          "nothing was destroyed. What is purged does not come back; give --yes " + id);
    }
    try (Workspace workspace = site.open()) {
      Purge.Purged purged;
      try {
        purged =
            site.purge(workspace)
                .purge(site.evacuations(workspace).get(id), EvacuationSite.operator(), elsewhere);
      } catch (Trouble e) {
        throw e.code() == Trouble.Code.REFUSED
            ? new Trouble(e.code(), e.getMessage() + ": --keys FOLDER, or --key-elsewhere", e)
            : e;
      }
      out.println(
          purged.destroyed()
              ? "The key is destroyed. Destroy its copies too: each of them opens the names."
              : "Marked as purged at "
                  + purged.at()
                  + ". The key was not here; names can be read wherever it is.");
      return purged.destroyed() ? MusterCommand.OK : MusterCommand.NO;
    }
  }

  private int verify(PrintWriter out) {
    if (words == null) {
      throw new Trouble(Trouble.Code.REFUSED, "say what to search for with --words FILE");
    }
    for (Path folder : folders) {
      if (!Files.exists(folder)) {
        throw new Trouble(Trouble.Code.NOT_FOUND, folder + ": there is no such folder");
      }
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(words);
    } catch (IOException e) {
      throw new Trouble(Trouble.Code.UNREADABLE, words + ": " + Trouble.why(e), e);
    }
    List<Integer> searched =
        IntStream.range(0, lines.size())
            .filter(line -> lines.get(line).strip().length() >= SHORTEST)
            .boxed()
            .toList();
    long passedOver = lines.stream().filter(line -> !line.isBlank()).count() - searched.size();
    if (searched.isEmpty()) {
      throw new Trouble(
          Trouble.Code.REFUSED,
          words + ": no line has " + SHORTEST + " characters or more; there is nothing to search");
    }
    Traces.Search search = Traces.of(searched.stream().map(lines::get).toList(), folders);
    search
        .found()
        .forEach(
            f ->
                out.println(
                    "the word of line "
                        + (searched.get(f.number() - 1) + 1)
                        + " is readable in "
                        + f.file()));
    if (passedOver > 0) {
      out.println(
          "Not searched, since they are shorter than "
              + SHORTEST
              + " characters: "
              + passedOver
              + " of the lines.");
    }
    out.println(
        search.words()
            + " words searched in "
            + search.files()
            + " files, "
            + search.bytes()
            + " bytes: "
            + search.found().size()
            + " found");
    boolean key = site.keyring().has(id);
    if (key) {
      out.println(
          "The key is still in " + site.keyring().folder() + ": whoever has it reads every name.");
    }
    return search.found().isEmpty() && !key ? MusterCommand.OK : MusterCommand.NO;
  }
}
