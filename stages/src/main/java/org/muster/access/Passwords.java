package org.muster.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Password hashes: PBKDF2 with HMAC-SHA-256 (RFC 8018), 16 bytes of salt. The count of rounds is
/// kept in the hash, so that it can be raised later.
final class Passwords {

  /// OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA256.
  static final int ROUNDS = 600_000;

  private static final String SCHEME = "pbkdf2-sha256";
  private static final int KEY_BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  /// Letters and digits that are not taken for one another when read aloud or copied by hand.
  private static final String CLEAR = "abcdefghjkmnpqrstuvwxyz23456789";

  /// Hashes worked out at once: half of the machine at most, so that whoever sends passwords in
  /// numbers keeps nobody from reading.
  private static final Semaphore TURNS =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  private Passwords() {}

  static String hash(String password) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    Base64.Encoder text = Base64.getEncoder().withoutPadding();
    return String.join(
        "$",
        SCHEME,
        String.valueOf(ROUNDS),
        text.encodeToString(salt),
        text.encodeToString(derive(password, salt, ROUNDS)));
  }

  static boolean matches(String password, String hash) {
    List<String> parts = List.of(hash.split("\\$"));
    if (parts.size() != 4 || !parts.getFirst().equals(SCHEME)) {
      return false;
    }
    byte[] salt = Base64.getDecoder().decode(parts.get(2));
    byte[] expected = Base64.getDecoder().decode(parts.get(3));
    return MessageDigest.isEqual(expected, derive(password, salt, Integer.parseInt(parts.get(1))));
  }

  /// A password to be used once: four groups of five characters, 99 bits.
  static String oneTime() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      if (i > 0 && i % 5 == 0) {
        out.append('-');
      }
      out.append(CLEAR.charAt(RANDOM.nextInt(CLEAR.length())));
    }
    return out.toString();
  }

  static byte[] derive(String password, byte[] salt, int rounds) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, KEY_BITS);
    TURNS.acquireUninterruptibly();
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no PBKDF2WithHmacSHA256", e);
    } finally {
      TURNS.release();
      spec.clearPassword();
    }
  }
}
