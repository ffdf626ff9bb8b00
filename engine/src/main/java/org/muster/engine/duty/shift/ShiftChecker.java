package org.muster.engine.duty.shift;

import java.util.ArrayList;
import java.util.List;

/// Checks a roster rule by rule, slowly and plainly; shares only the records with the planner.
/// The rules are those of the public instances (Curtois and Qu 2014, "Computational results on new
/// staff scheduling benchmark instances").
public final class ShiftChecker {

  private final ShiftProblem problem;
  private final Roster roster;
  private final List<ShiftFinding> findings = new ArrayList<>();

  private ShiftChecker(ShiftProblem problem, Roster roster) {
    this.problem = problem;
    this.roster = roster;
  }

  /// Every breach, and the cost.
  ///
  /// @throws IllegalArgumentException when the roster has not a cell for each employee and day
  public static RosterReview check(ShiftProblem problem, Roster roster) {
    if (roster.rows().size() != problem.employees().size()
        || roster.rows().stream().anyMatch(row -> row.size() != problem.days())) {
      throw new IllegalArgumentException(
          "The roster is not "
              + problem.employees().size()
              + " employees by "
              + problem.days()
              + " days. Maybe it belongs to another instance");
    }
    ShiftChecker checker = new ShiftChecker(problem, roster);
    for (int e = 0; e < problem.employees().size(); e++) {
      checker.checkEmployee(e);
    }
    return new RosterReview(
        checker.findings, checker.requests(), checker.cover(true), checker.cover(false));
  }

  private boolean works(int employee, int day) {
    return roster.shift(employee, day) != Roster.OFF;
  }

  private void found(ShiftRule rule, int employee, int day, long measured, long limit) {
    findings.add(
        new ShiftFinding(rule, problem.employees().get(employee).id(), day, measured, limit));
  }

  private void checkEmployee(int e) {
    checkSuccession(e);
    checkMaxShifts(e);
    checkMinutes(e);
    checkRuns(e);
    checkWeekends(e);
    for (int day : problem.employees().get(e).daysOff()) {
      if (works(e, day)) {
        found(ShiftRule.DAY_OFF, e, day, 1, 0);
      }
    }
  }

  private void checkSuccession(int e) {
    for (int day = 1; day < problem.days(); day++) {
      if (works(e, day - 1) && works(e, day)) {
        ShiftType before = problem.shifts().get(roster.shift(e, day - 1));
        ShiftType after = problem.shifts().get(roster.shift(e, day));
        if (before.notNext().contains(after.id())) {
          found(ShiftRule.SUCCESSION, e, day, 1, 0);
        }
      }
    }
  }

  private void checkMaxShifts(int e) {
    int last = problem.days() - 1;
    problem
        .employees()
        .get(e)
        .maxShifts()
        .forEach(
            (id, most) -> {
              int shift = problem.indexOfShift(id);
              long count = roster.rows().get(e).stream().filter(s -> s == shift).count();
              if (count > most) {
                found(ShiftRule.MAX_SHIFTS, e, last, count, most);
              }
            });
  }

  private void checkMinutes(int e) {
    Employee employee = problem.employees().get(e);
    long minutes = 0;
    for (int shift : roster.rows().get(e)) {
      minutes += shift == Roster.OFF ? 0 : problem.shifts().get(shift).minutes();
    }
    if (minutes > employee.maxMinutes()) {
      found(ShiftRule.MAX_MINUTES, e, problem.days() - 1, minutes, employee.maxMinutes());
    }
    if (minutes < employee.minMinutes()) {
      found(ShiftRule.MIN_MINUTES, e, problem.days() - 1, minutes, employee.minMinutes());
    }
  }

  private void checkRuns(int e) {
    Employee employee = problem.employees().get(e);
    int first = 0;
    for (int day = 1; day <= problem.days(); day++) {
      if (day < problem.days() && works(e, day) == works(e, first)) {
        continue;
      }
      int length = day - first;
      boolean atEdge = first == 0 || day == problem.days();
      if (works(e, first)) {
        if (length > employee.maxRun()) {
          found(ShiftRule.MAX_RUN, e, day - 1, length, employee.maxRun());
        }
        if (length < employee.minRun() && !atEdge) {
          found(ShiftRule.MIN_RUN, e, day - 1, length, employee.minRun());
        }
      } else if (length < employee.minRest() && !atEdge) {
        found(ShiftRule.MIN_REST, e, day - 1, length, employee.minRest());
      }
      first = day;
    }
  }

  private void checkWeekends(int e) {
    Employee employee = problem.employees().get(e);
    int weekends = 0;
    for (int saturday = 5; saturday < problem.days(); saturday += 7) {
      if (works(e, saturday) || works(e, saturday + 1)) {
        weekends++;
      }
    }
    if (weekends > employee.maxWeekends()) {
      found(ShiftRule.MAX_WEEKENDS, e, problem.days() - 1, weekends, employee.maxWeekends());
    }
  }

  private long requests() {
    long cost = 0;
    for (Request request : problem.on()) {
      cost += given(request) ? 0 : request.weight();
    }
    for (Request request : problem.off()) {
      cost += given(request) ? request.weight() : 0;
    }
    return cost;
  }

  private boolean given(Request request) {
    return roster.shift(problem.indexOfEmployee(request.employee()), request.day())
        == problem.indexOfShift(request.shift());
  }

  private long cover(boolean under) {
    long cost = 0;
    for (Cover line : problem.cover()) {
      int shift = problem.indexOfShift(line.shift());
      long given = 0;
      for (int e = 0; e < problem.employees().size(); e++) {
        if (roster.shift(e, line.day()) == shift) {
          given++;
        }
      }
      cost +=
          under
              ? line.underWeight() * Math.max(0, line.need() - given)
              : line.overWeight() * Math.max(0, given - line.need());
    }
    return cost;
  }
}
