package org.muster.app;

import org.muster.app.sbom.SbomCommand;
import org.muster.cli.MusterCommand;
import picocli.CommandLine;

/// Where the program starts. Commands other than `serve` and `demo` load no Spring.
public final class Main {
  private Main() {}

  /// Runs the command line and ends with its exit code.
  public static void main(String[] args) {
    OwnTemp.take();
    CommandLine line = MusterCommand.commandLine();
    line.addSubcommand(new ServeCommand());
    line.addSubcommand(new DemoCommand());
    line.addSubcommand(new SbomCommand());
    System.exit(line.execute(args));
  }
}
