package org.muster.operate.evacuation.callforward;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The signed code of one call: who is called where and when, so short that it fits a small QR and
/// a person can type it. It is used once; what was used is kept by the caller.
///
/// Text: `M1` and 40 letters and digits of Crockford's base 32 (no I, L, O, U). Bytes: place (1),
/// start of the window in minutes since 2020 (4), its length in minutes (2), party (4), serial (3),
/// seal (11: HMAC-SHA-256 of what stands before, cut to 88 bits, of which a forger who may try a
/// million times an hour guesses none).
public final class CallCode {
  private static final String PREFIX = "M1";
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final long EPOCH_SECONDS = 1_577_836_800L;
  private static final int BODY = 14;
  private static final int SEAL = 11;
  private static final int LENGTH = (BODY + SEAL) * 8 / 5;
  private static final int MOST_MINUTES = 0xFFFF;
  private static final int MOST_SERIAL = 0xFFFFFF;

  private CallCode() {}

  /// A call.
  ///
  /// @param place number of the gate, 0 to 255
  /// @param from begin of the window, a whole minute
  /// @param minutes length of the window
  /// @param party number by which the caller finds whom it is for
  /// @param serial of the call, so that a party called twice has two codes
  public record Call(int place, Instant from, int minutes, int party, int serial) {
    public Call {
      long minute = (from.getEpochSecond() - EPOCH_SECONDS) / 60;
      if (place < 0
          || place > 255
          || minute < 0
          || minute > Integer.MAX_VALUE
          || from.getEpochSecond() % 60 != 0
          || from.getNano() != 0
          || minutes < 1
          || minutes > MOST_MINUTES
          || party < 0
          || serial < 0
          || serial > MOST_SERIAL) {
        throw new IllegalArgumentException(
            "place 0 to 255, a whole minute after 2020, 1 to 65535 minutes, serial below 2^24");
      }
    }

    /// The end of the window.
    public Instant until() {
      return from.plusSeconds(60L * minutes);
    }
  }

  /// What came of looking at a code.
  public sealed interface Verdict {
    /// It is ours, its window is open and nobody used it.
    record Good(Call call) implements Verdict {}

    /// It is none of ours, or something in it was changed or mistyped.
    record Forged() implements Verdict {}

    /// It was used before.
    record Replayed(Call call) implements Verdict {}

    /// Its window has closed.
    record Expired(Call call) implements Verdict {}

    /// Its window is not yet open.
    record Early(Call call) implements Verdict {}

    /// It is for another gate.
    record Elsewhere(Call call) implements Verdict {}
  }

  /// The code of a call, sealed with the evacuation's key.
  ///
  /// @param key of 32 bytes
  public static String of(Call call, byte[] key) {
    byte[] body = body(call);
    byte[] all = Arrays.copyOf(body, BODY + SEAL);
    System.arraycopy(seal(body, key), 0, all, BODY, SEAL);
    StringBuilder out = new StringBuilder(PREFIX);
    long bits = 0;
    int held = 0;
    for (byte b : all) {
      bits = bits << 8 | (b & 0xFF);
      held += 8;
      while (held >= 5) {
        out.append(ALPHABET.charAt((int) (bits >> (held - 5)) & 31));
        held -= 5;
      }
    }
    return out.toString();
  }

  /// Four letters at a time, for people.
  public static String grouped(String code) {
    return code.replaceAll("(.{4})(?!$)", "$1 ");
  }

  /// A code that was read or typed, as it was made: small letters, spaces and dashes do not matter,
  /// and O is 0, I and L are 1.
  public static String plain(String text) {
    return text.toUpperCase(Locale.ROOT)
        .replaceAll("[\\s-]", "")
        .replace('O', '0')
        .replace('I', '1')
        .replace('L', '1');
  }

  /// The call of a code that was read or typed; empty where it is none of ours, or something in it
  /// was changed or mistyped.
  public static Optional<Call> read(String text, byte[] key) {
    String code = plain(text);
    if (code.length() != PREFIX.length() + LENGTH || !code.startsWith(PREFIX)) {
      return Optional.empty();
    }
    byte[] all = new byte[BODY + SEAL];
    long bits = 0;
    int held = 0;
    int at = 0;
    for (char c : code.substring(PREFIX.length()).toCharArray()) {
      int value = ALPHABET.indexOf(c);
      if (value < 0) {
        return Optional.empty();
      }
      bits = bits << 5 | value;
      held += 5;
      if (held >= 8) {
        all[at] = (byte) (bits >> (held - 8));
        at++;
        held -= 8;
      }
    }
    byte[] body = Arrays.copyOf(all, BODY);
    // In constant time, so that nobody learns the seal byte by byte.
    return MessageDigest.isEqual(seal(body, key), Arrays.copyOfRange(all, BODY, BODY + SEAL))
        ? Optional.of(call(body))
        : Optional.empty();
  }

  /// Looks at a code that was read or typed.
  ///
  /// @param used codes' calls that were used
  public static Verdict verify(String text, byte[] key, Instant now, int place, Set<Call> used) {
    Optional<Call> read = read(text, key);
    if (read.isEmpty()) {
      return new Verdict.Forged();
    }
    Call call = read.get();
    if (used.contains(call)) {
      return new Verdict.Replayed(call);
    }
    if (!now.isBefore(call.until())) {
      return new Verdict.Expired(call);
    }
    if (now.isBefore(call.from)) {
      return new Verdict.Early(call);
    }
    return call.place == place ? new Verdict.Good(call) : new Verdict.Elsewhere(call);
  }

  private static byte[] body(Call call) {
    return ByteBuffer.allocate(BODY)
        .put((byte) call.place)
        .putInt((int) ((call.from.getEpochSecond() - EPOCH_SECONDS) / 60))
        .putShort((short) call.minutes)
        .putInt(call.party)
        .put((byte) (call.serial >> 16))
        .putShort((short) call.serial)
        .array();
  }

  private static Call call(byte[] body) {
    ByteBuffer in = ByteBuffer.wrap(body);
    int place = in.get() & 0xFF;
    Instant from = Instant.ofEpochSecond(EPOCH_SECONDS + 60L * in.getInt());
    int minutes = in.getShort() & 0xFFFF;
    int party = in.getInt();
    int serial = (in.get() & 0xFF) << 16 | (in.getShort() & 0xFFFF);
    return new Call(place, from, minutes, party, serial);
  }

  private static byte[] seal(byte[] body, byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("a key of " + key.length + " bytes; expected 32");
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      // The purpose belongs to what is sealed, so that no other seal of this key is a call.
      mac.update("muster call 1".getBytes(StandardCharsets.US_ASCII));
      return Arrays.copyOf(mac.doFinal(body), SEAL);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
