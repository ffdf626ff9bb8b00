package org.muster.server.look;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.muster.server.MusterServer;
import org.muster.server.ServerSettings;

/// A server in a process of its own, that can be killed.
public final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final String url;

  private ServerProcess(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /// One over a database that is there, once it answers.
  ///
  /// @param data what it keeps beside the database
  public static ServerProcess start(String database, Path data) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx400m",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ServerProcess.class.getName(),
                    database,
                    data.toString()))
            .redirectError(data.resolve("server-" + System.nanoTime() + ".log").toFile())
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    while (line != null && !line.startsWith("at ")) {
      line = out.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("the server did not start; its log lies in " + data);
    }
    return new ServerProcess(process, line.substring("at ".length()));
  }

  public String url() {
    return url;
  }

  /// Ends it at once, whatever it is doing (SIGKILL).
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  /// Database and folder.
  public static void main(String[] args) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    ServerSettings settings = ServerSettings.onThisMachine(args[0], 0, Path.of(args[1]));
    try (MusterServer server =
        MusterServer.open(settings, new PrintStream(PrintStream.nullOutputStream(), true))) {
      out.println("at " + server.url());
      Thread.currentThread().join();
    }
  }
}
