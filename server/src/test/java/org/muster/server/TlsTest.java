package org.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a server that speaks TLS itself agrees to.
class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  @Test
  void tls12IsSpokenWithoutCbc() throws Exception {
    KeyStore own = keys();
    Path certificate = pem("CERTIFICATE", own.getCertificate("muster").getEncoded());
    Path key = pem("PRIVATE KEY", own.getKey("muster", PASSWORD).getEncoded());
    ServerSettings settings =
        new ServerSettings(
            "jdbc:sqlite:" + folder.resolve("muster.db"),
            "127.0.0.1",
            0,
            Optional.of(certificate),
            Optional.of(key),
            false,
            folder);
    SSLContext client = trusting(own.getCertificate("muster"));
    List<String> cbc =
        Arrays.stream(client.getSupportedSSLParameters().getCipherSuites())
            .filter(suite -> suite.contains("_CBC_"))
            .toList();
    assertThat(cbc).contains("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256");
    try (MusterServer server =
        MusterServer.open(settings, new PrintStream(PrintStream.nullOutputStream(), true))) {
      int port = server.port();
      assertThat(agreed(client, port, "TLSv1.3", List.of("TLS_AES_128_GCM_SHA256")))
          .contains("TLS_AES_128_GCM_SHA256");
      assertThat(agreed(client, port, "TLSv1.2", List.of("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384")))
          .contains("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");
      for (String suite : cbc) {
        assertThat(agreed(client, port, "TLSv1.2", List.of(suite))).as(suite).isEmpty();
      }
    }
  }

  /// The suite that both agree to; empty if there is none.
  private static Optional<String> agreed(
      SSLContext client, int port, String protocol, List<String> suites) throws IOException {
    try (SSLSocket socket =
        (SSLSocket)
            client.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
      socket.setEnabledProtocols(new String[] {protocol});
      socket.setEnabledCipherSuites(suites.toArray(String[]::new));
      socket.startHandshake();
      return Optional.of(socket.getSession().getCipherSuite());
    } catch (SSLException e) {
      return Optional.empty();
    }
  }

  private KeyStore keys() throws Exception {
    Path file = folder.resolve("keys.p12");
    int made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "muster",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=localhost",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assertThat(made).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private Path pem(String what, byte[] content) throws IOException {
    String text =
        "-----BEGIN %s-----%n%s%n-----END %s-----%n"
            .formatted(what, Base64.getMimeEncoder().encodeToString(content), what);
    return Files.writeString(folder.resolve(what.replace(' ', '-') + ".pem"), text);
  }

  private static SSLContext trusting(Certificate certificate) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("muster", (X509Certificate) certificate);
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    TrustManager[] all = managers.getTrustManagers();
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, all, null);
    return context;
  }
}
