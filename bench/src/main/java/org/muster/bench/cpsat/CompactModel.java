package org.muster.bench.cpsat;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.muster.engine.duty.shift.Cover;
import org.muster.engine.duty.shift.Employee;
import org.muster.engine.duty.shift.Request;
import org.muster.engine.duty.shift.Roster;
import org.muster.engine.duty.shift.ShiftProblem;

/// The shift rules as CP-SAT reads them best: `x[e][d][s]` says that an employee does a shift on a
/// day, `works[e][d]` that they do any. Shifts that can never be given have no variable. Lengths of
/// runs and rests are clauses of three literals, because a run that begins inside the horizon must
/// last until its least length or the horizon's end.
final class CompactModel {
  private static final int SATURDAY = 5;
  private static final int WEEK = 7;

  private final ShiftProblem problem;
  private final int days;
  private final int types;
  private final CpModel model = new CpModel();
  private final Literal[][][] x;
  private final Literal[][] works;
  private final LinearExprBuilder cost = LinearExpr.newBuilder();

  CompactModel(ShiftProblem problem) {
    this.problem = problem;
    days = problem.days();
    types = problem.shifts().size();
    int people = problem.employees().size();
    x = new Literal[people][days][types];
    works = new Literal[people][days];
    for (int e = 0; e < people; e++) {
      employee(e, problem.employees().get(e));
    }
    requests();
    problem.cover().forEach(this::cover);
    model.minimize(cost);
  }

  CpModel model() {
    return model;
  }

  private void employee(int e, Employee rules) {
    Literal never = model.falseLiteral();
    for (int d = 0; d < days; d++) {
      boolean off = rules.daysOff().contains(d);
      List<Literal> choices = new ArrayList<>();
      for (int s = 0; s < types; s++) {
        Integer most = rules.maxShifts().get(problem.shifts().get(s).id());
        if (off || (most != null && most == 0)) {
          x[e][d][s] = never;
        } else {
          x[e][d][s] = model.newBoolVar("");
          choices.add(x[e][d][s]);
        }
      }
      if (choices.isEmpty()) {
        works[e][d] = never;
      } else {
        BoolVar rests = model.newBoolVar("");
        works[e][d] = rests.not();
        choices.add(rests);
        model.addExactlyOne(choices);
      }
    }
    successions(e);
    quantities(e, rules);
    runs(works[e], rules.minRun(), true);
    runs(works[e], rules.minRest(), false);
    for (int d = 0; d + rules.maxRun() < days; d++) {
      Literal[] window = new Literal[rules.maxRun() + 1];
      for (int i = 0; i < window.length; i++) {
        window[i] = works[e][d + i].not();
      }
      model.addBoolOr(window);
    }
    weekends(e, rules);
  }

  private void successions(int e) {
    for (int s = 0; s < types; s++) {
      int[] banned =
          problem.shifts().get(s).notNext().stream().mapToInt(problem::indexOfShift).toArray();
      for (int d = 0; d + 1 < days && banned.length > 0; d++) {
        int day = d;
        List<Literal> either = new ArrayList<>(List.of(x[e][d][s]));
        Arrays.stream(banned).forEach(next -> either.add(x[e][day + 1][next]));
        model.addAtMostOne(either);
      }
    }
  }

  private void quantities(int e, Employee rules) {
    LinearExprBuilder minutes = LinearExpr.newBuilder();
    for (int s = 0; s < types; s++) {
      LinearExprBuilder count = LinearExpr.newBuilder();
      for (int d = 0; d < days; d++) {
        minutes.addTerm(x[e][d][s], problem.shifts().get(s).minutes());
        count.add(x[e][d][s]);
      }
      Integer most = rules.maxShifts().get(problem.shifts().get(s).id());
      if (most != null && most > 0 && most < days) {
        model.addLessOrEqual(count, most);
      }
    }
    model.addLinearConstraint(minutes, rules.minMinutes(), rules.maxMinutes());
  }

  /// A run (of work, or of rest) that begins after the first day lasts until its least length or
  /// the end of the horizon.
  private void runs(Literal[] row, int least, boolean ofWork) {
    for (int first = 1; first < days; first++) {
      for (int i = 1; i < least && first + i < days; i++) {
        model.addBoolOr(
            new Literal[] {
              on(row[first - 1], ofWork), on(row[first], !ofWork), on(row[first + i], ofWork)
            });
      }
    }
  }

  private static Literal on(Literal literal, boolean value) {
    return value ? literal : literal.not();
  }

  private void weekends(int e, Employee rules) {
    if (rules.maxWeekends() >= days / WEEK) {
      return;
    }
    LinearExprBuilder count = LinearExpr.newBuilder();
    for (int saturday = SATURDAY; saturday < days; saturday += WEEK) {
      BoolVar weekend = model.newBoolVar("");
      model.addImplication(works[e][saturday], weekend);
      model.addImplication(works[e][saturday + 1], weekend);
      count.add(weekend);
    }
    model.addLessOrEqual(count, rules.maxWeekends());
  }

  private void requests() {
    for (Request request : problem.on()) {
      cost.addTerm(given(request), -request.weight()).add(request.weight());
    }
    for (Request request : problem.off()) {
      cost.addTerm(given(request), request.weight());
    }
  }

  private Literal given(Request request) {
    return x[problem.indexOfEmployee(request.employee())][request.day()][
        problem.indexOfShift(request.shift())];
  }

  private void cover(Cover line) {
    int s = problem.indexOfShift(line.shift());
    IntVar under = model.newIntVar(0, line.need(), "");
    IntVar over = model.newIntVar(0, Math.max(0, x.length - line.need()), "");
    LinearExprBuilder balance = LinearExpr.newBuilder();
    for (Literal[][] row : x) {
      balance.add(row[line.day()][s]);
    }
    balance.add(under).addTerm(over, -1);
    model.addEquality(balance, line.need());
    cost.addTerm(under, line.underWeight()).addTerm(over, line.overWeight());
  }

  /// Leaves this roster as the only one.
  void fix(Roster roster) {
    for (int e = 0; e < x.length; e++) {
      for (int d = 0; d < days; d++) {
        for (int s = 0; s < types; s++) {
          model.addEquality(x[e][d][s], roster.shift(e, d) == s ? 1 : 0);
        }
      }
    }
  }

  /// The roster of CP-SAT's last solution.
  Roster roster(CpSolver solver) {
    int[][] shifts = new int[x.length][days];
    for (int e = 0; e < x.length; e++) {
      Arrays.fill(shifts[e], Roster.OFF);
      for (int d = 0; d < days; d++) {
        for (int s = 0; s < types; s++) {
          if (solver.booleanValue(x[e][d][s])) {
            shifts[e][d] = s;
          }
        }
      }
    }
    return Roster.of(shifts);
  }
}
