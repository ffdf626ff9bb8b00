package org.muster.access;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/// Six digits with which somebody signs at a place that is not their own: a PIN that they chose, or
/// a code that is good once. Kept as slowly hashed as a password; what guesses is stopped by the
/// count of wrong ones.
public final class Pin {
  private static final Pattern FORM = Pattern.compile("[0-9]{6}");
  private static final int KINDS = 1_000_000;
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

  /// Whether it is the one that was hashed.
  public static boolean matches(String pin, String hash) {
    return FORM.matcher(pin).matches() && Passwords.matches(pin, hash);
  }
}
