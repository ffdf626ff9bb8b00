package org.muster.server.look;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.muster.server.MusterServer;
import org.muster.server.ServerSettings;

/// A server in a process of its own, so that what is done to it is done to nobody else: `PORT n` is
/// the first line that it prints, and it ends when its standard input does.
public final class SmallServer {
  private SmallServer() {}

  /// @param args folder of the database
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    try (MusterServer server =
        MusterServer.open(
            ServerSettings.onThisMachine("jdbc:sqlite:" + folder.resolve("muster.db"), 0, folder),
            new PrintStream(PrintStream.nullOutputStream(), true))) {
      System.out.println("PORT " + server.port());
      System.out.flush();
      while (System.in.read() >= 0) {
        // Waits.
      }
    }
    Runtime.getRuntime().halt(0);
  }
}
