package org.muster.access;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Time-based one-time passwords (RFC 6238 over RFC 4226): six digits, steps of thirty seconds,
/// HMAC-SHA-1, which is what authenticator apps take.
public final class Totp {
  private static final int STEP_SECONDS = 30;
  private static final int DIGITS = 6;
  private static final int SECRET_BYTES = 20;

  /// Steps before and after now whose code is still taken: clocks differ, and people type.
  private static final int WINDOW = 1;

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Totp() {}

  /// A new secret, in base 32.
  public static String newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return base32(secret);
  }

  /// The address that an authenticator app reads, usually from a QR code.
  public static String address(String secret, String account) {
    String label =
        URLEncoder.encode("Muster:" + account, StandardCharsets.UTF_8).replace("+", "%20");
    return "otpauth://totp/" + label + "?secret=" + secret + "&issuer=Muster";
  }

  /// The step of a code that is right now, if it is and was not used before.
  ///
  /// @param lastUsed the step of the code that the account used last; a code is taken once
  /// @return the step to keep as the last used
  public static OptionalLong verify(String secret, String code, Instant now, long lastUsed) {
    if (!code.matches("[0-9]{" + DIGITS + "}")) {
      return OptionalLong.empty();
    }
    byte[] typed = code.getBytes(StandardCharsets.US_ASCII);
    byte[] key = bytes(secret);
    long step = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    OptionalLong found = OptionalLong.empty();
    // Every step of the window is compared, so that the time taken tells nothing.
    for (long s = step - WINDOW; s <= step + WINDOW; s++) {
      byte[] right = code(key, s, DIGITS, "HmacSHA1").getBytes(StandardCharsets.US_ASCII);
      if (MessageDigest.isEqual(right, typed) && s > lastUsed && found.isEmpty()) {
        found = OptionalLong.of(s);
      }
    }
    return found;
  }

  /// The code of a step (RFC 4226, section 5.3).
  static String code(byte[] key, long step, int digits, String algorithm) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xF;
      int value = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7FFF_FFFF;
      int modulus = (int) Math.pow(10, digits);
      return String.format(Locale.ROOT, "%0" + digits + "d", value % modulus);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no " + algorithm, e);
    }
  }

  /// Base 32 without padding (RFC 4648, section 6).
  static String base32(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte b : bytes) {
      buffer = (buffer << 8) | (b & 0xFF);
      bits += 8;
      while (bits >= 5) {
        out.append(BASE32.charAt((buffer >> (bits - 5)) & 31));
        bits -= 5;
      }
      buffer &= (1 << bits) - 1;
    }
    if (bits > 0) {
      out.append(BASE32.charAt((buffer << (5 - bits)) & 31));
    }
    return out.toString();
  }

  /// @throws IllegalArgumentException if the text is not base 32
  static byte[] bytes(String base32) {
    ByteBuffer out = ByteBuffer.allocate(base32.length() * 5 / 8);
    int buffer = 0;
    int bits = 0;
    for (char c : base32.toCharArray()) {
      int value = BASE32.indexOf(c);
      if (value < 0) {
        throw new IllegalArgumentException("not base 32: a secret holds A to Z and 2 to 7 only");
      }
      buffer = (buffer << 5) | value;
      bits += 5;
      if (bits >= 8) {
        out.put((byte) (buffer >> (bits - 8)));
        bits -= 8;
        buffer &= (1 << bits) - 1;
      }
    }
    return out.array();
  }
}
