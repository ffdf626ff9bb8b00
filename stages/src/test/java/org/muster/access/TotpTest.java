package org.muster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The published test vectors, and that a code is taken once.
class TotpTest {
  private static final String SEED = "12345678901234567890";

  /// RFC 6238, appendix B.
  @ParameterizedTest
  @CsvSource({
    "59, 94287082, 46119246, 90693936",
    "1111111109, 07081804, 68084774, 25091201",
    "1111111111, 14050471, 67062674, 99943326",
    "1234567890, 89005924, 91819424, 93441116",
    "2000000000, 69279037, 90698825, 38618901",
    "20000000000, 65353130, 77737706, 47863826"
  })
  void givesTheCodesOfTheStandard(long second, String sha1, String sha256, String sha512) {
    assertThat(code(20, second, "HmacSHA1")).isEqualTo(sha1);
    assertThat(code(32, second, "HmacSHA256")).isEqualTo(sha256);
    assertThat(code(64, second, "HmacSHA512")).isEqualTo(sha512);
  }

  private static String code(int length, long second, String algorithm) {
    byte[] key = SEED.repeat(4).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    return Totp.code(key, second / 30, 8, algorithm);
  }

  /// RFC 4226, appendix D.
  @ParameterizedTest
  @CsvSource({
    "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
    "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"
  })
  void givesTheCodesOfTheCounterStandard(long step, String code) {
    assertThat(Totp.code(SEED.getBytes(StandardCharsets.US_ASCII), step, 6, "HmacSHA1"))
        .isEqualTo(code);
  }

  /// RFC 4648, section 10.
  @ParameterizedTest
  @CsvSource({
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void writesAndReadsBase32(String text, String base32) {
    assertThat(Totp.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(base32);
    assertThat(new String(Totp.bytes(base32), StandardCharsets.US_ASCII)).isEqualTo(text);
    assertThatThrownBy(() -> Totp.bytes("A1")).hasMessageStartingWith("not base 32");
  }

  @Test
  void takesACodeOnceAndOnlyNearItsTime() {
    String secret = Totp.base32(SEED.getBytes(StandardCharsets.US_ASCII));
    Instant now = Instant.ofEpochSecond(59);
    assertThat(Totp.verify(secret, "287082", now, -1)).hasValue(1);
    assertThat(Totp.verify(secret, "287082", now, 1)).isEmpty();
    assertThat(Totp.verify(secret, "287082", now.plusSeconds(30), -1)).hasValue(1);
    assertThat(Totp.verify(secret, "287082", now.plusSeconds(61), -1)).isEmpty();
    assertThat(Totp.verify(secret, "287083", now, -1)).isEmpty();
    assertThat(Totp.verify(secret, "28708", now, -1)).isEmpty();
    assertThat(Totp.newSecret()).hasSize(32).matches("[A-Z2-7]+");
    assertThat(Totp.address(secret, "a b"))
        .isEqualTo("otpauth://totp/Muster%3Aa%20b?secret=" + secret + "&issuer=Muster");
  }
}
