package org.muster.operate.evacuation.custody;

/// Who answers for a minor: a person by their number, or an office that took them in charge.
public final class Guardian {
  /// What an office begins with: a child that comes alone is in the charge of one.
  public static final String OFFICE = "office:";

  private Guardian() {}

  /// Whether it is a person of the log.
  public static boolean isPerson(String guardian) {
    return !guardian.isEmpty() && !guardian.startsWith(OFFICE);
  }

  static void check(String guardian) {
    if (!guardian.isEmpty()) {
      Codes.need(
          "a guardian",
          guardian.startsWith(OFFICE) ? guardian.substring(OFFICE.length()) : guardian);
    }
  }
}
