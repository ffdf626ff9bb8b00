package org.muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.store.Trouble;

/// A key is used while its file is at hand, by whichever program.
class KeyringTest {
  @TempDir Path folder;

  private long nanos;

  private Keyring ring() {
    return Keyring.at(folder, () -> nanos);
  }

  private void laterOn() {
    nanos += Keyring.LOOKED_FOR_EACH.toNanos();
  }

  @Test
  void whatAnotherProgramDestroyedOpensNothingHalfASecondLater() {
    Keyring server = ring();
    Seal seal = server.make("KBL21");
    assertThat(ring().destroy("KBL21")).isTrue();
    assertThat(server.seal("KBL21")).isSameAs(seal);
    laterOn();
    assertThat(server.findSeal("KBL21")).isEmpty();
    assertThatThrownBy(() -> server.seal("KBL21"))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("not at hand");
    assertThat(Keyring.LOOKED_FOR_EACH).isLessThan(java.time.Duration.ofSeconds(1));
  }

  @Test
  void aStickThatIsPulledLocksAndOneThatIsPutBackOpens() throws IOException {
    Keyring ring = ring();
    String print = ring.make("KBL21").print();
    Path elsewhere = folder.resolve("pocket");
    Files.move(ring.file("KBL21"), elsewhere);
    laterOn();
    assertThat(ring.findSeal("KBL21")).isEmpty();
    Files.move(elsewhere, ring.file("KBL21"));
    assertThat(ring.findSeal("KBL21").orElseThrow().print()).isEqualTo(print);
  }

  @Test
  void anotherKeyInThePlaceOfOneIsAnother() throws IOException {
    Keyring ring = ring();
    String print = ring.make("KBL21").print();
    Keyring other = Keyring.at(folder.resolve("other"));
    String second = other.make("KBL21").print();
    Files.delete(ring.file("KBL21"));
    Files.copy(other.file("KBL21"), ring.file("KBL21"));
    laterOn();
    assertThat(ring.seal("KBL21").print()).isEqualTo(second).isNotEqualTo(print);
  }

  @Test
  void noEvacuationIsCalledAsAMachinesKeyIs() {
    assertThatThrownBy(() -> ring().make("Machine"))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("call it otherwise");
    assertThat(folder).isEmptyDirectory();
  }
}
