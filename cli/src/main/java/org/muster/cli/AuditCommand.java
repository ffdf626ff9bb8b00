package org.muster.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.access.Audit;
import org.muster.access.HeadFile;
import org.muster.store.Trouble;
import org.muster.thread.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `muster audit`: the head of the audit log, its newest rows, and whether it is whole.
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Shows the audit log and verifies that nothing in it was changed.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {AuditCommand.Head.class, AuditCommand.Log.class, AuditCommand.Verify.class})
final class AuditCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  /// Without a command: how to use it.
  @Override
  public Integer call() {
    var line = Objects.requireNonNull(spec).commandLine();
    line.usage(line.getErr());
    return MusterCommand.USAGE;
  }

  private static PrintWriter out(@Nullable CommandSpec spec) {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  /// `muster audit head`: the hash to keep elsewhere.
  @Command(
      name = "head",
      mixinStandardHelpOptions = true,
      description = "Prints the hash of the newest row: keep it elsewhere, and verify against it.")
  static final class Head implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private DatabaseOption database = new DatabaseOption();

    @Override
    public Integer call() {
      try (Workspace workspace = database.openExisting()) {
        out(spec).println(workspace.audit().head(workspace.store()));
        out(spec).flush();
        return MusterCommand.OK;
      }
    }
  }

  /// `muster audit log`: the newest rows.
  @Command(
      name = "log",
      mixinStandardHelpOptions = true,
      description = "Prints the newest rows, newest first.")
  static final class Log implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private DatabaseOption database = new DatabaseOption();

    @Option(
        names = "--limit",
        defaultValue = "20",
        description = "how many rows (default: ${DEFAULT-VALUE})")
    private int limit = 20;

    @Override
    public Integer call() {
      try (Workspace workspace = database.openExisting()) {
        for (Audit.Entry entry : workspace.audit().list(workspace.store(), limit)) {
          out(spec)
              .println(
                  entry.seq()
                      + "  "
                      + entry.at()
                      + "  "
                      + entry.actor()
                      + "  "
                      + entry.verb()
                      + "  "
                      + entry.ids());
        }
        out(spec).flush();
        return MusterCommand.OK;
      }
    }
  }

  /// `muster audit verify`: whether any row was altered, removed, moved, put in or cut off.
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Finds any row that was altered, removed, moved, put in or cut off.")
  static final class Verify implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private DatabaseOption database = new DatabaseOption();

    @Option(
        names = "--head",
        paramLabel = "HASH",
        description = "a head that muster audit head printed before; finds rows cut off the end")
    private @Nullable String head;

    @Option(
        names = "--heads",
        paramLabel = "FILE",
        description =
            "a file of heads, such as muster serve --audit-heads keeps; - reads them from standard"
                + " input, such as those that --audit-heads-to sent; may be repeated")
    private List<String> heads = List.of();

    @Override
    public Integer call() {
      try (Workspace workspace = database.openExisting()) {
        PrintWriter out = out(spec);
        workspace.store().requireSound();
        int code =
            switch (heads.isEmpty()
                ? workspace.audit().verify(workspace.store(), head)
                : workspace.audit().verifyAgainst(workspace.store(), kept())) {
              case Audit.Verdict.Intact intact -> {
                out.println("Intact: " + intact.rows() + " rows, head " + intact.head());
                if (head != null) {
                  out.println("The head given is in it; " + intact.since() + " rows since.");
                } else if (!heads.isEmpty()) {
                  out.println("Every head kept in " + String.join(", ", heads) + " is in it.");
                } else {
                  out.println(
                      "Nothing is proven of its end: rows cut off there are found only with a head"
                          + " kept elsewhere (--head, --heads).");
                }
                yield MusterCommand.OK;
              }
              case Audit.Verdict.Broken broken -> {
                out.println("Broken: " + broken.what() + ".");
                yield MusterCommand.NO;
              }
              case Audit.Verdict.Cut cut -> {
                out.println(
                    "Cut: the log holds "
                        + cut.rows()
                        + " rows and not the head given; rows were cut off its end, or it was"
                        + " written anew.");
                yield MusterCommand.NO;
              }
            };
        out.flush();
        return code;
      }
    }

    private List<Audit.Head> kept() {
      List<Audit.Head> all = new ArrayList<>();
      for (String from : heads) {
        all.addAll(
            from.equals("-")
                ? HeadFile.read(
                    "standard input",
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                        .lines()
                        .toList())
                : HeadFile.read(Path.of(from)));
      }
      if (all.isEmpty()) {
        throw new Trouble(
            Trouble.Code.UNREADABLE, "there is no head in " + String.join(", ", heads));
      }
      return all;
    }
  }
}
