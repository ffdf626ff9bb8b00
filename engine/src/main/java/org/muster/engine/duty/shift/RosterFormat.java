package org.muster.engine.duty.shift;

import java.util.Arrays;
import java.util.List;

/// Rosters as text: CSV with the header `employee,day,shift` (day from zero), a line for each shift
/// worked; and the tab-separated grid of the public solutions, a line for each employee.
public final class RosterFormat {

  private static final String HEADER = "employee,day,shift";

  private RosterFormat() {}

  /// Reads a roster from CSV.
  ///
  /// @throws FormatException naming the line and what was expected there
  public static Roster readCsv(ShiftProblem problem, String source, String text) {
    int[][] shifts = empty(problem);
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().strip().equals(HEADER)) {
      throw new FormatException(
          source, 1, lines.isEmpty() ? "" : lines.getFirst(), "the header " + HEADER);
    }
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty()) {
        continue;
      }
      String[] fields = line.split(",", -1);
      if (fields.length != 3) {
        throw new FormatException(source, i + 1, line, "3 fields: " + HEADER);
      }
      int employee = problem.indexOfEmployee(fields[0].strip());
      if (employee < 0) {
        throw new FormatException(source, i + 1, fields[0], "an employee of the instance");
      }
      int day = day(problem, fields[1].strip());
      if (day < 0) {
        throw new FormatException(
            source, i + 1, fields[1], "a day from 0 to " + (problem.days() - 1));
      }
      int shift = problem.indexOfShift(fields[2].strip());
      if (shift < 0) {
        throw new FormatException(source, i + 1, fields[2], "a shift of the instance");
      }
      if (shifts[employee][day] != Roster.OFF) {
        throw new FormatException(source, i + 1, line, "one shift a day for each employee");
      }
      shifts[employee][day] = shift;
    }
    return Roster.of(shifts);
  }

  private static int day(ShiftProblem problem, String text) {
    try {
      int day = Integer.parseInt(text);
      return day < problem.days() ? Math.max(day, -1) : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /// Writes a roster as CSV, by employee and day.
  public static String writeCsv(ShiftProblem problem, Roster roster) {
    StringBuilder out = new StringBuilder(HEADER).append('\n');
    for (int e = 0; e < problem.employees().size(); e++) {
      for (int day = 0; day < problem.days(); day++) {
        int shift = roster.shift(e, day);
        if (shift != Roster.OFF) {
          out.append(problem.employees().get(e).id())
              .append(',')
              .append(day)
              .append(',')
              .append(problem.shifts().get(shift).id())
              .append('\n');
        }
      }
    }
    return out.toString();
  }

  /// Reads the tab-separated grid of the public solutions: a line for each employee in the
  /// problem's order, a column for each day, empty or `-` for a day off.
  ///
  /// @throws FormatException naming the line and what was expected there
  public static Roster readGrid(ShiftProblem problem, String source, String text) {
    int[][] shifts = empty(problem);
    List<String> lines = text.lines().toList();
    if (lines.size() < shifts.length) {
      throw new FormatException(
          source, lines.size() + 1, "end of file", shifts.length + " lines, one an employee");
    }
    for (int e = 0; e < shifts.length; e++) {
      String[] cells = lines.get(e).split("\t", -1);
      if (cells.length > problem.days()) {
        throw new FormatException(
            source, e + 1, cells.length + " cells", "at most " + problem.days() + " cells");
      }
      for (int day = 0; day < cells.length; day++) {
        String cell = cells[day].strip();
        if (cell.isEmpty() || cell.equals("-")) {
          continue;
        }
        shifts[e][day] = problem.indexOfShift(cell);
        if (shifts[e][day] < 0) {
          throw new FormatException(source, e + 1, cell, "a shift of the instance");
        }
      }
    }
    for (int i = shifts.length; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        throw new FormatException(
            source, i + 1, lines.get(i), "end of file after " + shifts.length + " employees");
      }
    }
    return Roster.of(shifts);
  }

  private static int[][] empty(ShiftProblem problem) {
    int[][] shifts = new int[problem.employees().size()][problem.days()];
    for (int[] row : shifts) {
      Arrays.fill(row, Roster.OFF);
    }
    return shifts;
  }
}
