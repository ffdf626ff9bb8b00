package org.muster.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What a phone is told of a PIN.
class PinTest {
  @Test
  void theBitsOfAPinAreTheSameForTheSameSaltAndTooFewToFindItBy() {
    Pin.Check check = Pin.check("482913");
    assertThat(check.bits()).isBetween(0, 1023);
    assertThat(Pin.check("482913", check.salt())).isEqualTo(check);
    assertThat(Pin.check("482913").salt()).isNotEqualTo(check.salt());
    // Known of WebCrypto with the same salt and rounds, which is what the phone works out.
    assertThat(Pin.check("482913", "AAECAwQFBgcICQoLDA0ODw==").bits()).isEqualTo(KNOWN);
  }

  private static final int KNOWN = 191;
}
