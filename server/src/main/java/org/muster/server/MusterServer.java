package org.muster.server;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.muster.server.frame.Uploads;
import org.muster.store.StoreException;
import org.muster.thread.Workspace;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// A server of the pages that runs until it is closed.
public final class MusterServer implements AutoCloseable {

  private static final String TLS_SUITES =
      "TLS_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256,TLS_CHACHA20_POLY1305_SHA256,"
          + "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,"
          + "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,"
          + "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,"
          + "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256";

  private final ServerSettings settings;
  private final Workspace workspace;
  private final ConfigurableApplicationContext context;
  private final CountDownLatch closed;
  private final HeadKeeper heads;

  private MusterServer(
      ServerSettings settings,
      Workspace workspace,
      ConfigurableApplicationContext context,
      CountDownLatch closed,
      InstantSource clock) {
    this.heads = new HeadKeeper(settings.auditHeads(), workspace, clock);
    this.settings = settings;
    this.workspace = workspace;
    this.context = context;
    this.closed = closed;
  }

  /// Serves the pages and returns when the server was stopped.
  ///
  /// @param out told where the pages are, and the one-time password of a first run
  /// @throws ServerRefusedException if it cannot be served so, with what to do next
  public static void start(ServerSettings settings, PrintStream out) throws InterruptedException {
    try (MusterServer server = open(settings, out)) {
      out.println("Muster is at " + server.url() + "  (Ctrl-C stops it)");
      server.closed.await();
    }
  }

