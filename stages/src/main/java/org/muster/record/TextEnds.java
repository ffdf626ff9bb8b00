package org.muster.record;

/// The ends of a text: white space of every kind (the no-break space, too) and characters that
/// nobody sees are no part of it there. Whoever pastes a name brings them along unawares, and two
/// names that look the same would differ.
public final class TextEnds {
  private TextEnds() {}

  /// The text without what is no part of it at its ends.
  public static String cut(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isNothing(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (from < to && isNothing(text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  /// White space, or of no width and of no meaning at an end. Variation selectors and tags are not
  /// among it: they end an emoji.
  private static boolean isNothing(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || switch (c) {
          // Soft hyphen, combining grapheme joiner, Arabic letter mark, Mongolian vowel separator,
          // Hangul and braille blanks, byte order mark.
          case 0x00AD, 0x034F, 0x061C, 0x180E, 0x3164, 0x2800, 0xFEFF -> true;
          // Zero-width space and joiners, marks, embeddings, overrides, word joiner, isolates.
          default ->
              (c >= 0x200B && c <= 0x200F)
                  || (c >= 0x202A && c <= 0x202E)
                  || (c >= 0x2060 && c <= 0x206F);
        };
  }
}
