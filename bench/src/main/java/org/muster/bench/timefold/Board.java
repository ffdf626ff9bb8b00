package org.muster.bench.timefold;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.score.buildin.hardsoft.HardSoftScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.engine.duty.shift.Cover;
import org.muster.engine.duty.shift.Employee;
import org.muster.engine.duty.shift.Request;
import org.muster.engine.duty.shift.Roster;
import org.muster.engine.duty.shift.ShiftProblem;

/// A roster as Timefold changes it: a cell for each person and day, in that order.
@PlanningSolution
public final class Board {
  private int days;

  @ProblemFactCollectionProperty private List<Person> people = List.of();
  @ProblemFactCollectionProperty private List<Need> needs = List.of();
  @PlanningEntityCollectionProperty private List<Cell> cells = List.of();
  @PlanningScore private @Nullable HardSoftScore score;

  /// For the solver, which copies boards.
  public Board() {}

  /// An empty board of the problem.
  static Board of(ShiftProblem problem) {
    Board board = new Board();
    board.days = problem.days();
    List<Kind> kinds = kinds(problem);
    Need[][] needs = new Need[problem.days()][kinds.size()];
    List<Need> allNeeds = new ArrayList<>();
    for (Cover line : problem.cover()) {
      Need need = new Need(line.need(), line.underWeight(), line.overWeight());
      needs[line.day()][problem.indexOfShift(line.shift())] = need;
      allNeeds.add(need);
    }
    int[][][] requests = new int[problem.employees().size()][problem.days()][kinds.size() + 1];
    for (Request on : problem.on()) {
      int[] costs = requests[problem.indexOfEmployee(on.employee())][on.day()];
      for (int k = 0; k < costs.length; k++) {
        costs[k] += k == problem.indexOfShift(on.shift()) ? 0 : on.weight();
      }
    }
    for (Request off : problem.off()) {
      requests[problem.indexOfEmployee(off.employee())][off.day()][
              problem.indexOfShift(off.shift())] +=
          off.weight();
    }
    List<Person> people = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    for (int e = 0; e < problem.employees().size(); e++) {
      Employee employee = problem.employees().get(e);
      int[] most = new int[kinds.size()];
      for (int k = 0; k < most.length; k++) {
        most[k] = employee.maxShifts().getOrDefault(problem.shifts().get(k).id(), problem.days());
      }
      Person person = new Person(e, employee, most);
      people.add(person);
      List<Kind> allowed = kinds.stream().filter(kind -> person.most(kind) > 0).toList();
      for (int day = 0; day < problem.days(); day++) {
        List<Kind> here = employee.daysOff().contains(day) ? List.of() : allowed;
        cells.add(new Cell(person, day, problem.days(), here, requests[e][day], needs[day]));
      }
    }
    board.people = people;
    board.needs = allNeeds;
    board.cells = cells;
    return board;
  }

  private static List<Kind> kinds(ShiftProblem problem) {
    List<Kind> kinds = new ArrayList<>();
    for (int k = 0; k < problem.shifts().size(); k++) {
      boolean[] mayFollow = new boolean[problem.shifts().size()];
      Arrays.fill(mayFollow, true);
      problem.shifts().get(k).notNext().forEach(id -> mayFollow[problem.indexOfShift(id)] = false);
      kinds.add(new Kind(k, problem.shifts().get(k).minutes(), mayFollow));
    }
    return kinds;
  }

  int days() {
    return days;
  }

  List<Person> people() {
    return people;
  }

  /// The cell of a person on a day.
  Cell cell(int person, int day) {
    return cells.get(person * days + day);
  }

  @Nullable HardSoftScore score() {
    return score;
  }

  Roster roster() {
    int[][] shifts = new int[people.size()][days];
    for (int e = 0; e < shifts.length; e++) {
      for (int day = 0; day < days; day++) {
        Kind kind = cell(e, day).getKind();
        shifts[e][day] = kind == null ? Roster.OFF : kind.index();
      }
    }
    return Roster.of(shifts);
  }
}
