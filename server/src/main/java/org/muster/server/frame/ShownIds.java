package org.muster.server.frame;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// The ids that stand in an answer, as cases write them: `AZE.unit.recce-coy`, which is
/// `[A-Z][A-Z0-9]{1,11}\\.[a-z][a-z0-9_.-]*[a-z0-9]`. Read from the bytes that leave, since every
/// answer is looked through.
final class ShownIds {
  private static final int LONGEST_OWNER = 12;
  private static final int SHORTEST_OWNER = 2;

  private ShownIds() {}

  /// @param body in UTF-8
  /// @param seen gets each id, as often as it stands there
  static void in(byte[] body, Consumer<String> seen) {
    int free = 0;
    for (int dot = SHORTEST_OWNER; dot < body.length - 2; dot++) {
      if (body[dot] != '.' || !isLower(body[dot + 1])) {
        continue;
      }
      int start = start(body, free, dot);
      int end = end(body, dot + 1);
      if (start >= 0 && end > dot + 2) {
        seen.accept(new String(body, start, end - start, StandardCharsets.US_ASCII));
        free = end;
        dot = end - 1;
      }
    }
  }

  /// Where an owner that ends before the dot begins; -1 if none does.
  private static int start(byte[] body, int free, int dot) {
    int least = Math.max(free, dot - LONGEST_OWNER);
    int start = -1;
    for (int i = dot - 1; i >= least && (isUpper(body[i]) || isDigit(body[i])); i--) {
      if (isUpper(body[i]) && dot - i >= SHORTEST_OWNER) {
        start = i;
      }
    }
    return start;
  }

  /// Where the rest that begins there ends, exclusive: with a letter or a digit.
  private static int end(byte[] body, int from) {
    int end = from;
    for (int i = from; i < body.length; i++) {
      byte b = body[i];
      if (isLower(b) || isDigit(b)) {
        end = i + 1;
      } else if (b != '_' && b != '.' && b != '-') {
        break;
      }
    }
    return end;
  }

  private static boolean isUpper(byte b) {
    return b >= 'A' && b <= 'Z';
  }

  private static boolean isLower(byte b) {
    return b >= 'a' && b <= 'z';
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
