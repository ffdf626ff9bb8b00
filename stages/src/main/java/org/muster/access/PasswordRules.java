package org.muster.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which passwords are taken. Length counts and rules of composition do not help; what anybody
/// guesses first is refused (NIST SP 800-63B-4, 3.1.1.2).
final class PasswordRules {
  static final int SHORTEST = 15;

  /// Keeps a hash from being asked of a whole book.
  private static final int LONGEST = 200;

  /// Fewer kinds of characters are a pattern.
  private static final int FEWEST_KINDS = 5;

  /// What is left of a password without what stands in every list of guesses.
  private static final int SHORTEST_OWN = 8;

  /// No word after one that it holds: the longest is taken away first.
  private static final List<String> GUESSED_FIRST =
      List.of(
          "password",
          "passwort",
          "passord",
          "wachtwoord",
          "motdepasse",
          "contrasena",
          "letmein",
          "welcome",
          "qwerty",
          "qwertz",
          "azerty",
          "iloveyou",
          "administrator",
          "admin",
          "muster",
          "changeme",
          "secret",
          "monkey",
          "dragon",
          "football");

  private static final String[] ROWS = {
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "qwertzuiop",
    "azertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "yxcvbnm"
  };

  private PasswordRules() {}

  /// Whether it can be anybody's; what cannot is not hashed.
  static boolean mayBeOne(String password) {
    return password.length() <= LONGEST;
  }

  /// Why a new password of an account is not taken, to follow "the new password"; empty if it is.
  static Optional<String> refuse(String password, String account) {
    String seen = password.strip();
    if (seen.length() < SHORTEST || password.length() > LONGEST) {
      return Optional.of(
          "has "
              + seen.length()
              + " characters"
              + (seen.length() < password.length() ? " beside the spaces at its ends" : "")
              + ": expected "
              + SHORTEST
              + " to "
              + LONGEST
              + "; a few words in a row are easy to keep in mind");
    }
    String folded = seen.toLowerCase(Locale.ROOT);
    if (folded.contains(account)) {
      return Optional.of("holds the account's name");
    }
    if (folded.chars().distinct().count() < FEWEST_KINDS || isRepeated(folded)) {
      return Optional.of("is the same over and over; choose a few words that only you would");
    }
    if (own(folded).length() < SHORTEST_OWN) {
      return Optional.of(
          "is one that everybody tries first; choose a few words that only you would");
    }
    return Optional.empty();
  }

  /// Whether it is a few characters again and again.
  private static boolean isRepeated(String text) {
    for (int period = 1; period <= text.length() / 2; period++) {
      if (text.regionMatches(period, text, 0, text.length() - period)) {
        return true;
      }
    }
    return false;
  }

  /// What is left without the words guessed first and without stretches of the alphabet, of the
  /// digits and of the keyboard.
  private static String own(String text) {
    String left = text;
    for (String word : GUESSED_FIRST) {
      left = left.replace(word, "");
    }
    StringBuilder own = new StringBuilder();
    for (int at = 0; at < left.length(); ) {
      int run = run(left, at);
      if (run < 4) {
        own.append(left.charAt(at));
        at++;
      } else {
        at += run;
      }
    }
    return own.toString();
  }

  /// How many characters from there on follow each other in a row, to either side.
  private static int run(String text, int from) {
    int longest = 1;
    for (String row : ROWS) {
      String back = new StringBuilder(row).reverse().toString();
      longest = Math.max(longest, Math.max(within(text, from, row), within(text, from, back)));
    }
    return longest;
  }

  private static int within(String text, int from, String row) {
    int length = 1;
    while (from + length < text.length() && row.contains(text.substring(from, from + length + 1))) {
      length++;
    }
    return length;
  }
}
