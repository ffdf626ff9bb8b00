package org.muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.store.Trouble;

class LocalAuthorityTest {
  @TempDir Path folder;

  @Test
  void vouchesForTheHostsAndForNothingElse() throws Exception {
    LocalAuthority made =
        LocalAuthority.make(folder.resolve("tls"), List.of("ecc.local", "10.0.0.5"), 30);

    X509Certificate root = read(made.authority()).getFirst();
    List<X509Certificate> chain = read(made.chain());
    X509Certificate server = chain.getFirst();
    server.verify(root.getPublicKey());
    assertThat(chain).hasSize(2).last().isEqualTo(root);
    assertThat(server.getSubjectAlternativeNames().stream().map(name -> (Object) name.get(1)))
        .containsExactlyInAnyOrder("ecc.local", "10.0.0.5");
    assertThat(root.getBasicConstraints()).isZero();
    assertThat(server.getBasicConstraints()).isEqualTo(-1);
    assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(
            Duration.between(server.getNotBefore().toInstant(), server.getNotAfter().toInstant()))
        .isEqualTo(Duration.ofDays(30));
    assertThat(made.fingerprint()).matches("(?:[0-9A-F]{2}:){31}[0-9A-F]{2}");
    // The server's key is the only one, and its owner's alone.
    assertThat(Files.readString(made.key())).startsWith("-----BEGIN PRIVATE KEY-----");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.key())))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(folder.resolve("tls"))) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("authority.crt", "server.crt", "server.key");
    }
  }

  @Test
  void overwritesNothing() throws IOException {
    Path kept = Files.writeString(folder.resolve("server.key"), "kept");
    assertThatThrownBy(() -> LocalAuthority.make(folder, List.of("ecc.local"), 30))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("server.key is there already");
    assertThat(kept).hasContent("kept");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a b", "ecc.local,ip:1.2.3.4", "300.1.1.1", "-x", "x..y", "ecc/local"})
  void whatIsNoHostIsNamed(String host) {
    assertThatThrownBy(() -> LocalAuthority.make(folder, List.of(host), 30))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("“" + host + "” is no host");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 398})
  void daysThatPhonesRefuseAreRefused(int days) {
    assertThatThrownBy(() -> LocalAuthority.make(folder, List.of("ecc.local"), days))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("1 to 397 days");
  }

  private static List<X509Certificate> read(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
          .map(X509Certificate.class::cast)
          .toList();
    }
  }
}
