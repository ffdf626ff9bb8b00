package org.muster.engine.duty.shift;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A person on the roster and the limits that hold for them over the whole horizon.
///
/// @param id readable, unique
/// @param maxShifts by shift id, how often at most; a shift that is not named has no limit
/// @param maxMinutes most minutes of work, inclusive
/// @param minMinutes least minutes of work, inclusive
/// @param maxRun most days of work in a row
/// @param minRun least days of work in a row; a run at an edge of the horizon is exempt
/// @param minRest least days off in a row; a rest at an edge of the horizon is exempt
/// @param maxWeekends most weekends with work on the Saturday or the Sunday
/// @param daysOff days on which no work may be given
public record Employee(
    String id,
    Map<String, Integer> maxShifts,
    int maxMinutes,
    int minMinutes,
    int maxRun,
    int minRun,
    int minRest,
    int maxWeekends,
    List<Integer> daysOff) {
  public Employee {
    maxShifts = Collections.unmodifiableMap(new LinkedHashMap<>(maxShifts));
    daysOff = List.copyOf(daysOff);
  }

  Employee withDaysOff(List<Integer> days) {
    return new Employee(
        id, maxShifts, maxMinutes, minMinutes, maxRun, minRun, minRest, maxWeekends, days);
  }
}
