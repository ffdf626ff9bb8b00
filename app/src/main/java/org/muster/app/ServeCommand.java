package org.muster.app;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muster.cli.MusterCommand;
import org.muster.server.MusterServer;
import org.muster.server.ServerRefusedException;
import org.muster.server.ServerSettings;
import org.muster.store.Trouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `muster serve`: the pages over a database.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Serves the pages of a database until it is stopped.")
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--db",
      paramLabel = "FILE",
      required = true,
      description = "SQLite file, or the JDBC URL of a PostgreSQL database")
  private @Nullable String database;

  @Option(names = "--port", defaultValue = "8080", description = "port (default: 8080)")
  private int port = 8080;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "address to listen on (default: 127.0.0.1, this machine only)")
  private String host = "127.0.0.1";

  @Option(names = "--tls-cert", paramLabel = "PEM", description = "certificate chain")
  private @Nullable Path certificate;

  @Option(names = "--tls-key", paramLabel = "PEM", description = "private key of the certificate")
  private @Nullable Path key;

  @Option(
      names = "--proxy",
      description = "a proxy that speaks TLS stands in front and sets the forwarded headers")
  private boolean proxy;

  @Override
  public Integer call() throws InterruptedException {
    String from = Objects.requireNonNull(database);
    serve(
        () ->
            new ServerSettings(
                from,
                host,
                port,
                Optional.ofNullable(certificate),
                Optional.ofNullable(key),
                proxy,
                folderOf(from)));
    return MusterCommand.OK;
  }

  /// Serves until stopped.
  ///
  /// @param settings may refuse what was asked for, as the server may
  static void serve(Supplier<ServerSettings> settings) throws InterruptedException {
    try {
      MusterServer.start(settings.get(), new PrintStream(System.out, true, StandardCharsets.UTF_8));
    } catch (ServerRefusedException e) {
      throw new Trouble(Trouble.Code.UNABLE, Objects.requireNonNull(e.getMessage()), e);
    }
  }

  /// What the server keeps beside the database lies in the database's folder.
  private static Path folderOf(String database) {
    if (database.startsWith("jdbc:postgresql:")) {
      return Path.of(".muster");
    }
    String file =
        database.startsWith("jdbc:sqlite:")
            ? database.substring("jdbc:sqlite:".length())
            : database;
    return Objects.requireNonNullElse(
        Path.of(file).toAbsolutePath().getParent(), Path.of(".muster"));
  }
}
