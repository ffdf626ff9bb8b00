package org.muster.operate.evacuation.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Numbers of paper forms: each pad has a block of its own, so that no two forms share one, and
/// each number ends with a check character that tells a digit misread or two exchanged. Written
/// `K4-00417-X`: the pad, five digits, and the check character of ISO/IEC 7064 MOD 37,36.
///
/// @param pad one to four capitals and digits
/// @param number from 1 to 99999
public record FormNumber(String pad, int number) {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int MOST = 99_999;
  private static final int MOST_OF_BLOCK = 5_000;

  public FormNumber {
    if (!pad.matches("[A-Z0-9]{1,4}") || number < 1 || number > MOST) {
      throw new IllegalArgumentException(
          pad + " " + number + ": expected a pad of 1 to 4 capitals and digits, and 1 to " + MOST);
    }
  }

  /// What was typed, looked at.
  public sealed interface Typed {
    /// It is a number of ours.
    record Good(FormNumber number) implements Typed {}

    /// Its check character does not hold: it was misread.
    record Misread() implements Typed {}

    /// It does not look like one.
    record NoNumber() implements Typed {}
  }

  /// Reads what a person typed from a form.
  public static Typed read(String text) {
    String bare = text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    if (!bare.matches("[A-Z0-9]{1,4}\\d{5}[A-Z0-9]") || bare.length() > 10) {
      return new Typed.NoNumber();
    }
    String body = bare.substring(0, bare.length() - 1);
    int number = Integer.parseInt(body.substring(body.length() - 5));
    if (check(body) != bare.charAt(bare.length() - 1) || number == 0) {
      return new Typed.Misread();
    }
    return new Typed.Good(new FormNumber(body.substring(0, body.length() - 5), number));
  }

  /// A block of numbers for one pad.
  ///
  /// @param first its first number
  public static List<FormNumber> block(String pad, int first, int count) {
    if (count < 1 || count > MOST_OF_BLOCK) {
      throw new IllegalArgumentException(count + " forms; expected 1 to " + MOST_OF_BLOCK);
    }
    List<FormNumber> block = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      block.add(new FormNumber(pad, first + i));
    }
    return block;
  }

  /// Where two blocks of one pad share a number, the first that they share.
  public static Optional<Integer> findShared(int first, int count, int otherFirst, int otherCount) {
    int from = Math.max(first, otherFirst);
    return from < Math.min(first + count, otherFirst + otherCount)
        ? Optional.of(from)
        : Optional.empty();
  }

  private static char check(String body) {
    int p = 36;
    for (char c : body.toCharArray()) {
      int s = (p + ALPHABET.indexOf(c)) % 36;
      p = (s == 0 ? 36 : s) * 2 % 37;
    }
    return ALPHABET.charAt((37 - p) % 36);
  }

  @Override
  public String toString() {
    String digits = String.format(Locale.ROOT, "%05d", number);
    return pad + "-" + digits + "-" + check(pad + digits);
  }
}
