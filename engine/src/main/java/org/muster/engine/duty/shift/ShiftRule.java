package org.muster.engine.duty.shift;

/// The hard rules of a roster, by id.
public enum ShiftRule {
  SUCCESSION("shift.succession", "a shift that may not follow the one of the day before"),
  MAX_SHIFTS("shift.max-shifts", "a shift worked more often than allowed"),
  MAX_MINUTES("shift.max-minutes", "more minutes than allowed"),
  MIN_MINUTES("shift.min-minutes", "fewer minutes than required"),
  MAX_RUN("shift.max-run", "more days of work in a row than allowed"),
  MIN_RUN("shift.min-run", "fewer days of work in a row than required"),
  MIN_REST("shift.min-rest", "fewer days off in a row than required"),
  MAX_WEEKENDS("shift.max-weekends", "more weekends with work than allowed"),
  DAY_OFF("shift.day-off", "work on a day off");

  private final String id;
  private final String sentence;

  ShiftRule(String id, String sentence) {
    this.id = id;
    this.sentence = sentence;
  }

  /// The id in messages and reasons.
  public String id() {
    return id;
  }

  /// What a breach of it is.
  public String sentence() {
    return sentence;
  }
}
