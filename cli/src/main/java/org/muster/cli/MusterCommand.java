package org.muster.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muster.store.Trouble;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/// The root of the command line.
@Command(
    name = "muster",
    description = "Planning and review for partner forces.",
    mixinStandardHelpOptions = true,
    versionProvider = MusterCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done; the answer is yes",
      "1:the answer is no, or problems were found",
      "2:wrong usage",
      "3:could not be done; the message says why and what to do"
    },
    subcommands = {
      CheckCommand.class,
      NewCommand.class,
      PlanCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      AuditCommand.class,
      UserCommand.class,
      AuthorityCommand.class,
      RosterCommand.class,
      GuardCommand.class,
      LiftCommand.class,
      EvacuationCommand.class,
      PurgeCommand.class,
      SeizureCommand.class
    })
public final class MusterCommand implements Callable<Integer> {
  /// Done, or the answer is yes.
  public static final int OK = 0;

  /// The answer is no, or problems were found.
  public static final int NO = 1;

  /// Wrong usage.
  public static final int USAGE = 2;

  /// It could not be done.
  public static final int COULD_NOT = 3;

  @Spec private @Nullable CommandSpec spec;

  /// The command line, ready to execute; a rim may add commands of its own.
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new MusterCommand());
    line.setExecutionExceptionHandler(MusterCommand::explain);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    return line;
  }

  /// Without a command: how to use it.
  @Override
  public Integer call() {
    CommandLine line = java.util.Objects.requireNonNull(spec).commandLine();
    line.usage(line.getErr());
    return USAGE;
  }

  /// Trouble that a person can put right is told in its own words; anything else is a fault of the
  /// program and keeps its trace.
  private static int explain(Exception thrown, CommandLine line, ParseResult parsed)
      throws Exception {
    if (thrown instanceof Trouble trouble) {
      line.getErr().println(trouble.getMessage());
      return COULD_NOT;
    }
    throw thrown;
  }

  /// The version of the jar; a build that is not packed has none.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = MusterCommand.class.getPackage().getImplementationVersion();
      return new String[] {"muster " + (version == null ? "(unpacked build)" : version)};
    }
  }
}
