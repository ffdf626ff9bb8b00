package org.muster.cli;

import java.time.InstantSource;
import org.muster.thread.Workspace;
import picocli.CommandLine.Option;

/// `--db`: which database a command works on.
final class DatabaseOption {
  @Option(
      names = "--db",
      required = true,
      paramLabel = "FILE",
      description = "the database: an SQLite file, or jdbc:postgresql://HOST/DATABASE")
  private String database = "";

  String urlOrFile() {
    return database;
  }

  /// The database, made where there is none.
  Workspace open() {
    return Workspace.open(database, InstantSource.system());
  }

  /// The database, which must be there.
  Workspace openExisting() {
    return Workspace.openExisting(database, InstantSource.system());
  }
}
