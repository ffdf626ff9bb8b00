package org.muster.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSettingsTest {
  private static final PrintStream NOWHERE = new PrintStream(PrintStream.nullOutputStream(), true);

  @TempDir Path folder;

  @Test
  void plainHttpBeyondThisMachineIsRefused() {
    ServerSettings everywhere =
        new ServerSettings(
            database(), "0.0.0.0", 0, Optional.empty(), Optional.empty(), false, folder);

    assertThatThrownBy(() -> MusterServer.open(everywhere, NOWHERE))
        .isInstanceOf(ServerRefusedException.class)
        .hasMessageContaining("0.0.0.0")
        .hasMessageContaining("--tls-cert");
  }

  @Test
  void aTakenPortIsNamedWithTheNextStep() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      ServerSettings settings =
          ServerSettings.onThisMachine(database(), taken.getLocalPort(), folder);

      assertThatThrownBy(() -> MusterServer.open(settings, NOWHERE))
          .isInstanceOf(ServerRefusedException.class)
          .hasMessageContaining("Port " + taken.getLocalPort())
          .hasMessageContaining("--port");
      assertThatThrownBy(() -> MusterServer.refuseTakenPort(settings))
          .isInstanceOf(ServerRefusedException.class)
          .hasMessageContaining("Port " + taken.getLocalPort())
          .hasMessageContaining("--port");
    }
  }

  @Test
  void aCertificateWithoutItsKeyIsRefused() {
    assertThatThrownBy(
            () ->
                new ServerSettings(
                    database(),
                    "0.0.0.0",
                    0,
                    Optional.of(Path.of("cert.pem")),
                    Optional.empty(),
                    false,
                    folder))
        .isInstanceOf(ServerRefusedException.class)
        .hasMessageContaining("--tls-key");
  }

  @Test
  void aCertificateThatIsNotThereIsNamed() throws IOException {
    Path key = Files.writeString(folder.resolve("key.pem"), "");

    assertThatThrownBy(() -> MusterServer.open(secure(folder.resolve("none.pem"), key), NOWHERE))
        .isInstanceOf(ServerRefusedException.class)
        .hasMessageContaining("none.pem cannot be read")
        .hasMessageContaining("--tls-cert");
  }

  @Test
  void filesThatHoldNoCertificateAreNamed() throws IOException {
    Path certificate = Files.writeString(folder.resolve("cert.pem"), "not a certificate");
    Path key = Files.writeString(folder.resolve("key.pem"), "not a key");

    assertThatThrownBy(() -> MusterServer.open(secure(certificate, key), NOWHERE))
        .isInstanceOf(ServerRefusedException.class)
        .hasMessageContaining("cert.pem")
        .hasMessageContaining("key.pem")
        .hasMessageContaining("Expected PEM files");
  }

  private ServerSettings secure(Path certificate, Path key) {
    return new ServerSettings(
        database(), "127.0.0.1", 0, Optional.of(certificate), Optional.of(key), false, folder);
  }

  private String database() {
    return "jdbc:sqlite:" + folder.resolve("muster.db");
  }
}
