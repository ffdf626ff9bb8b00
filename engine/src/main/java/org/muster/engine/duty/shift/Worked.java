package org.muster.engine.duty.shift;

import java.util.ArrayList;
import java.util.List;

/// What one employee does on each day of a roster, as the rules look at it.
///
/// @param index of the employee in the problem's order
/// @param days index of the shift on each day, or {@link Roster#OFF}
record Worked(ShiftProblem problem, int index, List<Integer> days) {
  /// Days in a row that are all of work or all off.
  ///
  /// @param first day of the run
  /// @param after first day after it
  record Run(int first, int after) {
    int length() {
      return after - first;
    }
  }

  Employee employee() {
    return problem.employees().get(index);
  }

  /// Whether there is work on the day; days beyond the horizon are off.
  boolean works(int day) {
    return day < days.size() && days.get(day) != Roster.OFF;
  }

  /// The shift of a day with work.
  ShiftType shift(int day) {
    return problem.shifts().get(days.get(day));
  }

  int lastDay() {
    return days.size() - 1;
  }

  long minutes() {
    long minutes = 0;
    for (int day = 0; day < days.size(); day++) {
      minutes += works(day) ? shift(day).minutes() : 0;
    }
    return minutes;
  }

  /// The runs of work, or those of days off, in order.
  List<Run> runs(boolean work) {
    List<Run> runs = new ArrayList<>();
    int first = 0;
    for (int day = 1; day <= days.size(); day++) {
      if (day == days.size() || works(day) != works(first)) {
        if (works(first) == work) {
          runs.add(new Run(first, day));
        }
        first = day;
      }
    }
    return runs;
  }

  /// Whether a run touches an edge of the horizon: nobody knows how long it is in truth.
  boolean atEdge(Run run) {
    return run.first == 0 || run.after == days.size();
  }

  ShiftFinding finding(ShiftRule rule, int day, long measured, long limit) {
    return new ShiftFinding(rule, employee().id(), day, measured, limit);
  }
}
