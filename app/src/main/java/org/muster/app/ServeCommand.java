package org.muster.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muster.cli.MusterCommand;
import org.muster.server.KeptHeads;
import org.muster.server.MusterServer;
import org.muster.server.OpenIdSettings;
import org.muster.server.ServerRefusedException;
import org.muster.server.ServerSettings;
import org.muster.store.PrivateFiles;
import org.muster.store.Store;
import org.muster.store.Trouble;
import picocli.CommandLine.ArgGroup;
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

  @Option(
      names = "--trusted-proxy",
      paramLabel = "ADDRESS",
      split = ",",
      description =
          "address of a proxy that is believed, such as 192.0.2.7 or 10.1.0.0/16; may be repeated"
              + " (default with --proxy: this machine)")
  private List<String> trustedProxies = List.of();

  @Option(
      names = "--allowed-host",
      paramLabel = "NAME",
      split = ",",
      description =
          "name under which people reach the pages, such as muster.example.org; may be repeated"
              + " (always: this machine's, and those of the certificate)")
  private List<String> allowedHosts = List.of();

  @Option(
      names = "--audit-heads",
      paramLabel = "FILE",
      description =
          "file, best on another disk, in which heads of the audit log are kept every five minutes:"
              + " muster audit verify --heads finds what was cut off its end")
  private @Nullable Path auditHeads;

  @Option(
      names = "--audit-heads-to",
      paramLabel = "COMMAND",
      description =
          "command line that takes heads of the audit log elsewhere, such as one that mails them:"
              + " it is given each as a line on its standard input, every five minutes")
  private @Nullable String auditHeadsTo;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description =
          "file that warnings and errors are added to, read by nobody else (default: the error"
              + " stream, whose file has the rights that the shell gives it)")
  private @Nullable Path log;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "key that secrets in the database are encrypted with, made where there is none"
              + " (default: muster.key beside the database)")
  private @Nullable Path keyFile;

  @Option(
      names = "--keys",
      paramLabel = "FOLDER",
      description =
          "folder of the keys of evacuations, which may lie on a stick (default: keys beside the"
              + " file of --key-file)")
  private @Nullable Path keys;

  @ArgGroup(exclusive = false, heading = "Sign-in at an OpenID Connect provider:%n")
  private @Nullable OpenId openId;

  private static final class OpenId {
    @Option(
        names = "--oidc-issuer",
        paramLabel = "URL",
        required = true,
        description = "the provider's address")
    private String issuer = "";

    @Option(
        names = "--oidc-client",
        paramLabel = "ID",
        required = true,
        description = "who this server is there")
    private String client = "";

    @Option(
        names = "--oidc-secret-file",
        paramLabel = "FILE",
        required = true,
        description = "file that holds the client's secret")
    private Path secretFile = Path.of("");

    @Option(
        names = "--oidc-claim",
        paramLabel = "CLAIM",
        defaultValue = "preferred_username",
        description = "claim with the account's name here (default: ${DEFAULT-VALUE})")
    private String claim = "preferred_username";

    @Option(
        names = "--oidc-name",
        paramLabel = "NAME",
        defaultValue = "single sign-on",
        description = "what the sign-in page calls it (default: ${DEFAULT-VALUE})")
    private String name = "single sign-on";

    OpenIdSettings settings() {
      try {
        return new OpenIdSettings(
            issuer, client, Files.readString(secretFile).strip(), claim, name);
      } catch (IOException e) {
        throw new Trouble(
            Trouble.Code.UNREADABLE,
            "the secret file "
                + secretFile
                + " cannot be read; give --oidc-secret-file a file"
                + " that holds the client's secret and nothing else",
            e);
      }
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    if (log != null) {
      logTo(log);
    }
    serve(this::settings);
    return MusterCommand.OK;
  }

  /// What the server says on the error stream goes to a file of its own from now on.
  private static void logTo(Path file) {
    try {
      PrivateFiles.create(file);
      System.setErr(
          new PrintStream(
              Files.newOutputStream(file, StandardOpenOption.APPEND),
              true,
              StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new Trouble(
          Trouble.Code.UNABLE, "the log " + file + " cannot be written: " + Trouble.why(e), e);
    }
  }

  private ServerSettings settings() {
    String from = Objects.requireNonNull(database);
    ServerSettings settings =
        new ServerSettings(
                from,
                host,
                port,
                Optional.ofNullable(certificate),
                Optional.ofNullable(key),
                proxy,
                Store.folderOf(from))
            .withTrustedProxies(trustedProxies)
            .withAllowedHosts(allowedHosts);
    if (keyFile != null) {
      settings = settings.withKeyFile(keyFile);
    }
    if (keys != null) {
      settings = settings.withKeys(keys);
    }
    settings =
        settings.withAuditHeads(
            new KeptHeads(Optional.ofNullable(auditHeads), Optional.ofNullable(auditHeadsTo)));
    return openId == null ? settings : settings.withOpenId(openId.settings());
  }

  /// Serves until stopped.
  ///
  /// @param settings may refuse what was asked for, as the server may
  static void serve(Supplier<ServerSettings> settings) throws InterruptedException {
    try {
      MusterServer.start(settings.get(), new PrintStream(System.out, true, StandardCharsets.UTF_8));
    } catch (ServerRefusedException e) {
      throw told(e);
    }
  }

  /// Says at once what [#serve] would say later, for who works long before serving.
  static void refuseTakenPort(Supplier<ServerSettings> settings) {
    try {
      MusterServer.refuseTakenPort(settings.get());
    } catch (ServerRefusedException e) {
      throw told(e);
    }
  }

  private static Trouble told(ServerRefusedException e) {
    return new Trouble(Trouble.Code.UNABLE, Objects.requireNonNull(e.getMessage()), e);
  }
}
