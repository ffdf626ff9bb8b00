package org.muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.store.Trouble;

class VaultTest {
  @TempDir Path folder;

  @Test
  void readsWhatItSealedAlsoAfterARestart() {
    Path file = folder.resolve("muster.key");
    String sealed = Vault.at(file).seal("for leyla", "JBSWY3DP");

    assertThat(sealed).doesNotContain("JBSWY3DP");
    assertThat(Vault.at(file).open("for leyla", sealed)).isEqualTo("JBSWY3DP");
    assertThat(Vault.at(file).seal("for leyla", "JBSWY3DP")).as("a new nonce").isNotEqualTo(sealed);
    assertThatThrownBy(() -> Vault.at(file).open("for murad", sealed)).isInstanceOf(Trouble.class);
    assertThat(Vault.at(file).blind("192.0.2.1"))
        .isEqualTo(Vault.at(file).blind("192.0.2.1"))
        .isNotEqualTo(Vault.at(file).blind("192.0.2.2"))
        .matches("[0-9a-f]{32}");
  }

  @Test
  void theKeyIsForItsOwnerAlone() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path file = folder.resolve("muster.key");
    Vault.at(file).seal("x", "y");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileThatHoldsNoKeyIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("muster.key"), "secret!\n");

    assertThatThrownBy(() -> Vault.at(file).seal("x", "y"))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("muster.key holds no key: expected 32 bytes in base 64");
  }
}
