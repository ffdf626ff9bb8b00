package org.muster.engine.duty.shift;

import java.util.ArrayList;
import java.util.List;

/// Checks a roster rule by rule, slowly and plainly; shares only the records with the planner.
public final class ShiftChecker {

  private final ShiftProblem problem;
  private final Roster roster;

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
    List<ShiftFinding> findings = new ArrayList<>();
    for (int e = 0; e < problem.employees().size(); e++) {
      for (ShiftRule rule : ShiftRule.values()) {
        findings.addAll(rule.findings(problem, roster, e));
      }
    }
    ShiftChecker checker = new ShiftChecker(problem, roster);
    return new RosterReview(
        findings, checker.requests(), checker.cover(true), checker.cover(false));
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
