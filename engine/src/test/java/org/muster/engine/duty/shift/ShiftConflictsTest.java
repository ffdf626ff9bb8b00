package org.muster.engine.duty.shift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShiftConflictsTest {

  /// Whether one row exists is asked of a rule of thumb here: minutes that are needed need days.
  @Test
  void whoHasNoRowIsNamedWithTheRulesThatWouldHaveToGive() {
    ShiftProblem problem =
        new ShiftProblem(
            7,
            List.of(new ShiftType("D", 480, List.of())),
            List.of(employee("A", List.of(0, 1, 2, 3, 4, 5, 6)), employee("B", List.of())),
            List.of(),
            List.of(),
            List.of());

    List<ShiftConflicts.Conflict> found =
        ShiftConflicts.list(
            problem,
            alone -> {
              Employee only = alone.employees().getFirst();
              return only.minMinutes() <= 480 * (alone.days() - only.daysOff().size());
            });

    assertThat(found)
        .extracting(ShiftConflicts.Conflict::toString)
        .containsExactly(
            "A: no lawful row; one of these would have to give: days off [0, 1, 2, 3, 4, 5, 6],"
                + " least minutes 480");
  }

  private static Employee employee(String id, List<Integer> daysOff) {
    return new Employee(id, Map.of("D", 7), 3360, 480, 5, 1, 1, 1, daysOff);
  }
}
