package org.muster.thread;

import org.muster.record.ClaimTable;

/// The five stages of the thread, in order.
public enum Stage {
  RECORD("Record"),
  REVIEW("Review"),
  DEVELOP("Develop"),
  GENERATE("Generate"),
  OPERATE("Operate");

  private final String title;

  Stage(String title) {
    this.title = title;
  }

  /// As people call it.
  public String title() {
    return title;
  }

  /// The stage's package and part of its addresses: the title in lower case.
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /// The stage that owns a table.
  public static Stage of(ClaimTable table) {
    for (Stage stage : values()) {
      if (stage.key().equals(table.stage())) {
        return stage;
      }
    }
    throw new IllegalArgumentException("table " + table.name() + " has no stage " + table.stage());
  }
}
