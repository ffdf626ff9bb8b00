package org.muster.server;

import java.nio.file.Path;
import java.util.Optional;

/// Where heads of the audit log go, apart from the database.
///
/// @param file best on another disk
/// @param command a command line of the system's shell that takes them elsewhere: it is given each
///     as a line on its standard input
public record KeptHeads(Optional<Path> file, Optional<String> command) {

  /// None is kept.
  static final KeptHeads NOWHERE = new KeptHeads(Optional.empty(), Optional.empty());
}
