package org.muster.engine.duty.guard;

import java.util.regex.Pattern;

/// What an id may be: it stands in rosters, proofs and messages as one word.
final class Ids {
  static final String EXPECTED = "an id of letters, digits and . _ : / + -";

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._:/+-]{0,99}");

  private Ids() {}

  static boolean isWord(String id) {
    return WORD.matcher(id).matches();
  }

  /// @param what has the id, such as `A post`
  /// @throws IllegalArgumentException if it is none
  static void require(String what, String id) {
    if (!isWord(id)) {
      throw new IllegalArgumentException(
          what + " needs " + EXPECTED + ", at most 100 of them, was \"" + id + "\"");
    }
  }
}
