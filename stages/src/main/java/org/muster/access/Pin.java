package org.muster.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// Six digits with which somebody signs at a place that is not their own: a PIN that they chose, or
/// a code that is good once. Kept as slowly hashed as a password; what guesses is stopped by the
/// count of wrong ones.
public final class Pin {
  private static final Pattern FORM = Pattern.compile("[0-9]{6}");
  private static final int KINDS = 1_000_000;

  /// A phone works it out in half a second.
  public static final int CHECK_ROUNDS = 200_000;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Pin() {}

  /// Why somebody cannot have that PIN.
  public static Optional<String> problemOf(String pin) {
    if (!FORM.matcher(pin).matches()) {
      return Optional.of("A PIN is six digits.");
    }
    return pin.chars().distinct().count() < 3 || "0123456789876543210".contains(pin)
        ? Optional.of("Choose a PIN that is not guessed at once, such as 123456 or 111111.")
        : Optional.empty();
  }

  /// A code that is good once.
  public static String code() {
    return "%06d".formatted(RANDOM.nextInt(KINDS));
  }

  /// As it is kept.
  public static String hash(String pin) {
    return Passwords.hash(pin);
  }

  /// By which a machine that cannot ask tells a mistyped PIN from the right one: ten bits of a slow
  /// hash. A thousand of all PINs have the same, so that it tells whoever steals it hardly more
  /// than nothing, and one mistyped PIN of a thousand passes until it is checked in full.
  ///
  /// @param salt base64
  /// @param bits 0 to 1,023
  public record Check(String salt, int rounds, int bits) {}

  /// A check of a PIN, with a salt of its own.
  public static Check check(String pin) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    return check(pin, Base64.getEncoder().encodeToString(salt));
  }

  /// The check of a PIN with a salt that is known.
  public static Check check(String pin, String salt) {
    byte[] hash = Passwords.derive(pin, Base64.getDecoder().decode(salt), CHECK_ROUNDS);
    return new Check(salt, CHECK_ROUNDS, (hash[0] & 0xff) << 2 | (hash[1] & 0xff) >> 6);
  }

  /// Whether it is the one that was hashed.
  public static boolean matches(String pin, String hash) {
    return FORM.matcher(pin).matches() && Passwords.matches(pin, hash);
  }
}
