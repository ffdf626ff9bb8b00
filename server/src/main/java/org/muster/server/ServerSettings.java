package org.muster.server;

import java.nio.file.Path;
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
public record ServerSettings(
    String database,
    String host,
    int port,
    Optional<Path> tlsCertificate,
    Optional<Path> tlsKey,
    boolean proxyDeclared,
    Path data) {

  public ServerSettings {
    if (port < 0 || port > 65_535) {
      throw new ServerRefusedException(
          "Port " + port + " does not exist. Give one from 1 to 65535, or 0 for any free one.");
    }
    if (tlsCertificate.isPresent() != tlsKey.isPresent()) {
      throw new ServerRefusedException(
          "A certificate and its key belong together. Give both --tls-cert and --tls-key, or neither.");
    }
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
}
