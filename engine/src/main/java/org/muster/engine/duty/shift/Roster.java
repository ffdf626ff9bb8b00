package org.muster.engine.duty.shift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Who works what when: for each employee, in the problem's order, the index of the shift on each
/// day, or {@link #OFF}.
public record Roster(List<List<Integer>> rows) {

  /// No work on the day.
  public static final int OFF = -1;

  public Roster {
    rows = rows.stream().map(List::copyOf).toList();
  }

  /// A roster from an array by employee and day.
  public static Roster of(int[][] shifts) {
    List<List<Integer>> rows = new ArrayList<>();
    for (int[] row : shifts) {
      rows.add(Arrays.stream(row).boxed().toList());
    }
    return new Roster(rows);
  }

  /// The shift of an employee on a day, or {@link #OFF}.
  public int shift(int employee, int day) {
    return rows.get(employee).get(day);
  }
}
