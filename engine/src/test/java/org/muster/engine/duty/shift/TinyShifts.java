package org.muster.engine.duty.shift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Random shift problems so small that every roster can be tried.
final class TinyShifts {

  private TinyShifts() {}

  /// A problem of one week with two shifts or of two weeks with one, for two or three people.
  static ShiftProblem of(long seed) {
    Random random = new Random(seed);
    boolean oneWeek = random.nextBoolean();
    int days = oneWeek ? 7 : 14;
    List<ShiftType> shifts = new ArrayList<>();
    shifts.add(new ShiftType("E", 480, List.of()));
    if (oneWeek) {
      shifts.add(
          new ShiftType(
              "N",
              random.nextBoolean() ? 480 : 600,
              random.nextInt(4) > 0 ? List.of("E") : List.of()));
    }
    List<Employee> employees = new ArrayList<>();
    int people = 2 + random.nextInt(2);
    for (int e = 0; e < people; e++) {
      Map<String, Integer> most = new LinkedHashMap<>();
      for (ShiftType shift : shifts) {
        most.put(shift.id(), random.nextInt(4) == 0 ? random.nextInt(3) : 14);
      }
      int maxRun = 2 + random.nextInt(3);
      int worked = oneWeek ? 2 + random.nextInt(3) : 3 + random.nextInt(3);
      List<Integer> off = random.nextBoolean() ? List.of(random.nextInt(days)) : List.of();
      employees.add(
          new Employee(
              "" + (char) ('A' + e),
              most,
              worked * 480 + random.nextInt(2) * 120,
              Math.max(0, worked - 1 - random.nextInt(2)) * 480,
              maxRun,
              1 + random.nextInt(Math.min(2, maxRun)),
              1 + random.nextInt(3),
              random.nextInt(3),
              off));
    }
    List<Request> on = new ArrayList<>();
    List<Request> off = new ArrayList<>();
    for (Employee employee : employees) {
      on.add(request(employee, days, shifts, random));
      off.add(request(employee, days, shifts, random));
    }
    List<Cover> cover = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      for (ShiftType shift : shifts) {
        cover.add(
            new Cover(
                day,
                shift.id(),
                random.nextInt(people + 1),
                5 + random.nextInt(20),
                1 + random.nextInt(3)));
      }
    }
    return new ShiftProblem(days, shifts, employees, on, off, cover);
  }

  private static Request request(
      Employee employee, int days, List<ShiftType> shifts, Random random) {
    return new Request(
        employee.id(),
        random.nextInt(days),
        shifts.get(random.nextInt(shifts.size())).id(),
        1 + random.nextInt(4));
  }

  /// What a row of an employee costs beyond the problem's own costs; [#FORBIDDEN] takes it out.
  interface Extra {
    long of(int employee, int[] row);
  }

  static final long FORBIDDEN = Long.MAX_VALUE;

  /// Least cost of any roster without a breach, by trying all; -1 when there is none.
  static long bruteForce(ShiftProblem problem) {
    return bruteForce(problem, (employee, row) -> 0);
  }

  /// The same with something more on each row.
  static long bruteForce(ShiftProblem problem, Extra extra) {
    List<List<int[]>> rows = new ArrayList<>();
    for (int e = 0; e < problem.employees().size(); e++) {
      int employee = e;
      rows.add(
          lawful(problem, e).stream().filter(row -> extra.of(employee, row) != FORBIDDEN).toList());
    }
    int[][] cover = new int[problem.days()][problem.shifts().size()];
    return best(problem, rows, extra, 0, cover, 0);
  }

  /// Every row of one employee that breaks no rule of the checker.
  static List<int[]> lawful(ShiftProblem problem, int employee) {
    Employee one = problem.employees().get(employee);
    ShiftProblem alone =
        new ShiftProblem(
            problem.days(), problem.shifts(), List.of(one), List.of(), List.of(), List.of());
    List<int[]> rows = new ArrayList<>();
    int[] row = new int[problem.days()];
    extend(alone, row, 0, 0, rows);
    return rows;
  }

  private static void extend(
      ShiftProblem alone, int[] row, int day, int minutes, List<int[]> rows) {
    if (minutes > alone.employees().getFirst().maxMinutes()) {
      return;
    }
    if (day == row.length) {
      if (minutes >= alone.employees().getFirst().minMinutes()
          && ShiftChecker.check(alone, Roster.of(new int[][] {row})).findings().isEmpty()) {
        rows.add(row.clone());
      }
      return;
    }
    for (int shift = Roster.OFF; shift < alone.shifts().size(); shift++) {
      row[day] = shift;
      extend(
          alone,
          row,
          day + 1,
          minutes + (shift == Roster.OFF ? 0 : alone.shifts().get(shift).minutes()),
          rows);
    }
  }

  private static long best(
      ShiftProblem problem,
      List<List<int[]>> rows,
      Extra extra,
      int employee,
      int[][] cover,
      long requests) {
    if (employee == rows.size()) {
      long cost = requests;
      for (Cover line : problem.cover()) {
        int missing = line.need() - cover[line.day()][problem.indexOfShift(line.shift())];
        cost +=
            missing > 0 ? (long) missing * line.underWeight() : (long) -missing * line.overWeight();
      }
      return cost;
    }
    long least = -1;
    for (int[] row : rows.get(employee)) {
      long own = extra.of(employee, row);
      String id = problem.employees().get(employee).id();
      for (Request request : problem.on()) {
        if (request.employee().equals(id)) {
          own += row[request.day()] == problem.indexOfShift(request.shift()) ? 0 : request.weight();
        }
      }
      for (Request request : problem.off()) {
        if (request.employee().equals(id)) {
          own += row[request.day()] == problem.indexOfShift(request.shift()) ? request.weight() : 0;
        }
      }
      count(row, cover, 1);
      long cost = best(problem, rows, extra, employee + 1, cover, requests + own);
      count(row, cover, -1);
      least = cost >= 0 && (least < 0 || cost < least) ? cost : least;
    }
    return least;
  }

  private static void count(int[] row, int[][] cover, int sign) {
    for (int day = 0; day < row.length; day++) {
      if (row[day] != Roster.OFF) {
        cover[day][row[day]] += sign;
      }
    }
  }

  /// How many rosters the brute force would try.
  static double rosters(ShiftProblem problem) {
    double product = 1;
    for (int e = 0; e < problem.employees().size(); e++) {
      product *= lawful(problem, e).size();
    }
    return product;
  }
}
