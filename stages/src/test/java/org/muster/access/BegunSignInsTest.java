package org.muster.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sign-in that was begun at a provider, as the browser carries it.
class BegunSignInsTest {
  private static final Map<String, String> BEGUN = Map.of("state", "a=b&c", "nonce", "d e+f/");

  @TempDir private Path folder = Path.of(".");
  private Instant now = Instant.parse("2026-11-29T10:00:00Z");

  @Test
  void whatWasSealedComesBackForTenMinutes() {
    BegunSignIns signIns = new BegunSignIns(Vault.at(folder.resolve("a.key")), () -> now);
    String sealed = signIns.seal(BEGUN);

    assertThat(signIns.open(sealed)).contains(BEGUN);
    now = now.plus(Duration.ofMinutes(10));
    assertThat(signIns.open(sealed)).contains(BEGUN);
    now = now.plusMillis(1);
    assertThat(signIns.open(sealed)).isEmpty();
  }

  @Test
  void whatWasSealedElsewhereOrForAnotherUseIsNothing() {
    Vault vault = Vault.at(folder.resolve("a.key"));
    BegunSignIns signIns = new BegunSignIns(vault, () -> now);
    BegunSignIns others = new BegunSignIns(Vault.at(folder.resolve("b.key")), () -> now);

    assertThat(signIns.open(others.seal(BEGUN))).isEmpty();
    assertThat(signIns.open(vault.seal("page", now + " leyla"))).isEmpty();
    assertThat(signIns.open("")).isEmpty();
    assertThat(signIns.open("1.!")).isEmpty();
    assertThat(signIns.open("1.AAAA")).isEmpty();
  }
}
