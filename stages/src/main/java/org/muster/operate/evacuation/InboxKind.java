package org.muster.operate.evacuation;

import java.util.Arrays;

/// What sort of thing came into the inbox.
public enum InboxKind {
  MESSAGE("message"),
  ROW("row of a list"),
  /// A table that is still to be put right.
  FILE("file"),
  RECORD("record of a people finder"),
  SELF("form on the web");

  private final String words;

  InboxKind(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  static InboxKind of(String stored) {
    return Arrays.stream(values())
        .filter(kind -> kind.name().equals(stored))
        .findFirst()
        .orElse(MESSAGE);
  }
}
