package org.muster.engine.duty.shift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Why no roster obeys the rules: for each employee who has no lawful row even alone, the rules of
/// which one would have to give. Each is tried without by itself.
public final class ShiftConflicts {
  private ShiftConflicts() {}

  /// An employee without any lawful row.
  ///
  /// @param rules what would let one be found, each by itself; empty if no single rule would
  public record Conflict(String employee, List<String> rules) {
    public Conflict {
      rules = List.copyOf(rules);
    }

    @Override
    public String toString() {
      return employee
          + ": no lawful row; "
          + (rules.isEmpty()
              ? "more than one of its rules would have to give"
              : "one of these would have to give: " + String.join(", ", rules));
    }
  }

  /// @param hasPlan whether a problem of one employee, without cover and wishes, has any plan
  public static List<Conflict> list(ShiftProblem problem, Predicate<ShiftProblem> hasPlan) {
    List<Conflict> all = new ArrayList<>();
    for (Employee employee : problem.employees()) {
      if (hasPlan.test(alone(problem, employee))) {
        continue;
      }
      List<String> rules = new ArrayList<>();
      without(problem, employee)
          .forEach(
              (rule, eased) -> {
                if (hasPlan.test(alone(problem, eased))) {
                  rules.add(rule);
                }
              });
      all.add(new Conflict(employee.id(), rules));
    }
    return all;
  }

  private static ShiftProblem alone(ShiftProblem problem, Employee employee) {
    return new ShiftProblem(
        problem.days(), problem.shifts(), List.of(employee), List.of(), List.of(), List.of());
  }

  /// The employee without each rule in turn, by the rule in words.
  private static Map<String, Employee> without(ShiftProblem problem, Employee e) {
    int days = problem.days();
    int most = days * 1440;
    Map<String, Employee> all = new LinkedHashMap<>();
    all.put("days off " + e.daysOff(), e.withDaysOff(List.of()));
    all.put(
        "least minutes " + e.minMinutes(),
        limits(e, e.maxShifts(), e.maxMinutes(), 0, e.maxRun(), e.minRun(), e.minRest(), -1));
    all.put(
        "most minutes " + e.maxMinutes(),
        limits(e, e.maxShifts(), most, e.minMinutes(), e.maxRun(), e.minRun(), e.minRest(), -1));
    all.put(
        "most of each shift " + e.maxShifts(),
        limits(
            e, Map.of(), e.maxMinutes(), e.minMinutes(), e.maxRun(), e.minRun(), e.minRest(), -1));
    all.put(
        "most days in a row " + e.maxRun(),
        limits(
            e, e.maxShifts(), e.maxMinutes(), e.minMinutes(), days, e.minRun(), e.minRest(), -1));
    all.put(
        "least days in a row " + e.minRun(),
        limits(e, e.maxShifts(), e.maxMinutes(), e.minMinutes(), e.maxRun(), 1, e.minRest(), -1));
    all.put(
        "least days off in a row " + e.minRest(),
        limits(e, e.maxShifts(), e.maxMinutes(), e.minMinutes(), e.maxRun(), e.minRun(), 1, -1));
    all.put(
        "most weekends " + e.maxWeekends(),
        limits(
            e,
            e.maxShifts(),
            e.maxMinutes(),
            e.minMinutes(),
            e.maxRun(),
            e.minRun(),
            e.minRest(),
            days));
    return all;
  }

  /// @param weekends -1 leaves them as they are
  private static Employee limits(
      Employee e,
      Map<String, Integer> maxShifts,
      int maxMinutes,
      int minMinutes,
      int maxRun,
      int minRun,
      int minRest,
      int weekends) {
    return new Employee(
        e.id(),
        maxShifts,
        maxMinutes,
        minMinutes,
        maxRun,
        minRun,
        minRest,
        weekends < 0 ? e.maxWeekends() : weekends,
        e.daysOff());
  }
}
