package org.muster.record;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Escapes in double-quoted YAML (`\x41`, `\u0041`, `\U00000041`) that are cut short or name no
/// character. SnakeYAML throws a bare IllegalArgumentException for them, without a place.
public final class YamlEscape {
  public static final String EXPECTED = "YAML: escapes such as \\x41 with all their digits";

  private static final Pattern BROKEN =
      Pattern.compile(
          "\\\\(?:x(?!\\p{XDigit}{2})|u(?!\\p{XDigit}{4})|U(?!00(?:0\\p{XDigit}|10)\\p{XDigit}{4}))");

  private YamlEscape() {}

  /// The line, from one, of the first broken escape; 1 where there is none.
  public static int lineOfBroken(String text) {
    Matcher broken = BROKEN.matcher(text);
    return broken.find()
        ? 1 + (int) text.substring(0, broken.start()).chars().filter(c -> c == '\n').count()
        : 1;
  }
}
