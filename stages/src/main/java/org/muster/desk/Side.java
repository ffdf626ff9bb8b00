package org.muster.desk;

/// One of the two sides of the Planning and Review Process.
public enum Side {
  NATION("the nation"),
  ALLIANCE("the alliance staffs");

  private final String words;

  Side(String words) {
    this.words = words;
  }

  /// The side across the table.
  public Side other() {
    return this == NATION ? ALLIANCE : NATION;
  }

  /// As a sentence says it.
  public String words() {
    return words;
  }
}
