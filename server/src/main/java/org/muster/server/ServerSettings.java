package org.muster.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How the pages are served.
///
/// @param database URL of the database: `jdbc:sqlite:FILE` or `jdbc:postgresql:…`
/// @param host address to listen on; beyond loopback it needs a certificate or a declared proxy
/// @param port 0 takes any free port
/// @param tlsCertificate PEM file of the certificate chain
/// @param tlsKey PEM file of its private key; given exactly when the certificate is
/// @param proxyDeclared whether a proxy that speaks TLS stands in front and sets forwarded headers
/// @param data folder for what the server keeps beside the database
/// @param keyFile file of the key that secrets in the database are encrypted with
/// @param keys folder of the keys of evacuations; `keys` beside the key file where none is named
/// @param openId a provider at which people may sign in too
/// @param trustedProxies addresses whose forwarded headers are believed; none but this
///     machine's own where none is named
/// @param auditHeads where heads of the audit log are kept
/// @param allowedHosts names that the server answers to, beside its certificate's and this
///     machine's
public record ServerSettings(
    String database,
    String host,
    int port,
    Optional<Path> tlsCertificate,
    Optional<Path> tlsKey,
    boolean proxyDeclared,
    Path data,
    Path keyFile,
    Optional<Path> keys,
    Optional<OpenIdSettings> openId,
    List<String> trustedProxies,
    List<String> allowedHosts,
    KeptHeads auditHeads) {

  /// Where a proxy on this machine asks from.
  private static final List<String> THIS_MACHINE = List.of("127.0.0.0/8", "::1");

  public ServerSettings {
    trustedProxies = List.copyOf(trustedProxies);
    allowedHosts = List.copyOf(allowedHosts);
    if (port < 0 || port > 65_535) {
      throw new ServerRefusedException(
          "Port " + port + " does not exist. Give one from 1 to 65535, or 0 for any free one.");
    }
    if (tlsCertificate.isPresent() != tlsKey.isPresent()) {
      throw new ServerRefusedException(
          "A certificate and its key belong together. Give both --tls-cert and --tls-key, or"
              + " neither.");
    }
  }

  /// The same without a provider, the key beside the database.
  public ServerSettings(
      String database,
      String host,
      int port,
      Optional<Path> tlsCertificate,
      Optional<Path> tlsKey,
      boolean proxyDeclared,
      Path data) {
    this(
        database,
        host,
        port,
        tlsCertificate,
        tlsKey,
        proxyDeclared,
        data,
        data.resolve("muster.key"),
        Optional.empty(),
        Optional.empty(),
        THIS_MACHINE,
        List.of(),
        KeptHeads.NOWHERE);
  }

  /// The same with the key in another file.
  public ServerSettings withKeyFile(Path file) {
    return new ServerSettings(
        database,
        host,
        port,
        tlsCertificate,
        tlsKey,
        proxyDeclared,
        data,
        file,
        keys,
        openId,
        trustedProxies,
        allowedHosts,
        auditHeads);
  }

  /// The same with the keys of evacuations in another folder.
  public ServerSettings withKeys(Path folder) {
    return new ServerSettings(
        database,
        host,
        port,
        tlsCertificate,
        tlsKey,
        proxyDeclared,
        data,
        keyFile,
        Optional.of(folder),
        openId,
        trustedProxies,
        allowedHosts,
        auditHeads);
  }

  /// Where the keys of evacuations lie: both can lie on one stick.
  public Path keysFolder() {
    return keys.orElseGet(() -> keyFile.toAbsolutePath().resolveSibling("keys"));
  }

  /// The same with a provider of sign-ins.
  public ServerSettings withOpenId(OpenIdSettings provider) {
    return new ServerSettings(
        database,
        host,
        port,
        tlsCertificate,
        tlsKey,
        proxyDeclared,
        data,
        keyFile,
        keys,
        Optional.of(provider),
        trustedProxies,
        allowedHosts,
        auditHeads);
  }

  /// The same behind proxies at these addresses, which the server then believes; none named are
  /// those of this machine.
  public ServerSettings withTrustedProxies(List<String> addresses) {
    return new ServerSettings(
        database,
        host,
        port,
        tlsCertificate,
        tlsKey,
        proxyDeclared || !addresses.isEmpty(),
        data,
        keyFile,
        keys,
        openId,
        addresses.isEmpty() ? THIS_MACHINE : addresses,
        allowedHosts,
        auditHeads);
  }

  /// The same under these names too.
  public ServerSettings withAllowedHosts(List<String> names) {
    return new ServerSettings(
        database,
        host,
        port,
        tlsCertificate,
        tlsKey,
        proxyDeclared,
        data,
        keyFile,
        keys,
        openId,
        trustedProxies,
        names,
        auditHeads);
  }

  /// The same with heads of the audit log kept apart from it.
  public ServerSettings withAuditHeads(KeptHeads heads) {
    return new ServerSettings(
        database,
        host,
        port,
        tlsCertificate,
        tlsKey,
        proxyDeclared,
        data,
        keyFile,
        keys,
        openId,
        trustedProxies,
        allowedHosts,
        heads);
  }

  /// Whether proxies on other machines than this one were named.
  boolean namesProxies() {
    return !trustedProxies.equals(THIS_MACHINE);
  }

  /// Settings for one's own machine.
  public static ServerSettings onThisMachine(String database, int port, Path data) {
    return new ServerSettings(
        database, "127.0.0.1", port, Optional.empty(), Optional.empty(), false, data);
  }

  /// Whether the pages are served over TLS by the server itself.
  public boolean isSecure() {
    return tlsCertificate.isPresent();
  }

  /// Whether the server is reached from beyond its own machine: it listens there, or a proxy stands
  /// in front of it.
  public boolean isExposed() {
    return isSecure() || proxyDeclared;
  }
}
