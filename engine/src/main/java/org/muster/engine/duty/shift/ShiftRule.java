package org.muster.engine.duty.shift;

import java.util.List;
import java.util.function.Function;

/// The hard rules of a roster, by id: each has one method of {@link ShiftRules} and one place in
// the
/// description of the public instances (Curtois and Qu 2014, "Computational results on new staff
/// scheduling benchmark instances", University of Nottingham) that says it.
public enum ShiftRule {
  SUCCESSION(
      "shift.succession",
      "a shift that may not follow the one of the day before",
      "Curtois and Qu 2014, SECTION_SHIFTS: shifts which cannot follow this shift",
      ShiftRules::succession),
  MAX_SHIFTS(
      "shift.max-shifts",
      "a shift worked more often than allowed",
      "Curtois and Qu 2014, SECTION_STAFF: MaxShifts",
      ShiftRules::maxShifts),
  MAX_MINUTES(
      "shift.max-minutes",
      "more minutes than allowed",
      "Curtois and Qu 2014, SECTION_STAFF: MaxTotalMinutes",
      ShiftRules::maxMinutes),
  MIN_MINUTES(
      "shift.min-minutes",
      "fewer minutes than required",
      "Curtois and Qu 2014, SECTION_STAFF: MinTotalMinutes",
      ShiftRules::minMinutes),
  MAX_RUN(
      "shift.max-run",
      "more days of work in a row than allowed",
      "Curtois and Qu 2014, SECTION_STAFF: MaxConsecutiveShifts",
      ShiftRules::maxRun),
  MIN_RUN(
      "shift.min-run",
      "fewer days of work in a row than required",
      "Curtois and Qu 2014, SECTION_STAFF: MinConsecutiveShifts",
      ShiftRules::minRun),
  MIN_REST(
      "shift.min-rest",
      "fewer days off in a row than required",
      "Curtois and Qu 2014, SECTION_STAFF: MinConsecutiveDaysOff",
      ShiftRules::minRest),
  MAX_WEEKENDS(
      "shift.max-weekends",
      "more weekends with work than allowed",
      "Curtois and Qu 2014, SECTION_STAFF: MaxWeekends",
      ShiftRules::maxWeekends),
  DAY_OFF(
      "shift.day-off",
      "work on a day off",
      "Curtois and Qu 2014, SECTION_DAYS_OFF: days on which the employee must not work",
      ShiftRules::dayOff);

  private final String id;
  private final String sentence;
  private final String source;
  private final Function<Worked, List<ShiftFinding>> walk;

  ShiftRule(String id, String sentence, String source, Function<Worked, List<ShiftFinding>> walk) {
    this.id = id;
    this.sentence = sentence;
    this.source = source;
    this.walk = walk;
  }

  /// The id in messages and reasons.
  public String id() {
    return id;
  }

  /// What a breach of it is.
  public String sentence() {
    return sentence;
  }

  /// Where the rule comes from.
  public String source() {
    return source;
  }

  /// Every breach of this rule by one employee of a roster.
  ///
  /// @param employee index in the problem's order
  public List<ShiftFinding> findings(ShiftProblem problem, Roster roster, int employee) {
    return walk.apply(new Worked(problem, employee, roster.rows().get(employee)));
  }
}
