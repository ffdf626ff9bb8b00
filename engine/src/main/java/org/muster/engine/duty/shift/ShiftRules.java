package org.muster.engine.duty.shift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The rules, one method each. A method looks at the whole calendar of one employee and lists every
/// breach of its rule.
final class ShiftRules {
  private ShiftRules() {}

  static List<ShiftFinding> succession(Worked worked) {
    List<ShiftFinding> findings = new ArrayList<>();
    for (int day = 1; day < worked.days().size(); day++) {
      if (worked.works(day - 1)
          && worked.works(day)
          && worked.shift(day - 1).notNext().contains(worked.shift(day).id())) {
        findings.add(worked.finding(ShiftRule.SUCCESSION, day, 1, 0));
      }
    }
    return findings;
  }

  static List<ShiftFinding> maxShifts(Worked worked) {
    List<ShiftFinding> findings = new ArrayList<>();
    for (Map.Entry<String, Integer> most : worked.employee().maxShifts().entrySet()) {
      int shift = worked.problem().indexOfShift(most.getKey());
      long count = worked.days().stream().filter(s -> s == shift).count();
      if (count > most.getValue()) {
        findings.add(
            worked.finding(ShiftRule.MAX_SHIFTS, worked.lastDay(), count, most.getValue()));
      }
    }
    return findings;
  }

  static List<ShiftFinding> maxMinutes(Worked worked) {
    long minutes = worked.minutes();
    int most = worked.employee().maxMinutes();
    return minutes > most
        ? List.of(worked.finding(ShiftRule.MAX_MINUTES, worked.lastDay(), minutes, most))
        : List.of();
  }

  static List<ShiftFinding> minMinutes(Worked worked) {
    long minutes = worked.minutes();
    int least = worked.employee().minMinutes();
    return minutes < least
        ? List.of(worked.finding(ShiftRule.MIN_MINUTES, worked.lastDay(), minutes, least))
        : List.of();
  }

  static List<ShiftFinding> maxRun(Worked worked) {
    int most = worked.employee().maxRun();
    return worked.runs(true).stream()
        .filter(run -> run.length() > most)
        .map(run -> worked.finding(ShiftRule.MAX_RUN, run.after() - 1, run.length(), most))
        .toList();
  }

  static List<ShiftFinding> minRun(Worked worked) {
    int least = worked.employee().minRun();
    return worked.runs(true).stream()
        .filter(run -> run.length() < least && !worked.atEdge(run))
        .map(run -> worked.finding(ShiftRule.MIN_RUN, run.after() - 1, run.length(), least))
        .toList();
  }

  static List<ShiftFinding> minRest(Worked worked) {
    int least = worked.employee().minRest();
    return worked.runs(false).stream()
        .filter(run -> run.length() < least && !worked.atEdge(run))
        .map(run -> worked.finding(ShiftRule.MIN_REST, run.after() - 1, run.length(), least))
        .toList();
  }

  /// A weekend is worked when its Saturday or its Sunday is; day zero is a Monday.
  static List<ShiftFinding> maxWeekends(Worked worked) {
    int weekends = 0;
    for (int saturday = 5; saturday < worked.days().size(); saturday += 7) {
      weekends += worked.works(saturday) || worked.works(saturday + 1) ? 1 : 0;
    }
    int most = worked.employee().maxWeekends();
    return weekends > most
        ? List.of(worked.finding(ShiftRule.MAX_WEEKENDS, worked.lastDay(), weekends, most))
        : List.of();
  }

  static List<ShiftFinding> dayOff(Worked worked) {
    return worked.employee().daysOff().stream()
        .filter(worked::works)
        .map(day -> worked.finding(ShiftRule.DAY_OFF, day, 1, 0))
        .toList();
  }
}
