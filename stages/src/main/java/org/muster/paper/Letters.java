package org.muster.paper;

import com.ibm.icu.text.Bidi;
import java.util.List;
import java.util.stream.Collectors;

/// What the letters of a text ask of whoever writes it down.
final class Letters {
  private static final int REPLACEMENT = 0xFFFD;

  private Letters() {}

  /// The text of some runs, one after the other.
  static String text(List<Paper.Run> runs) {
    return runs.stream().map(Paper.Run::text).collect(Collectors.joining());
  }

  /// Whether a text runs from right to left: by its first letter that has a direction.
  static boolean runFromRight(String text) {
    return Bidi.getBaseDirection(text) == Bidi.RTL;
  }

  /// The text with what XML 1.0 cannot hold shown as U+FFFD.
  static String lawful(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> out.appendCodePoint(isLawful(c) ? c : REPLACEMENT));
    return out.toString();
  }

  /// See the Char production of Extensible Markup Language (XML) 1.0, section 2.2.
  private static boolean isLawful(int c) {
    return c == '\n'
        || c == '\t'
        || (c >= 0x20 && c < 0xD800)
        || (c >= 0xE000 && c < 0xFFFE)
        || c > 0xFFFF;
  }
}