  /// Asks whether the port is free, for who has long work to do before serving.
  ///
  /// @throws ServerRefusedException if another program has it
  public static void refuseTakenPort(ServerSettings settings) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(settings.host(), settings.port()));
    } catch (IOException e) {
      throw portTaken(settings);
    }
  }

  /// Starts serving and returns at once.
  ///
  /// @throws ServerRefusedException if it cannot be served so, with what to do next
  public static MusterServer open(ServerSettings settings, PrintStream out) {
    return open(settings, out, InstantSource.system());
  }

  /// The same by another clock.
  static MusterServer open(ServerSettings settings, PrintStream out, InstantSource clock) {
    refusePlainHttpBeyondLoopback(settings);
    refuseUnreadable("certificate", "--tls-cert", settings.tlsCertificate());
    refuseUnreadable("key", "--tls-key", settings.tlsKey());
    Workspace workspace = Workspace.open(settings.database(), clock);
    try {
      workspace.store().requireSound();
    } catch (StoreException e) {
      workspace.close();
      throw new ServerRefusedException(String.valueOf(e.getMessage()));
    }
    CountDownLatch closed = new CountDownLatch(1);
    SpringApplication application = new SpringApplication(MusterApplication.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setLazyInitialization(true);
    application.setLogStartupInfo(false);
    application.setDefaultProperties(properties(settings));
    application.addInitializers(
        context -> {
          context.getBeanFactory().registerSingleton("serverSettings", settings);
          context.getBeanFactory().registerSingleton("workspace", workspace);
          context.getBeanFactory().registerSingleton("clock", clock);
        });
    application.addListeners(
        event -> {
          if (event instanceof ContextClosedEvent) {
            closed.countDown();
          }
        });
    try {
      MusterServer server = new MusterServer(settings, workspace, application.run(), closed, clock);
      FirstAccount.ensure(workspace, settings.data(), out);
      server.heads.start();
      return server;
    } catch (RuntimeException e) {
      workspace.close();
      throw explained(settings, e);
    }
  }

  /// Where the pages are.
  public String url() {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return (settings.isSecure() ? "https" : "http") + "://" + host + ":" + port();
  }

  /// Every route that the server answers, as `GET /case/{caseId}`, in order.
  public List<String> routes() {
    TreeSet<String> all = new TreeSet<>();
    context
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(
            route -> {
              Set<String> methods = new TreeSet<>();
              route.getMethodsCondition().getMethods().forEach(m -> methods.add(m.name()));
              for (String method : methods.isEmpty() ? Set.of("ANY") : methods) {
                route.getPatternValues().forEach(path -> all.add(method + " " + path));
              }
            });
    return List.copyOf(all);
  }

  /// The port listened on.
  public int port() {
    return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort();
  }

  @Override
  public void close() {
    heads.close();
    context.close();
    workspace.close();
  }

  private static Map<String, Object> properties(ServerSettings settings) {
    Map<String, Object> all = new HashMap<>();
    all.put("spring.main.banner-mode", "off");
    all.put("server.address", settings.host());
    all.put("server.port", settings.port());
    all.put("server.shutdown", "immediate");
    all.put("server.error.whitelabel.enabled", "false");
    all.put("server.compression.enabled", "true");
    all.put(
        "server.compression.mime-types",
        "text/html,text/css,text/javascript,image/svg+xml,application/json,text/csv");
    all.put("server.servlet.session.cookie.name", "muster");
    all.put("server.servlet.session.cookie.http-only", "true");
    all.put("server.servlet.session.cookie.same-site", "lax");
    all.put(
        "server.servlet.session.cookie.secure", settings.isSecure() || settings.proxyDeclared());
    all.put("server.servlet.session.timeout", "1h");
    all.put("server.servlet.session.tracking-modes", "cookie");
    // The door reads what a proxy forwards, and makes every redirect one within this server.
    all.put("server.forward-headers-strategy", "none");
    all.put("server.tomcat.use-relative-redirects", "true");
    // Nothing of a form is read before it is known who sends it.
    all.put("spring.mvc.formcontent.filter.enabled", "false");
    all.put("server.tomcat.max-connections", "1000");
    all.put("server.tomcat.connection-timeout", "10s");
    all.put("server.tomcat.keep-alive-timeout", "30s");
    // Uploads stay in memory: nothing of them lies about in a folder of the system.
    all.put("spring.servlet.multipart.max-file-size", Uploads.MAX_BYTES);
    all.put("spring.servlet.multipart.max-request-size", Uploads.MAX_BYTES);
    all.put("spring.servlet.multipart.file-size-threshold", Uploads.MAX_BYTES);
    // Read to its end before it is refused, so that the browser shows the answer.
    all.put("server.tomcat.max-swallow-size", 4 * Uploads.MAX_BYTES);
    all.put("spring.web.resources.add-mappings", "false");
    all.put("spring.web.locale", "en_GB");
    all.put("logging.level.root", "WARN");
    settings
        .tlsCertificate()
        .ifPresent(
            file -> {
              all.put("server.ssl.certificate", file.toUri().toString());
              // TLS 1.3, and of 1.2 what authenticates each record and forgets its keys: no CBC.
              all.put("server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2");
              all.put("server.ssl.ciphers", TLS_SUITES);
            });
    settings
        .tlsKey()
        .ifPresent(file -> all.put("server.ssl.certificate-private-key", file.toUri().toString()));
    return all;
  }

  private static void refusePlainHttpBeyondLoopback(ServerSettings settings) {
    boolean loopback;
    try {
      loopback = InetAddress.getByName(settings.host()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new ServerRefusedException(
          "The address "
              + settings.host()
              + " is not known on this machine. Maybe it is misspelt;"
              + " 127.0.0.1 always works.");
    }
    if (!loopback && settings.proxyDeclared() && !settings.isSecure() && !settings.namesProxies()) {
      throw new ServerRefusedException(
          "A proxy that reaches "
              + settings.host()
              + " does so from an address of its own, and whoever else does so is not it.\n"
              + "Name the addresses of your proxies: --trusted-proxy 192.0.2.7");
    }
    if (!loopback && !settings.isSecure() && !settings.proxyDeclared()) {
      throw new ServerRefusedException(
          "Pages beyond this machine need an encrypted line, and "
              + settings.host()
              + " was asked for without one.\n"
              + "Give --tls-cert and --tls-key, or declare the proxy that encrypts with --proxy,"
              + " or leave --host out.");
    }
  }

  private static boolean isAboutKeys(Throwable cause) {
    String message = Objects.requireNonNullElse(cause.getMessage(), "");
    return message.contains("key store") || message.contains("PEM");
  }

  private static void refuseUnreadable(String what, String option, Optional<Path> file) {
    if (file.isPresent() && !Files.isReadable(file.get())) {
      throw new ServerRefusedException(
          "The " + what + " " + file.get() + " cannot be read. Give " + option + " a PEM file.");
    }
  }

  private static ServerRefusedException portTaken(ServerSettings settings) {
    int next = settings.port() < 65_535 ? settings.port() + 1 : 8080;
    return new ServerRefusedException(
        "Port "
            + settings.port()
            + " on "
            + settings.host()
            + " is taken by another program.\nStop it, or choose another port: --port "
            + next);
  }

  private static RuntimeException explained(ServerSettings settings, RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException) {
        return portTaken(settings);
      }
      if (cause instanceof ServerRefusedException refused) {
        return refused;
      }
      if (settings.isSecure() && isAboutKeys(cause)) {
        return new ServerRefusedException(
            "The certificate "
                + settings.tlsCertificate().orElseThrow()
                + " and the key "
                + settings.tlsKey().orElseThrow()
                + " cannot be used: "
                + cause.getMessage()
                + "\n"
                + "Expected PEM files, the certificate first in its chain, and the key that belongs"
                + " to it.");
      }
    }
    return e;
  }
}
