package org.muster.operate.evacuation.custody;

import org.muster.store.Typed;

/// What a place is called.
final class Label {
  private static final int LONGEST = 80;

  private Label() {}

  static void check(String name) {
    if (name.isBlank()
        || name.length() > LONGEST
        || name.chars().anyMatch(c -> c < ' ')
        || !Typed.isClean(name)) {
      throw new IllegalArgumentException("a place is called something of 1 to 80 plain characters");
    }
  }
}
