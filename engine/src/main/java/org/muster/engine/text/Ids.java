package org.muster.engine.text;

import java.util.regex.Pattern;

/// What an id may be: it stands in rosters, proofs and messages as one word.
public final class Ids {
  /// In words.
  public static final String EXPECTED = "an id of letters, digits and . _ : / + -";

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._:/+-]{0,99}");

  private Ids() {}

  /// Whether it is one.
  public static boolean isWord(String id) {
    return WORD.matcher(id).matches();
  }

  /// Refuses what is none.
  ///
  /// @param what has the id, such as `A post`
  /// @throws IllegalArgumentException if it is none
  public static void require(String what, String id) {
    if (!isWord(id)) {
      throw new IllegalArgumentException(
          what + " needs " + EXPECTED + ", at most 100 of them, was \"" + id + "\"");
    }
  }
}
