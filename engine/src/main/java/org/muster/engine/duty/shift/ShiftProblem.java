package org.muster.engine.duty.shift;

import java.util.List;

/// A roster to be made: days, shifts, people, wishes and cover.
///
/// @param days length of the horizon; day zero is a Monday; whole weeks
/// @param on shifts that employees want
/// @param off shifts that employees do not want
public record ShiftProblem(
    int days,
    List<ShiftType> shifts,
    List<Employee> employees,
    List<Request> on,
    List<Request> off,
    List<Cover> cover) {

  public ShiftProblem {
    shifts = List.copyOf(shifts);
    employees = List.copyOf(employees);
    on = List.copyOf(on);
    off = List.copyOf(off);
    cover = List.copyOf(cover);
  }

  /// Index of the shift with this id, or -1.
  public int indexOfShift(String id) {
    for (int s = 0; s < shifts.size(); s++) {
      if (shifts.get(s).id().equals(id)) {
        return s;
      }
    }
    return -1;
  }

  /// Index of the employee with this id, or -1.
  public int indexOfEmployee(String id) {
    for (int e = 0; e < employees.size(); e++) {
      if (employees.get(e).id().equals(id)) {
        return e;
      }
    }
    return -1;
  }
}
