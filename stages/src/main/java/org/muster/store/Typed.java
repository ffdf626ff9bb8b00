package org.muster.store;

import java.util.OptionalInt;

/// The one domain of text that people type, whatever door it comes by: what both databases keep,
/// what every paper can print, and nothing that deceives the eye. Not among it are control
/// characters but tabulator and line ends, halves of characters and code points that are none,
/// overrides of the direction of writing, and characters without width. Zero-width joiners are,
/// between two letters of the scripts that need them and within emoji.
public final class Typed {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private Typed() {}

  /// What is expected, in words.
  public static final String EXPECTED =
      "text without control characters, overrides of the direction of writing and characters that"
          + " nobody sees";

  /// The first code point of a text that is none of it.
  public static OptionalInt findWrong(String text) {
    int before = 0;
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      int next = at + Character.charCount(c);
      boolean joins = c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
      boolean wrong =
          joins ? !mayJoin(before, next < text.length() ? text.codePointAt(next) : 0) : isWrong(c);
      if (wrong) {
        return OptionalInt.of(c);
      }
      before = c;
      at = next;
    }
    return OptionalInt.empty();
  }

  /// Whether a text is all of it.
  public static boolean isClean(String text) {
    return findWrong(text).isEmpty();
  }

  private static boolean isWrong(int c) {
    if (c == '\n' || c == '\t' || c == '\r') {
      return false;
    }
    return Character.isISOControl(c)
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        || (c & 0xFFFE) == 0xFFFE
        || (c >= 0xFDD0 && c <= 0xFDEF)
        || c == 0x061C
        || c == 0x180E
        || c == 0x200B
        || (c >= 0x200E && c <= 0x200F)
        || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F)
        || c == 0xFEFF
        || (c >= 0xFFF9 && c <= 0xFFFB);
  }

  /// Letters of Latin, Greek and Cyrillic join nobody: there a joiner only makes two names look the
  /// same.
  private static boolean mayJoin(int before, int after) {
    return joins(before) && joins(after);
  }

  private static boolean joins(int c) {
    if (c == 0) {
      return false;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case LATIN, GREEK, CYRILLIC, ARMENIAN, GEORGIAN -> false;
      case COMMON, INHERITED ->
          Character.getType(c) == Character.OTHER_SYMBOL
              || Character.getType(c) == Character.MODIFIER_SYMBOL
              || Character.getType(c) == Character.NON_SPACING_MARK
              || c == 0xFE0F;
      default -> Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    };
  }
}
